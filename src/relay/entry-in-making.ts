import { type ErrorCode, ShardcastError } from '../core/errors.js';
import { ByLabel } from '../shard/by-label.js';
import type { Delta } from '../shard/delta.js';
import type { Draft } from '../shard/draft.js';
import { hasPosition, repeatsPosition } from '../shard/receipts.js';
import type { Shard } from '../shard/shard.js';
import type { PublishAnswer, PublishCommand } from './commands.js';
import { checkExpectations } from './expectations.js';

/** Bytes of deltas in one entry: it fits a 1 MiB message with its frame. */
export const ENTRY_BYTES_MAX = 960 * 1024;
/** An agent applies an entry in one go, and its OPA waits meanwhile. */
export const ENTRY_DELTAS_MAX = 512;
/** Refusals that another state might not give. */
const OF_THE_STATE: ReadonlySet<ErrorCode> = new Set(['PRECONDITION_FAILED', 'KEY_LENGTH', 'LIMIT_EXCEEDED']);

/** A publish that waits for its answer. */
export interface Pending {
  readonly command: PublishCommand;
  readonly delta: Delta;
  readonly answer: PublishAnswer;
  /** Of the same entry, with the same id or a position that this one has passed. */
  repeats: Pending[] | undefined;
}

/** The deltas that become one entry, with the publishers that wait for it. */
export class EntryInMaking {
  draft: Draft;
  /** Of the entry before, in the log. */
  position: number;
  /** One of them would be refused, but by a state that may not be the newest: `restart` with a confirmed one. */
  isDoubtful = false;
  #shard: Shard;
  /** Whether the state is the newest: else a refusal proves nothing. */
  #isConfirmed: boolean;
  /** All that wait for an answer, in the order in which they came. */
  #members: Pending[] = [];
  /** In the order of the draft's deltas. */
  #accepted: Pending[] = [];
  #byId = new ByLabel<Pending>();
  /** The last delta of each source, which this entry gives a new last position. */
  #bySource = new ByLabel<Pending>();
  #bytes = 0;

  constructor(shard: Shard, isConfirmed: boolean) {
    this.#shard = shard;
    this.#isConfirmed = isConfirmed;
    this.draft = shard.draft();
    this.position = shard.stored.position;
  }

  get size(): number {
    return this.#accepted.length;
  }

  isFullFor(delta: Buffer): boolean {
    if (this.size === 0) return false;
    return this.#bytes + delta.length > ENTRY_BYTES_MAX || this.size >= ENTRY_DELTAS_MAX;
  }

  /** Adds the delta, or answers its publisher: a repeat, or a refusal. */
  take(pending: Pending): void {
    const { command, delta, answer } = pending;
    try {
      const twin = this.#twinOf(delta);
      if (twin !== undefined) {
        twin.repeats ??= [];
        twin.repeats.push(pending);
        this.#members.push(pending);
        return;
      }
      const seen = this.#shard.receipts.find(delta);
      if (seen !== undefined) {
        answer.taken(seen.revision, seen.epoch, seen.hash, true);
        return;
      }
      checkExpectations(command, this.draft);
      this.draft.add(delta, command.delta);
      this.#byId.set(delta.publisher, delta.id, pending);
      if (hasPosition(delta)) this.#bySource.set(delta.publisher, delta.source, pending);
      this.#accepted.push(pending);
      this.#members.push(pending);
      this.#bytes += command.delta.length;
    } catch (failure) {
      const isOfTheState = failure instanceof ShardcastError && OF_THE_STATE.has(failure.code);
      if (this.#isConfirmed || !isOfTheState) {
        answer.refused(failure);
        return;
      }
      this.isDoubtful = true;
      this.#members.push(pending);
    }
  }

  /** What this entry has of the same id, or of the same source at this position or behind. */
  #twinOf(delta: Delta): Pending | undefined {
    const twin = this.#byId.get(delta.publisher, delta.id);
    if (twin !== undefined || !hasPosition(delta)) return twin;
    const last = this.#bySource.get(delta.publisher, delta.source);
    return last !== undefined && repeatsPosition(delta, last.delta) ? last : undefined;
  }

  /** Another relay was first: the same deltas against the state that it left. */
  restart(shard: Shard, isConfirmed: boolean): void {
    const again = this.#members;
    this.#shard = shard;
    this.#isConfirmed = isConfirmed;
    this.draft = shard.draft();
    this.position = shard.stored.position;
    this.isDoubtful = false;
    this.#members = [];
    this.#accepted = [];
    this.#byId = new ByLabel<Pending>();
    this.#bySource = new ByLabel<Pending>();
    this.#bytes = 0;
    for (const pending of again) {
      pending.repeats = undefined;
      this.take(pending);
    }
  }

  resolve(): void {
    const { epoch, revision: before } = this.draft.parent.head;
    let revision = before;
    for (const { answer, repeats } of this.#accepted) {
      const hash = this.draft.hashes[revision++ - before]!;
      answer.taken(revision, epoch, hash, false);
      if (repeats === undefined) continue;
      for (const repeat of repeats) repeat.answer.taken(revision, epoch, hash, true);
    }
  }

  reject(failure: unknown): void {
    for (const { answer } of this.#members) answer.refused(failure);
  }
}
