import { ShardcastError, toShardcastError } from '../core/errors.js';
import { parseCursorOf } from '../shard/cursor.js';
import { encodeKeyParts, partsOf, storedKey, storedPrefix } from '../shard/key.js';
import type { ShardView } from '../shard/view.js';
import type { Key, StoredRecord } from '../snapshot/record.js';
import type { ShardFollower } from './shard-follower.js';

export interface ReadRecord<T> {
  readonly key: readonly string[];
  readonly value: T;
  /** Unix milliseconds; 0: never. */
  readonly expiresAt: number;
}

export interface AtLeastOptions {
  signal?: AbortSignal;
  /** Milliseconds. Default 10,000. */
  timeoutMs?: number;
}

/** Tells when a shard has moved on. */
export interface Arrivals {
  /** Calls back after every change until it is disposed. */
  listen(listener: () => void): Disposable;
}

/** Reads of one shard in this process: synchronous, always of one revision, never of half a delta. */
export class ShardReader {
  readonly #follower: ShardFollower;
  readonly #arrivals: Arrivals;

  constructor(follower: ShardFollower, arrivals: Arrivals) {
    this.#follower = follower;
    this.#arrivals = arrivals;
  }

  get revision(): number {
    return this.#follower.replica.revision;
  }

  /** The revision token of what is read now. */
  get token(): string {
    return this.#follower.replica.head.token;
  }

  /**
   * The JSON value of a record; undefined when there is none. Throws UNAVAILABLE before the first snapshot or delta came.
   */
  get<T = unknown>(collection: string, key: readonly string[]): T | undefined {
    const encoded = storedKey(collection, encodeKeyParts(key));
    using view = this.#view();
    try {
      const record = view.get(encoded);
      return record === undefined ? undefined : (JSON.parse(record.json.toString('utf8')) as T);
    } catch (thrown) {
      throw this.#told(thrown);
    }
  }

  /** The records of a collection in key order, below the first key parts if any are given, as they are now. */
  *scan<T = unknown>(
    collection: string,
    prefix: readonly string[] = [],
  ): Generator<ReadRecord<T>, void, undefined> {
    using view = this.#view();
    const prefixKey = storedPrefix(collection, encodePrefix(prefix));
    try {
      for (const { key, json, expiresAt } of recordsBelow(view, prefixKey)) {
        yield { key: partsOf(key), value: JSON.parse(json.toString('utf8')) as T, expiresAt };
      }
    } catch (thrown) {
      throw this.#told(thrown);
    }
  }

  /** Resolves when reads are at least at this revision token. Throws DEADLINE_EXCEEDED; WRONG_EPOCH for another history. */
  async atLeast(token: string, { signal, timeoutMs = 10_000 }: AtLeastOptions = {}): Promise<void> {
    const { epoch, revision } = parseCursorOf(this.#follower.shard, token);
    const isThere = () => this.revision >= revision && this.#follower.replica.head.epoch === epoch;
    if (isThere()) return;
    const time = AbortSignal.timeout(timeoutMs);
    const given = signal === undefined ? time : AbortSignal.any([signal, time]);
    await new Promise<void>((resolve, reject) => {
      const listening = this.#arrivals.listen(() => {
        if (!isThere()) return;
        listening[Symbol.dispose]();
        given.removeEventListener('abort', onAbort);
        resolve();
      });
      const onAbort = () => {
        listening[Symbol.dispose]();
        const problem = `${this.#follower.shard} is at revision ${this.revision}, not yet at ${revision}`;
        const code = time.aborted ? 'DEADLINE_EXCEEDED' : 'CANCELLED';
        reject(new ShardcastError(code, problem, { details: { revision: this.revision } }));
      };
      if (given.aborted) onAbort();
      else given.addEventListener('abort', onAbort, { once: true });
    });
  }

  /** A replica that is damaged is filled again: whoever reads finds it first. */
  #told(thrown: unknown): unknown {
    const error = toShardcastError(thrown);
    if (error.code === 'CORRUPT') this.#follower.foundCorrupt(error);
    return thrown;
  }

  #view(): ShardView {
    const { shard, standing, replica } = this.#follower;
    if (standing.state === 'stopped') {
      throw new ShardcastError('NOT_FOUND', `shard ${shard} is not followed any more`);
    }
    if (standing.hasBase || replica.revision > 0) return replica.view();
    throw new ShardcastError('UNAVAILABLE', `shard ${shard} is ${standing.state}: nothing can be read yet`, {
      hint: 'Await start() of the agent, or look at state$.',
    });
  }
}

function encodePrefix(prefix: readonly string[]): Buffer {
  return prefix.length === 0 ? Buffer.alloc(0) : encodeKeyParts(prefix);
}

function* recordsBelow(view: ShardView, prefix: Key): Generator<StoredRecord, void, undefined> {
  for (const segment of view.segments(prefix)) {
    const records = segment.kind === 'chunk' ? segment.chunk.records() : segment.records;
    for (const record of records) yield record;
  }
}
