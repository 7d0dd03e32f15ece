import { type Deferred, deferred } from '../../core/deferred.js';
import type { LoggedEntry } from '../../log/delta-log.js';
import type { Draft } from '../../shard/draft.js';

/** Of own entries that the follower has not brought yet. Beyond, they are compared with the tail when it does. */
const UNSEEN_BYTES_MAX = 32 * 1024 * 1024;
const UNSEEN_OVERHEAD_BYTES = 100;

/** One append of this relay, until the log has answered. */
export interface Flight {
  readonly bytes: Buffer;
  /** undefined: an import, which its owner applies by itself. */
  readonly draft: Draft | undefined;
  /** Set when the follower brings the entry before the answer comes. 0: it has not. */
  position: number;
  /** Of an import: resolves when it has ended. */
  readonly landed: Deferred<void> | undefined;
}

/**
 * What this relay appends comes back to it: the log's answer says that it is stored, and the follower brings it, in either order. The
 * first of the two makes the draft the state; the other finds the same bytes at the same place, and that is all it costs.
 */
export class OwnAppends {
  /** By shard: one at a time. */
  readonly #flights = new Map<string, Flight>();
  /** Per stream by position, in the order of their answers: applied, not brought yet. */
  readonly #unseen: Map<number, Buffer>[];
  #unseenBytes = 0;

  constructor(streams: number) {
    this.#unseen = Array.from({ length: streams }, () => new Map());
  }

  begin(shard: string, bytes: Buffer, draft: Draft | undefined): Flight {
    const landed = draft === undefined ? deferred<void>() : undefined;
    const flight: Flight = { bytes, draft, position: 0, landed };
    this.#flights.set(shard, flight);
    return flight;
  }

  end(shard: string): void {
    this.#flights.get(shard)?.landed?.resolve();
    this.#flights.delete(shard);
  }

  async landed(shard: string): Promise<void> {
    await this.#flights.get(shard)?.landed?.promise;
  }

  /** The append under way that this entry is. */
  flightOf({ entry, bytes }: LoggedEntry): Flight | undefined {
    const flight = this.#flights.get(entry.shard);
    return flight?.bytes.equals(bytes) ? flight : undefined;
  }

  /** An entry that was applied with the log's answer. */
  expect(stream: number, position: number, bytes: Buffer): void {
    if (this.#unseenBytes > UNSEEN_BYTES_MAX) return;
    this.#unseenBytes += bytes.length + UNSEEN_OVERHEAD_BYTES;
    this.#unseen[stream]!.set(position, bytes);
  }

  /** Whether the follower brings back what was applied with the log's answer. */
  isBack(stream: number, { position, bytes }: LoggedEntry): boolean {
    const unseen = this.#unseen[stream]!;
    const expected = unseen.get(position);
    if (expected === undefined) return false;
    this.#forget(unseen, position, expected);
    return expected.equals(bytes);
  }

  /** The follower is past `position`: what is expected before was trimmed and does not come. */
  passed(stream: number, position: number): void {
    const unseen = this.#unseen[stream]!;
    for (const [at, bytes] of unseen) if (at <= position) this.#forget(unseen, at, bytes);
  }

  #forget(unseen: Map<number, Buffer>, position: number, bytes: Buffer): void {
    unseen.delete(position);
    this.#unseenBytes -= bytes.length + UNSEEN_OVERHEAD_BYTES;
  }
}
