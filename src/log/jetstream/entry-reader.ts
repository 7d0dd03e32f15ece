import { Alarm } from '../../core/alarm.js';
import { ShardcastError } from '../../core/errors.js';
import type { Logger } from '../../core/log.js';
import { type Entry, historyHashes, lastRevision } from '../../shard/entry.js';
import type { LoggedEntry } from '../delta-log.js';
import type { NatsLink } from './link.js';
import { streamName } from './mesh-streams.js';
import { MessageFeed } from './message-feed.js';
import { loggedEntry, type MessageLookup } from './message-lookup.js';

/** Up to so many revisions are fetched message by message: creating a consumer is dearer, above all in a cluster. */
const SINGLE_READS_MAX = 32;

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
  async *read(shard: string, fromRevision: number): AsyncGenerator<LoggedEntry, void, undefined> {
    const from = Math.max(1, fromRevision);
    const last = await this.#lookup.lastEntry(shard);
    if (last === undefined || lastRevision(last.entry) < from) return;
    const first = last.entry.firstRevision <= from ? last : await this.find(shard, from, last);
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
   * The first entry that ends at `revision` or later, by halving the positions between the shard's first entry and `last`, which must.
   * With several epochs in the log it may be one of an earlier epoch; never is an entry before it of use to the last epoch.
   */
  async find(shard: string, revision: number, last: LoggedEntry): Promise<LoggedEntry> {
    let found = last;
    // Entries up to `below` end before the revision; between `below` and `high` is what is not known yet.
    let below = 0;
    let high = last.position;
    for (let probe = 1; below + 1 < high; probe = below + 1 + Math.floor((high - below - 2) / 2)) {
      const next = await this.#lookup.nextEntry(shard, probe);
      if (next === undefined) throw trimmed(shard, last.entry);
      if (lastRevision(next.entry) >= revision) {
        found = next;
        high = probe;
      } else {
        below = next.position;
      }
    }
    return found;
  }

  async *#between(
    shard: string,
    first: LoggedEntry,
    last: LoggedEntry,
  ): AsyncGenerator<LoggedEntry, void, undefined> {
    if (first.position >= last.position) return;
    const revisions = last.entry.firstRevision - lastRevision(first.entry);
    if (revisions > SINGLE_READS_MAX || revisions < 1) {
      yield* this.#fed(shard, first.position + 1, last.position);
      return;
    }
    for (let at = first.position; at < last.position; ) {
      const next = await this.#lookup.nextEntry(shard, at + 1);
      if (next === undefined || next.position > last.position) return;
      at = next.position;
      yield next;
    }
  }

  async *#fed(shard: string, from: number, to: number): AsyncGenerator<LoggedEntry, void, undefined> {
    const { stream, subject } = this.#lookup.place(shard);
    const feed = new MessageFeed(
      this.#link,
      { stream: streamName(stream), subjects: [subject] },
      from,
      this.#log,
    );
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
