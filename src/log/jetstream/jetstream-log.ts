import type { NatsConnection } from '@nats-io/transport-node';
import { type Logger, silentLogger } from '../../core/log.js';
import { type Entry, historyHashes, lastRevision } from '../../shard/entry.js';
import { type Partitioning, partitioning } from '../../shard/partition.js';
import type { DeltaLog, EntryListener, LoggedEntry, LogHead, ReadHints } from '../delta-log.js';
import { Appender } from './appender.js';
import { EntryReader } from './entry-reader.js';
import { Follower, type FollowListener } from './follower.js';
import { type LinkOptions, NatsLink } from './link.js';
import { initialise, type MeshLayout, type MeshOptions, readLayout, streamName } from './mesh-streams.js';
import { MessageLookup } from './message-lookup.js';
import { ShardList } from './shard-list.js';
import { streamTail } from './stream-tail.js';

export interface JetStreamLogOptions extends LinkOptions {
  /** Told of entries that do not decode. Default: nowhere. */
  log?: Logger;
  /** What a batch of appends is thought to take until one was sent, 0 or more; 0 makes batches of what comes together. Milliseconds; default 10. */
  batchMs?: number;
}

/** Creates the streams of a mesh, or finds them; throws ALREADY_EXISTS when they have other numbers of partitions or streams. */
export async function initialiseMesh(
  connection: NatsConnection,
  options: MeshOptions & LinkOptions,
): Promise<MeshLayout> {
  using link = await NatsLink.open(connection, options);
  return await initialise(link, options);
}

/**
 * The log of a mesh: a shard's entries are the messages of one subject, a position is a message's sequence in its stream, and an append
 * is a compare-and-set on the last sequence of the subject. The connection is the caller's, who closes it after the log.
 */
export class JetStreamLog implements DeltaLog {
  readonly layout: MeshLayout;
  readonly partitionOf: Partitioning;
  readonly #link: NatsLink;
  readonly #lookup: MessageLookup;
  readonly #appender: Appender;
  readonly #reader: EntryReader;
  readonly #shards: ShardList;
  readonly #log: Logger;
  readonly #followers = new Set<Follower>();
  /** Per stream, a position up to which everything was there before now. */
  readonly #known: number[];

  private constructor(
    link: NatsLink,
    layout: MeshLayout,
    partitionOf: Partitioning,
    known: number[],
    { log = silentLogger, batchMs }: JetStreamLogOptions,
  ) {
    this.#link = link;
    this.layout = layout;
    this.partitionOf = partitionOf;
    this.#known = known;
    this.#log = log;
    this.#lookup = new MessageLookup(link, layout, partitionOf);
    const onStored = (stream: number, position: number) => {
      known[stream] = Math.max(known[stream] ?? 0, position);
    };
    this.#appender = new Appender(link, this.#lookup, onStored, batchMs);
    this.#reader = new EntryReader(link, this.#lookup, log);
    this.#shards = new ShardList(link, layout, partitionOf, log);
  }

  /** Throws NOT_FOUND when the mesh was not initialised, INVALID_ARGUMENT when its streams are not as they must be. */
  static async open(connection: NatsConnection, options: JetStreamLogOptions = {}): Promise<JetStreamLog> {
    const link = await NatsLink.open(connection, options);
    try {
      const layout = await readLayout(link);
      const known: number[] = [];
      for (let stream = 0; stream < layout.streams; stream++) known.push(await lastSequence(link, stream));
      const partitionOf = await partitioning(layout.partitions);
      return new JetStreamLog(link, layout, partitionOf, known, options);
    } catch (failure) {
      link[Symbol.dispose]();
      throw failure;
    }
  }

  /** From the leader of the shard's stream, and from the entry's own bytes. */
  async head(shard: string): Promise<LogHead | undefined> {
    const last = await this.#lookup.lastEntry(shard);
    if (last === undefined) return undefined;
    const { entry, position } = last;
    const hash = historyHashes(entry).at(-1) as Buffer;
    return { position, epoch: entry.epoch, revision: lastRevision(entry), hash };
  }

  /** See DeltaLog. UNAVAILABLE: for `patienceMs` nobody could say whether it was stored; it may still be. */
  append(entry: Entry, bytes: Buffer, expected: number): Promise<number> {
    return this.#appender.append(entry, bytes, expected);
  }

  /** See DeltaLog. With a hint a few entries cost a question to the leader each; without, the search before them costs up to twenty. */
  read(shard: string, fromRevision: number, hints: ReadHints = {}): AsyncIterable<LoggedEntry> {
    return this.#reader.read(shard, fromRevision, hints.afterPosition);
  }

  /** Every shard of a partition that has ever had an entry: trimming never removes a shard's last one. In no order, from the leader of its stream. */
  shardsOf(partition: number): Promise<readonly string[]> {
    return this.#shards.of(partition);
  }

  /** Of all partitions, in no order. */
  shards(): Promise<readonly string[]> {
    return this.#shards.all();
  }

  /** Of all partitions; it may begin with entries that others appended a little before. */
  subscribe(listener: EntryListener): Disposable {
    const all = Array.from({ length: this.layout.partitions }, (_, partition) => partition);
    const follower = this.follow(all, new Map(), {
      entry: (logged) => listener(logged),
      broken: (failure, at) =>
        this.#log.error({ failure: failure.toJSON(), ...at }, 'an entry of the log is not handed on'),
    });
    return { [Symbol.dispose]: () => void follower[Symbol.asyncDispose]() };
  }

  /**
   * Entries of some partitions, each stream from the message after its position in `after`: 0 for all that is kept, absent for from now on.
   * Each shard's come in order and once; those that were trimmed away are passed over. The partitions may change.
   */
  follow(
    partitions: readonly number[],
    after: ReadonlyMap<number, number>,
    listener: FollowListener,
  ): Follower {
    const onEnd = (ended: Follower) => void this.#followers.delete(ended);
    const from = (stream: number) => after.get(stream) ?? (this.#known[stream] as number);
    const feeding = { link: this.#link, layout: this.layout, listener, log: this.#log };
    const follower = new Follower(feeding, partitions, from, onEnd);
    this.#followers.add(follower);
    return follower;
  }

  async trim(shard: string, revision: number): Promise<void> {
    const last = await this.#lookup.lastEntry(shard);
    if (last === undefined) return;
    const keep = lastRevision(last.entry) < revision ? last : await this.#reader.find(shard, revision, last);
    const { stream, subject } = this.#lookup.place(shard);
    await this.#link.patiently(`trimming ${shard}`, () => {
      // Up to a sequence, that one not included: what is appended meanwhile is safe, and the last entry stays, and so compare-and-set works.
      return this.#link.streams.purge(streamName(stream), { filter: subject, seq: keep.position });
    });
  }

  /** Ends what is under way: appends with UNAVAILABLE, followers without a word. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#link[Symbol.dispose]();
    this.#appender[Symbol.dispose]();
    await Promise.all([...this.#followers].map((follower) => follower[Symbol.asyncDispose]()));
  }
}

async function lastSequence(link: NatsLink, stream: number): Promise<number> {
  const name = streamName(stream);
  const { position } = await link.patiently(`stream ${name}`, () => streamTail(link, name));
  return position;
}
