import type { ShardView, Touched } from '../../shard/view.js';
import type { FeedSource, SinkCosts } from './sink.js';
import { TouchedSet } from './touched-set.js';

/** When so many steps wait, neighbours are merged. Each step holds a view. */
const STEPS_MAX = 256;

/** A revision that the sink may be brought to by one write: its view, and what changed since the step before. */
export interface Step {
  readonly to: ShardView;
  readonly touched: Touched;
}

/**
 * What waits to be written. A patch of k operations costs k², so a burst is not one write: it is cut, between deltas, into
 * steps of about the size that carries most records per second. Where many wait they grow, and where they would cost more
 * than the whole document they become one. Steps own their views.
 */
export class Backlog {
  readonly #source: FeedSource;
  readonly #costs: SinkCosts;
  readonly #keysMax: number;
  #steps: Step[] = [];
  #stepKeys = 0;
  #open: TouchedSet;
  /** Deltas came that are in no step yet; they may have touched nothing, and OPA names their revision all the same. */
  #hasOpen = false;

  constructor(source: FeedSource, costs: SinkCosts, keysMax: number) {
    this.#source = source;
    this.#costs = costs;
    this.#keysMax = keysMax;
    this.#open = new TouchedSet(keysMax);
  }

  get isEmpty(): boolean {
    return this.#steps.length === 0 && !this.#hasOpen;
  }

  /** `view`: of the state that these deltas led to; default the source's newest. */
  add(touched: Touched, view: () => ShardView = () => this.#source.view()): void {
    if (touched.all) this.clear();
    this.#open.add(touched);
    this.#hasOpen = true;
    // With as much again as came now it would be further from the best size than it is.
    if (this.#open.all || this.#open.size + sizeOf(touched) / 2 < this.#costs.recordsPerPatch) return;
    this.#steps.push({ to: view(), touched: this.#open });
    this.#stepKeys += this.#open.size;
    this.#open = new TouchedSet(this.#keysMax);
    this.#hasOpen = false;
    if (this.#stepKeys > this.#keysMax) this.merge();
    else if (this.#steps.length >= STEPS_MAX) this.#mergeNeighbours();
  }

  /** As `take`, but only a step that nothing will be added to any more. */
  takeFull(): Step | undefined {
    return this.#steps.length === 0 ? undefined : this.take();
  }

  /** The next write's step, now the caller's; undefined if nothing waits. */
  take(): Step | undefined {
    if (this.isEmpty) return undefined;
    if (this.#steps.length > 1 || this.#open.all) this.#mergeIfCheaper();
    const first = this.#steps.shift();
    if (first !== undefined) {
      this.#stepKeys -= sizeOf(first.touched);
      return first;
    }
    const touched = this.#open;
    this.#open = new TouchedSet(this.#keysMax);
    this.#hasOpen = false;
    return { to: this.#source.view(), touched };
  }

  /** Puts a step back that was not written. */
  restore(step: Step): void {
    this.#steps.unshift(step);
    this.#stepKeys += sizeOf(step.touched);
    if (this.#open.all || step.touched.all) this.merge();
  }

  clear(): void {
    for (const { to } of this.#steps) to[Symbol.dispose]();
    this.#steps = [];
    this.#stepKeys = 0;
    this.#open = new TouchedSet(this.#keysMax);
    this.#hasOpen = false;
  }

  /** Makes all that waits one step to the newest revision. */
  merge(): void {
    if (this.isEmpty) return;
    const merged = new TouchedSet(this.#keysMax);
    for (const { touched } of this.#steps) merged.add(touched);
    merged.add(this.#open);
    this.clear();
    this.#open = merged;
    this.#hasOpen = true;
  }

  #mergeIfCheaper(): void {
    const last = this.#steps.at(-1);
    if (last === undefined) return;
    let apartMs = this.#costs.patchMs(this.#open.size);
    for (const { touched } of this.#steps) apartMs += this.#costs.patchMs(sizeOf(touched));
    if (this.#open.all || apartMs > this.#costs.putMs(last.to)) this.merge();
  }

  #mergeNeighbours(): void {
    const merged: Step[] = [];
    for (let index = 0; index + 1 < this.#steps.length; index += 2) {
      const [first, second] = [this.#steps[index]!, this.#steps[index + 1]!];
      const touched = new TouchedSet(this.#keysMax);
      touched.add(first.touched);
      touched.add(second.touched);
      first.to[Symbol.dispose]();
      merged.push({ to: second.to, touched });
    }
    if (this.#steps.length % 2 === 1) merged.push(this.#steps.at(-1)!);
    this.#steps = merged;
    this.#stepKeys = merged.reduce((keys, { touched }) => keys + sizeOf(touched), 0);
  }
}

function sizeOf({ keys, prefixes }: Touched): number {
  return keys.size + prefixes.size;
}
