import type { ShardView, Touched } from '../../shard/view.js';
import type { FeedSource, SinkCosts } from './sink.js';
import { TouchedSet } from './touched-set.js';

/** So many steps wait at most; then they are merged. Each holds a view. */
const STEPS_MAX = 64;

/** A revision that the sink may be brought to by one write: its view, and what changed since the step before. */
export interface Step {
  readonly to: ShardView;
  readonly touched: Touched;
}

/**
 * What waits to be written. A patch of k operations costs k², so a burst is not one write: it is cut, between deltas, into
 * steps of about the size that carries most records per second. Where many steps would cost more than the whole
 * document, and where too many wait, they become one. Steps own their views.
 */
export class Backlog {
  readonly #source: FeedSource;
  readonly #costs: SinkCosts;
  readonly #keysMax: number;
  #steps: Step[] = [];
  #stepKeys = 0;
  #open: TouchedSet;

  constructor(source: FeedSource, costs: SinkCosts, keysMax: number) {
    this.#source = source;
    this.#costs = costs;
    this.#keysMax = keysMax;
    this.#open = new TouchedSet(keysMax);
  }

  get isEmpty(): boolean {
    return this.#steps.length === 0 && this.#open.isEmpty;
  }

  /** To be called while the source's newest view is the one that these deltas led to. */
  add(touched: Touched): void {
    if (touched.all) this.clear();
    this.#open.add(touched);
    if (this.#open.all || this.#open.size < this.#costs.recordsPerPatch) return;
    this.#steps.push({ to: this.#source.view(), touched: this.#open });
    this.#stepKeys += this.#open.size;
    this.#open = new TouchedSet(this.#keysMax);
    if (this.#steps.length >= STEPS_MAX || this.#stepKeys > this.#keysMax) this.merge();
  }

  /** The next write's step, now the caller's; undefined if nothing waits. */
  take(): Step | undefined {
    if (this.isEmpty) return undefined;
    if (this.#steps.length > 1 || this.#open.all) this.#mergeIfCheaper();
    const first = this.#steps.shift();
    if (first !== undefined) {
      this.#stepKeys -= first.touched.keys.size + first.touched.prefixes.size;
      return first;
    }
    const touched = this.#open;
    this.#open = new TouchedSet(this.#keysMax);
    return { to: this.#source.view(), touched };
  }

  /** Puts a step back that was not written. */
  restore(step: Step): void {
    this.#steps.unshift(step);
    this.#stepKeys += step.touched.keys.size + step.touched.prefixes.size;
    if (this.#open.all || step.touched.all) this.merge();
  }

  clear(): void {
    for (const { to } of this.#steps) to[Symbol.dispose]();
    this.#steps = [];
    this.#stepKeys = 0;
    this.#open = new TouchedSet(this.#keysMax);
  }

  /** Makes all that waits one step to the newest revision. */
  merge(): void {
    const merged = new TouchedSet(this.#keysMax);
    for (const { touched } of this.#steps) merged.add(touched);
    merged.add(this.#open);
    this.clear();
    this.#open = merged;
  }

  #mergeIfCheaper(): void {
    const last = this.#steps.at(-1);
    if (last === undefined) return;
    const keys = this.#stepKeys + this.#open.size;
    if (this.#open.all || this.#costs.patchesMs(keys) > this.#costs.putMs(last.to)) this.merge();
  }
}
