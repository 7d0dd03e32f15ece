import type { ShardcastError } from '../../core/errors.js';

/** The newest revision that a relay knows, and how long ago it last proved itself at the log's tail. */
export interface SourceHead {
  readonly revision: number;
  readonly token: string;
  readonly ageMs: number;
}

export type SourceEvent =
  /** Entries follow the cursor. */
  | { readonly kind: 'deltas'; readonly reason: string; readonly head: SourceHead }
  /** Take the manifest's chunks, then watch again from its cursor: the watch ends. */
  | {
      readonly kind: 'snapshot';
      readonly reason: string;
      readonly manifest: Buffer;
      readonly head: SourceHead;
    }
  | { readonly kind: 'entry'; readonly bytes: Buffer }
  | { readonly kind: 'heartbeat'; readonly head: SourceHead }
  | {
      readonly kind: 'goodbye';
      readonly reason: string;
      readonly retryAfterMs: number;
      readonly failure: ShardcastError | undefined;
    };

/** How far an agent is. */
export interface Progress {
  readonly sinkRevision: number;
  readonly replicaRevision: number;
  readonly stale: boolean;
}

/** One watch: its events in order, the first a `deltas` or `snapshot`. What waits to be read is bounded in bytes. */
export interface SourceWatch extends AsyncIterable<SourceEvent> {
  /** Tells the relay; of several that could not be sent yet only the last is. */
  report(progress: Progress): void;
}

export interface WatchRequest {
  readonly shard: string;
  /** The replica's revision token; '' from the beginning. */
  readonly cursor: string;
  readonly agent: string;
}

/** Where an agent's deltas come from. All calls throw ShardcastError and end when the signal aborts. */
export interface Source extends Disposable {
  readonly name: string;
  /** HOST:PORT of the relay that is asked for a shard now. */
  relayOf(shard: string): string;
  watch(request: WatchRequest, signal: AbortSignal): SourceWatch;
  /** The newest snapshot's manifest, encoded. */
  fetchManifest(shard: string, signal: AbortSignal): Promise<Buffer>;
  /** Encoded chunk frames in the order asked for; not verified. */
  fetchChunks(shard: string, hashes: readonly Buffer[], signal: AbortSignal): AsyncIterable<Buffer>;
}
