import { crashPoint } from '../core/crash-point.js';
import type { ShardcastError } from '../core/errors.js';
import { parseCursorOf } from '../shard/cursor.js';
import type { ShardView, Touched } from '../shard/view.js';
import type { Manifest } from '../snapshot/manifest.js';
import type { Filling, HeldPosition, Sink, SinkCosts, SinkWrite } from './sinks/sink.js';

export interface SinkCounts {
  readonly puts: number;
  readonly patches: number;
  readonly operations: number;
  readonly bytes: number;
  /** Milliseconds that writes took. */
  readonly writeMs: number;
  readonly failures: number;
}

export interface SinkObserver {
  /** The revision that the sink is known to hold has changed, or its trouble has. */
  onChange(): void;
  /** What the sink was found to hold by this agent's hand. */
  onHeld(held: HeldPosition): void;
}

/** A sink whose position is watched: what it holds, whether by a write or because it was found so. */
export class ObservedSink implements Sink {
  readonly name: string;
  readonly costs: SinkCosts;
  readonly #sink: Sink;
  readonly #shard: string;
  readonly #observer: SinkObserver;
  readonly #counts: { -readonly [K in keyof SinkCounts]: number } = {
    puts: 0,
    patches: 0,
    operations: 0,
    bytes: 0,
    writeMs: 0,
    failures: 0,
  };
  #revision: number | undefined;
  #error: ShardcastError | undefined;

  constructor(sink: Sink, shard: string, observer: SinkObserver) {
    this.#sink = sink;
    this.#shard = shard;
    this.#observer = observer;
    this.name = sink.name;
    this.costs = sink.costs;
  }

  /** undefined: not known, or the sink holds nothing of ours. */
  get revision(): number | undefined {
    return this.#revision;
  }

  /** Why the last attempt failed; undefined once one succeeded. */
  get error(): ShardcastError | undefined {
    return this.#error;
  }

  get counts(): SinkCounts {
    return this.#counts;
  }

  failed(error: ShardcastError): void {
    this.#counts.failures++;
    if (error.code === 'GAP') this.#revision = undefined;
    this.#error = error;
    this.#observer.onChange();
  }

  async held(signal: AbortSignal): Promise<HeldPosition | undefined> {
    const held = await this.#sink.held(signal);
    if (this.#error?.code === 'SINK_UNAVAILABLE') this.#error = undefined;
    this.#found(held?.own ? this.#revisionOf(held.token) : undefined);
    if (held?.own) this.#observer.onHeld(held);
    return held;
  }

  async write(
    from: ShardView | undefined,
    to: ShardView,
    touched: Touched,
    signal: AbortSignal,
  ): Promise<SinkWrite> {
    crashPoint('sink:before-write');
    const write = await this.#sink.write(from, to, touched, signal);
    crashPoint('sink:written');
    this.#counts.operations += write.operations;
    this.#counts.bytes += write.bytes;
    this.#counts.writeMs += write.elapsedMs;
    if (write.kind === 'put') this.#counts.puts++;
    if (write.kind === 'patch') this.#counts.patches++;
    this.#error = undefined;
    this.#found(to.revision);
    return write;
  }

  prepare(from: ShardView, to: ShardView, touched: Touched): void {
    this.#sink.prepare?.(from, to, touched);
  }

  expect(snapshot: Manifest): Filling | undefined {
    return this.#sink.expect?.(snapshot);
  }

  markStale(stale: boolean, signal: AbortSignal): Promise<void> {
    return this.#sink.markStale(stale, signal);
  }

  async clear(signal: AbortSignal): Promise<void> {
    await this.#sink.clear(signal);
    this.#found(undefined);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return Promise.resolve(this.#sink[Symbol.asyncDispose]());
  }

  #revisionOf(token: string): number | undefined {
    try {
      return parseCursorOf(this.#shard, token).revision;
    } catch {
      // Somebody wrote a mark that is none: the sink will be replaced.
      return undefined;
    }
  }

  #found(revision: number | undefined): void {
    if (revision === this.#revision) return;
    this.#revision = revision;
    this.#observer.onChange();
  }
}
