import { ShardcastError } from '../../core/errors.js';
import { decodeEntry } from '../../shard/entry.js';
import type { Partitioning } from '../../shard/partition.js';
import type { LoggedEntry } from '../delta-log.js';
import { API } from './api-errors.js';
import type { NatsLink } from './link.js';
import { type MeshLayout, streamName } from './mesh-streams.js';
import { logSubject } from './subjects.js';

/** A message as its stream has it. Its headers are not read, ever: a publisher may forge any. */
export interface StoredMessage {
  readonly bytes: Buffer;
  /** Its sequence in the stream. */
  readonly position: number;
}

export interface Place {
  readonly stream: number;
  readonly partition: number;
  readonly subject: string;
}

/** Single messages of a shard, read from the leader of its stream, so never from a replica that lags. */
export class MessageLookup {
  readonly #link: NatsLink;
  readonly #layout: MeshLayout;
  readonly #partitionOf: Partitioning;

  constructor(link: NatsLink, layout: MeshLayout, partitionOf: Partitioning) {
    this.#link = link;
    this.#layout = layout;
    this.#partitionOf = partitionOf;
  }

  place(shard: string): Place {
    const partition = this.#partitionOf(shard);
    return { partition, stream: partition % this.#layout.streams, subject: logSubject(partition, shard) };
  }

  /** The shard's last message. Asked once: throws UNAVAILABLE or DEADLINE_EXCEEDED. */
  last(place: Place): Promise<StoredMessage | undefined> {
    return this.#get(place, { last_by_subj: place.subject });
  }

  /** The shard's first message at or after a position. Asked once. */
  next(place: Place, position: number): Promise<StoredMessage | undefined> {
    return this.#get(place, { next_by_subj: place.subject, seq: Math.max(1, position) });
  }

  lastEntry(shard: string): Promise<LoggedEntry | undefined> {
    return this.#entry(shard, (place) => this.last(place));
  }

  nextEntry(shard: string, position: number): Promise<LoggedEntry | undefined> {
    return this.#entry(shard, (place) => this.next(place, position));
  }

  async #entry(
    shard: string,
    get: (place: Place) => Promise<StoredMessage | undefined>,
  ): Promise<LoggedEntry | undefined> {
    const place = this.place(shard);
    const message = await this.#link.patiently(`reading ${shard}`, () => get(place));
    return message && loggedEntry(message, shard);
  }

  async #get(place: Place, query: object): Promise<StoredMessage | undefined> {
    try {
      const answer = await this.#link.ask(`STREAM.MSG.GET.${streamName(place.stream)}`, query);
      const { message } = answer as { message: { seq: number; data?: string } };
      return { bytes: Buffer.from(message.data ?? '', 'base64'), position: message.seq };
    } catch (failure) {
      if (failure instanceof ShardcastError && failure.details.natsError === API.noMessage) return undefined;
      throw failure;
    }
  }
}

/** The entry of a message. Throws MALFORMED, and CORRUPT when it is another shard's. */
export function loggedEntry({ bytes, position }: StoredMessage, shard: string): LoggedEntry {
  const entry = decodeEntry(bytes);
  if (entry.shard === shard) return { entry, bytes, position };
  throw new ShardcastError('CORRUPT', `message ${position} of ${shard} holds an entry of another shard`);
}
