import type { MemberRecord } from './member-record.js';

export interface TableOptions {
  /** Silent for longer than this is gone. Milliseconds. */
  readonly expiryMs: number;
  /** Between two renewals of a member, and so between two proofs of touch. Milliseconds. */
  readonly heartbeatMs: number;
}

interface Known {
  /** Of the last that was heard; undefined: it left. */
  readonly record: MemberRecord | undefined;
  readonly revision: number;
  /** By the table's own time. */
  readonly heardMs: number;
  alive: boolean;
}

/** A member that is gone or has left, and what the bucket still has of it. */
export interface Departed {
  readonly id: string;
  readonly revision: number;
}

/**
 * Who is alive, from what came through the watch and when. Pure: it is told the time.
 *
 * Whoever has been silent for `expiryMs` is gone. But silence has two causes: the member is dead, or the observer hears nothing. Measured
 * by the plain clock, an observer that was cut off, or paused, or whose bucket was electing a leader for eight seconds, would find
 * everybody dead and itself alone in the mesh. So the table's time is not the clock's. Each renewal of the observer's own goes to the bucket
 * and comes back through the same watch as those of the others do, in the bucket's order: when it is back, what a member had stored before it
 * is known, or is passed over because a later one follows at once. Only such a proof of touch moves the table's time, by the time since the
 * proof before it, and by no more than two heartbeats. Without proofs nobody ages, and a break of any length counts as two heartbeats,
 * which with the one that a member is silent anyway must be less than the expiry. What is compared is always one monotonic clock with
 * itself: no wall clock, no other host's, not the server's.
 *
 * Of the last heartbeat of a silence it need not be proven that the observer would have heard: who has missed all the others is not waited
 * for until the next proof. So the dead are known by the end of the expiry, not up to a heartbeat later.
 *
 * A revision says which of two records of one id is the later one: what is told twice or late, as after a watch that began again from the
 * start, changes nothing. An id that is unknown below the highest revision seen has been forgotten as gone: if it lives, it will renew.
 */
export class MemberTable {
  readonly #options: TableOptions;
  readonly #known = new Map<string, Known>();
  #highest = 0;
  /** The table's time, as far as it is proven. */
  #provenMs = 0;
  #touchedMs: number | undefined;

  constructor(options: TableOptions) {
    this.#options = options;
  }

  /** A record, or undefined for its removal, came at `atMs`. True if who is alive, or what a member says of itself, changed. */
  hear(id: string, revision: number, record: MemberRecord | undefined, atMs: number): boolean {
    const before = this.#known.get(id);
    if (revision <= (before?.revision ?? this.#highest)) return false;
    this.#highest = Math.max(this.#highest, revision);
    this.#known.set(id, { record, revision, heardMs: this.#timeMs(atMs), alive: record !== undefined });
    const shown = before?.alive ? before.record : undefined;
    return !isSameApartFromBeat(shown, record);
  }

  /** The observer's own renewal came back at `atMs`. True if somebody is gone by it. */
  touch(atMs: number): boolean {
    this.#provenMs = this.#timeMs(atMs);
    this.#touchedMs = atMs;
    return this.expire(atMs);
  }

  /** True if somebody is gone at `atMs`, which may be between two proofs of touch. */
  expire(atMs: number): boolean {
    const { expiryMs, heartbeatMs } = this.#options;
    const timeMs = this.#timeMs(atMs);
    let changed = false;
    for (const known of this.#known.values()) {
      const proven = this.#provenMs - known.heardMs > expiryMs - heartbeatMs;
      if (!known.alive || !proven || timeMs - known.heardMs <= expiryMs) continue;
      known.alive = false;
      changed = true;
    }
    return changed;
  }

  /** After when `expire` finds somebody gone without another proof of touch; undefined: it needs one. */
  get expiresAtMs(): number | undefined {
    const { expiryMs, heartbeatMs } = this.#options;
    let longestMs = Number.NEGATIVE_INFINITY;
    for (const { alive, heardMs } of this.#known.values()) {
      if (alive) longestMs = Math.max(longestMs, this.#provenMs - heardMs);
    }
    if (this.#touchedMs === undefined || longestMs <= expiryMs - heartbeatMs) return undefined;
    return this.#touchedMs + expiryMs - longestMs;
  }

  /** The bucket was made anew or put back: its revisions begin again, so those that are known say nothing. Nobody is dropped for it. */
  newLine(): void {
    this.#highest = 0;
    for (const [id, known] of this.#known) this.#known.set(id, { ...known, revision: 0 });
  }

  /** Sorted by id. */
  get alive(): readonly MemberRecord[] {
    const records: MemberRecord[] = [];
    for (const { record, alive } of this.#known.values())
      if (alive && record !== undefined) records.push(record);
    return records.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** Forgets those that have not been heard of for twice the expiry, and returns them. */
  forgetDeparted(): readonly Departed[] {
    const departed: Departed[] = [];
    for (const [id, { alive, revision, heardMs }] of this.#known) {
      if (alive || this.#provenMs - heardMs <= 2 * this.#options.expiryMs) continue;
      this.#known.delete(id);
      departed.push({ id, revision });
    }
    return departed;
  }

  /** Between two proofs the table's time goes on, as far as the next one may move it. */
  #timeMs(atMs: number): number {
    if (this.#touchedMs === undefined) return this.#provenMs;
    return this.#provenMs + Math.min(Math.max(0, atMs - this.#touchedMs), 2 * this.#options.heartbeatMs);
  }
}

function isSameApartFromBeat(a: MemberRecord | undefined, b: MemberRecord | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  const keys = ['incarnation', 'draining', 'ready', 'grpc', 'http', 'version', 'startedAt'] as const;
  return keys.every((key) => a[key] === b[key]);
}
