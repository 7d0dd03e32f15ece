import type { ShardView, Touched } from '../../shard/view.js';
import type { Chunk } from '../../snapshot/chunk-codec.js';
import type { Manifest } from '../../snapshot/manifest.js';

/** What a sink was found to hold of a shard. */
export interface HeldPosition {
  readonly token: string;
  /** The agent that wrote it. */
  readonly agent: string;
  /** Whether that is this agent. */
  readonly own: boolean;
  /** What policies are told, see markStale; later writes keep it. */
  readonly stale: boolean;
}

export interface SinkWrite {
  /** `patch`: one PATCH of operations; `put`: the whole document; `none`: the sink was there already. */
  readonly kind: 'patch' | 'put' | 'none';
  /** Operations on data; a patch of 0 only moved the mark. */
  readonly operations: number;
  readonly bytes: number;
  readonly elapsedMs: number;
}

/** What the feeder asks to decide how much to put into one write. */
export interface SinkCosts {
  /** So many changed records in one patch make the most records per second. */
  readonly recordsPerPatch: number;
  /** Milliseconds that one patch of `records` changed records costs. */
  patchMs(records: number): number;
  /** Milliseconds that the whole document costs. */
  putMs(view: ShardView): number;
}

/** A snapshot on its way into a sink, which is not changed before the `write` of that snapshot. Disposed: it does not come. */
export interface Filling extends Disposable {
  /** The next chunk in key order, verified. To wait for before the next one, if there is something to wait for. */
  add(chunk: Chunk): Promise<void> | undefined;
}

/**
 * Where an agent's deltas go. Every write is one transaction that leaves the sink exactly at `to`, or not changed at all.
 * Errors: SINK_UNAVAILABLE (repeat), SINK_REFUSED, SINK_UNSUPPORTED (repeating will not mend it), SINK_TAKEN (another agent
 * writes here), GAP (the sink is not at `from` any more: ask `held` and begin anew).
 */
export interface Sink extends AsyncDisposable {
  readonly name: string;
  readonly costs: SinkCosts;
  /** undefined: the sink holds nothing of this shard. */
  held(signal: AbortSignal): Promise<HeldPosition | undefined>;
  /**
   * `from` is what the sink holds. undefined: replace whatever it holds, also another agent's, which will find the sink
   * taken at its next write.
   */
  write(
    from: ShardView | undefined,
    to: ShardView,
    touched: Touched,
    signal: AbortSignal,
  ): Promise<SinkWrite>;
  /**
   * The write after the one in flight will be this one, if that one succeeds: what can be done of it now is done. Changes
   * nothing in the sink; never throws.
   */
  prepare?(from: ShardView, to: ShardView, touched: Touched): void;
  /**
   * A snapshot is on its way; when it is installed, `write(undefined, …)` of its revision will follow. A sink that holds nothing
   * may do then what can be done before. Never throws.
   */
  expect?(snapshot: Manifest): Filling | undefined;
  /** Tells policies that the data may be old (or is current again), without touching the data. */
  markStale(stale: boolean, signal: AbortSignal): Promise<void>;
  /** Removes the shard's data and its marks. */
  clear(signal: AbortSignal): Promise<void>;
}

/** The agent's replica, as the feeder of a sink sees it. */
export interface FeedSource {
  readonly revision: number;
  /** The newest state. */
  view(): ShardView;
  /** The state at an earlier revision token, or undefined when it is of other history or not kept any more. */
  viewAt(token: string): ShardView | undefined;
  /** What changed after `revision`, up to now. */
  touchedSince(revision: number): Touched;
}
