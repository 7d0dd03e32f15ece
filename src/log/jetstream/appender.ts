import { Backoff } from '../../core/backoff.js';
import { ShardcastError } from '../../core/errors.js';
import { decodeEntry, type Entry } from '../../shard/entry.js';
import { AcknowledgementInbox, type Answer } from './acknowledgements.js';
import { API, isPassing, refusalError } from './api-errors.js';
import { Batches } from './batches.js';
import { checkOpen, type NatsLink } from './link.js';
import type { MessageLookup, Place, StoredMessage } from './message-lookup.js';

/** How often the log must say that it ends before `expected`; a leader that has just been elected may, once. */
const BEHIND_TIMES = 5;

/** Headers of a publish: those that we set, with room. */
const HEADER_BYTES = 256;

/**
 * Appends as compare-and-set, and finds out what became of a publish that nobody answered.
 *
 * An acknowledgement can be lost, a leader can die between storing and answering, and a publish can lie in a buffer while
 * another way is found. So silence proves nothing, and neither does "wrong last sequence": it may be one's own message, stored
 * by the attempt before, that stands in the way. What proves something is the message that follows `expected` in the shard's
 * subject, as the stream's leader has it: there is at most one, ever. If it is byte for byte ours, the append has succeeded; if it is
 * another, ours never can; if there is none, ours may still arrive, and publishing it again does no harm, as only one of the
 * copies can win. The *last* message would not do: somebody may have appended onto ours already.
 */
export class Appender implements Disposable {
  readonly #link: NatsLink;
  readonly #lookup: MessageLookup;
  readonly #inbox: AcknowledgementInbox;
  readonly #batches: Batches;
  readonly #onStored: (stream: number, position: number) => void;
  /** By subject, while an append of the shard is under way: those that wait for it. */
  readonly #turns = new Map<string, (() => void)[]>();

  /** `batchMs`: see `Batches`. */
  constructor(
    link: NatsLink,
    lookup: MessageLookup,
    onStored: (stream: number, position: number) => void,
    batchMs?: number,
  ) {
    this.#link = link;
    this.#lookup = lookup;
    this.#onStored = onStored;
    this.#inbox = new AcknowledgementInbox(link);
    this.#batches = new Batches(link, this.#inbox, batchMs);
  }

  async append(entry: Entry, bytes: Buffer, expected: number): Promise<number> {
    this.#checkSize(bytes);
    const place = this.#lookup.place(entry.shard);
    const turn = this.#turn(place.subject);
    if (turn !== undefined) await turn;
    try {
      const answer = await this.#batches.publish(place.stream, place.subject, bytes, expected);
      const position =
        answer.kind === 'stored'
          ? answer.position
          : await this.#unlessRefused(place, entry, bytes, expected, answer);
      this.#onStored(place.stream, position);
      return position;
    } finally {
      this.#passOn(place.subject);
    }
  }

  [Symbol.dispose](): void {
    this.#inbox[Symbol.dispose]();
  }

