import { Alarm } from '../../core/alarm.js';
import { ShardcastError } from '../../core/errors.js';
import type { Logger } from '../../core/log.js';
import { type Entry, historyHashes, lastRevision } from '../../shard/entry.js';
import type { LoggedEntry } from '../delta-log.js';
import type { NatsLink } from './link.js';
import { streamName } from './mesh-streams.js';
import { MessageFeed } from './message-feed.js';
import { loggedEntry, type MessageLookup } from './message-lookup.js';

/**
 * So many entries are fetched message by message, what is left through a consumer: creating one is dearer than they are, above all in a cluster.
 */
const SINGLE_READS_MAX = 10;

/** Reads a shard's entries from the log, and finds the one that holds a revision. */
export class EntryReader {
  readonly #link: NatsLink;
  readonly #lookup: MessageLookup;
  readonly #log: Logger;

  constructor(link: NatsLink, lookup: MessageLookup, log: Logger) {
    this.#link = link;
    this.#lookup = lookup;
    this.#log = log;
  }

  /** See DeltaLog.read. What is appended while it runs is not waited for. */
  async *read(
    shard: string,
    fromRevision: number,
    afterPosition?: number,
  ): AsyncGenerator<LoggedEntry, void, undefined> {
    const from = Math.max(1, fromRevision);
    const [last, hinted] = await Promise.all([
      this.#lookup.lastEntry(shard),
      afterPosition === undefined ? undefined : this.#lookup.nextEntry(shard, afterPosition + 1),
    ]);
    if (last === undefined || lastRevision(last.entry) < from) return;
    const first = await this.#first(shard, from, last, hinted);
    if (first.entry.firstRevision > from) throw trimmed(shard, first.entry);
    yield first;
    let before = first;
    for await (const logged of this.#between(shard, first, last)) {
      checkFollows(before.entry, logged.entry);
      yield logged;
      before = logged;
    }
    if (before.position < last.position) throw trimmed(shard, last.entry);
  }

  /**
   * The first entry that ends at `revision` or later, by halving the positions between `below`, up to which entries end before it, and
   * `last`, which must not. With several epochs in the log it may be one of an earlier epoch; never is an entry before it of use to the last epoch.
   */
  async find(shard: string, revision: number, last: LoggedEntry, below = 0): Promise<LoggedEntry> {
    let found = last;
    let low = below;
    // Between `low` and `high` is what is not known yet.
    let high = last.position;
    for (let probe = low + 1; low + 1 < high; probe = low + 1 + Math.floor((high - low - 2) / 2)) {
      const next = await this.#lookup.nextEntry(shard, probe);
      if (next === undefined) throw trimmed(shard, last.entry);
      if (lastRevision(next.entry) >= revision) {
        found = next;
        high = probe;
      } else {
        low = next.position;
      }
    }
    return found;
  }

  /** Where to begin. What a hint led to is used for what it is, so that a wrong hint does no harm. */
  async #first(
    shard: string,
    from: number,
    last: LoggedEntry,
    hinted: LoggedEntry | undefined,
  ): Promise<LoggedEntry> {
    if (last.entry.firstRevision <= from) return last;
    if (hinted === undefined || hinted.entry.firstRevision > from) return await this.find(shard, from, last);
    if (lastRevision(hinted.entry) >= from) return hinted;
    return await this.find(shard, from, last, hinted.position);
  }

  async *#between(
    shard: string,
    first: LoggedEntry,
    last: LoggedEntry,
  ): AsyncGenerator<LoggedEntry, void, undefined> {
    let at = first.position;
    for (let reads = 0; at < last.position && reads < SINGLE_READS_MAX; reads++) {
      const next = await this.#lookup.nextEntry(shard, at + 1);
      if (next === undefined || next.position > last.position) return;
      at = next.position;
      yield next;
    }
    if (at < last.position) yield* this.#fed(shard, at + 1, last.position);
  }

  async *#fed(shard: string, from: number, to: number): AsyncGenerator<LoggedEntry, void, undefined> {
    const { stream, subject } = this.#lookup.place(shard);
    const source = { stream: streamName(stream), subjects: [subject] };
    const feed = new MessageFeed(this.#link, source, from, this.#log, to);
    using patience = new Patience(this.#link);
    for await (const { messages, through } of feed.batches(patience.signal)) {
      patience.renew();
      for (const message of messages) {
        if (message.position > to) return;
        yield loggedEntry(message, shard);
      }
      if (through >= to) return;
    }
    throw new ShardcastError('UNAVAILABLE', `reading ${shard}: no entry for ${this.#link.patienceMs} ms`);
  }
}

/** Aborts when it was not renewed for the link's patience. */
class Patience implements Disposable {
  readonly #link: NatsLink;
  readonly #abort = new AbortController();
  readonly #alarm: Alarm;
  #renewedMs: number;

  constructor(link: NatsLink) {
    this.#link = link;
    this.#renewedMs = link.clock.monotonic();
    const leftMs = () => link.patienceMs - (link.clock.monotonic() - this.#renewedMs);
    this.#alarm = new Alarm(link.clock, leftMs, () => this.#abort.abort());
    this.#alarm.arm();
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  renew(): void {
    this.#renewedMs = this.#link.clock.monotonic();
  }

  [Symbol.dispose](): void {
    this.#alarm[Symbol.dispose]();
    this.#abort.abort();
  }
}

/** A consumer passes over what a trim took away while it read. A new epoch starts a chain of its own. */
function checkFollows(before: Entry, next: Entry): void {
  if (next.epoch !== before.epoch) return;
  const expected = lastRevision(before) + 1;
  if (next.firstRevision > expected) throw trimmed(next.shard, next);
  if (next.firstRevision < expected) {
    throw new ShardcastError('CORRUPT', `the log of ${next.shard} has revision ${next.firstRevision} twice`);
  }
  const hash = historyHashes(before).at(-1);
  if (hash?.equals(next.previousHash)) return;
  throw new ShardcastError('FORK', `${next.shard}: revision ${expected} does not continue the one before it`);
}

function trimmed(shard: string, kept: Entry): ShardcastError {
  const message = `entries of ${shard} before revision ${kept.firstRevision} are not kept`;
  return new ShardcastError('TRIMMED', message, { details: { shard, firstRevision: kept.firstRevision } });
}