  /** undefined: it is one's turn at once. */
  #turn(subject: string): Promise<void> | undefined {
    const waiting = this.#turns.get(subject);
    if (waiting !== undefined) return new Promise((resolve) => waiting.push(resolve));
    this.#turns.set(subject, []);
    return undefined;
  }

  #passOn(subject: string): void {
    const next = this.#turns.get(subject)?.shift();
    if (next === undefined) this.#turns.delete(subject);
    else next();
  }

  async #unlessRefused(
    place: Place,
    entry: Entry,
    bytes: Buffer,
    expected: number,
    answer: Answer,
  ): Promise<number> {
    if (answer.kind === 'refused' && !isContest(answer)) {
      throw refusalError(`append to ${entry.shard}`, answer.refusal);
    }
    return await this.#resolve(place, entry, bytes, expected, answer);
  }

  /** Reads and publishes in turn until one of them tells. */
  async #resolve(
    place: Place,
    entry: Entry,
    bytes: Buffer,
    expected: number,
    first: Answer,
  ): Promise<number> {
    const { clock, patienceMs } = this.#link;
    const deadlineMs = clock.monotonic() + patienceMs;
    const backoff = new Backoff({ firstMs: 20, lastMs: 1_000, clock });
    // Set as long as every attempt so far was refused for where the subject stands: then none of them is on its way.
    let refused = isWrongSequence(first);
    let answer = first;
    let behind = 0;
    for (;;) {
      const after = await this.#successor(place, expected);
      if (after !== undefined && after !== 'unknown') {
        if (after.bytes.equals(bytes)) return after.position;
        if (refused || !startsAfter(after, entry)) throw lost(entry, expected, after);
      }
      if (after === undefined && refused) throw lost(entry, expected);
      behind = after === undefined && isWrongSequence(answer) ? behind + 1 : 0;
      if (behind >= BEHIND_TIMES) throw fallen(entry, expected);
      if (clock.monotonic() >= deadlineMs || this.#link.ended) throw unknown(entry, expected, answer);
      await backoff.wait();
      answer = await this.#inbox.publish(place.subject, bytes, expected);
      if (answer.kind === 'stored') return answer.position;
      refused = false;
    }
  }

  async #successor(place: Place, expected: number): Promise<StoredMessage | undefined | 'unknown'> {
    try {
      return await this.#lookup.next(place, expected + 1);
    } catch (failure) {
      if (isPassing(failure)) return 'unknown';
      throw failure;
    }
  }

  #checkSize(bytes: Buffer): void {
    checkOpen(this.#link);
    const max = this.#link.connection.info?.max_payload;
    if (max === undefined || bytes.length + HEADER_BYTES <= max) return;
    throw new ShardcastError(
      'LIMIT_EXCEEDED',
      `max_payload: an entry of ${bytes.length} bytes is over ${max}`,
      {
        hint: 'NATS takes 1 MiB by default: do not set max_payload lower.',
        details: { limit: 'max_payload', maximum: max, actual: bytes.length },
      },
    );
  }
}

function isWrongSequence(answer: Answer): boolean {
  return answer.kind === 'refused' && answer.refusal.err_code === API.wrongLastSequence;
}

/** Refused for where the subject stands, or may stand in a moment. */
function isContest(answer: Answer & { kind: 'refused' }): boolean {
  const number = answer.refusal.err_code;
  return number === API.wrongLastSequence || number === API.subjectInFlight || number === API.subjectNotReady;
}

/** The message that followed `expected` was trimmed: what is found is a later one, and the trimmed one may have been ours. */
function startsAfter(after: StoredMessage, entry: Entry): boolean {
  try {
    return decodeEntry(after.bytes).firstRevision > entry.firstRevision;
  } catch {
    return false;
  }
}

function lost(entry: Entry, expected: number, after?: StoredMessage): ShardcastError {
  const stands = after === undefined ? 'before that' : `at ${after.position} or later`;
  return new ShardcastError('CONFLICT', `${entry.shard} stands ${stands}, not at ${expected}`);
}

/** One that waits for an answer from before cannot be stored any more, or only where somebody else's entries have come to the same position. */
function fallen(entry: Entry, expected: number): ShardcastError {
  const message = `append to ${entry.shard} at ${expected}: the log has lost what was there`;
  return new ShardcastError('UNAVAILABLE', message, { hint: 'Was an old store of NATS put back?' });
}

function unknown(entry: Entry, expected: number, answer: Answer): ShardcastError {
  const why = answer.kind === 'silent' ? answer.why : 'the servers contradict each other';
  const message = `append to ${entry.shard} at ${expected}: ${why}; whether it was stored is unknown`;
  return new ShardcastError('UNAVAILABLE', message, { hint: 'Has the stream a quorum of its servers?' });
}
