import { randomBytes } from 'node:crypto';
import { Backoff } from '../../core/backoff.js';
import { pause } from '../../core/clock.js';
import { deferred } from '../../core/deferred.js';
import { ShardcastError } from '../../core/errors.js';
import { natsError } from '../../log/jetstream/api-errors.js';
import { decodeMember, encodeMember, type MemberRecord, memberKey, type Self } from './member-record.js';
import type { MeshBucket, StoredValue } from './mesh-bucket.js';
import { encodePartitions } from './partition-set.js';

export interface OwnRecordOptions {
  readonly self: Self;
  readonly heartbeatMs: number;
}

export interface OwnRecordListener {
  /** A renewal that was sent at `sentMs` (monotonic) is stored: then, at least, there was touch. */
  proven(sentMs: number): void;
  /** Another incarnation has the id. The record is renewed no more. */
  replaced(failure: ShardcastError): void;
}

/** Changes that come one after the other are written together: at most one write in so many milliseconds. */
const TOGETHER_MS = 20;
const INCARNATION_BYTES = 12;

/**
 * This relay's record in the bucket: renewed each heartbeat, and at once when something of it changes, always as compare-and-set on its own
 * last revision. What became of a renewal that was not acknowledged is found out by reading: is the record still of this incarnation, its
 * revision is the one to go on from; is it another's, later than ours, this relay has been replaced; is there none, it is made again.
 */
export class OwnRecord {
  readonly incarnation = randomBytes(INCARNATION_BYTES).toString('base64url');
  readonly key: string;
  readonly #bucket: MeshBucket;
  readonly #options: OwnRecordOptions;
  readonly #listener: OwnRecordListener;
  readonly #startedAt: number;
  readonly #ready = new Set<number>();
  #readyText = '';
  #readyChanged = false;
  #draining = false;
  #beat = 0;
  #acknowledgedBeat = 0;
  #joined = false;
  /** Revisions began again, and the key was another's: alive or not, is to be found out as when joining. */
  #contested = false;
  #lastFailure: ShardcastError | undefined;
  /** Where the key stands, as far as is known. */
  #expected = 0;
  /** Of the last renewal that is known to be stored, in this line of revisions. */
  #stored = 0;
  #replaced: ShardcastError | undefined;
  /** Changes of the record, and how many of them are stored. */
  #changes = 0;
  #storedChanges = 0;
  #change = deferred<void>();
  #settled = deferred<void>();

  constructor(bucket: MeshBucket, options: OwnRecordOptions, listener: OwnRecordListener) {
    this.#bucket = bucket;
    this.#options = options;
    this.#listener = listener;
    this.key = memberKey(options.self.id);
    this.#startedAt = bucket.link.clock.now();
  }

  get draining(): boolean {
    return this.#draining;
  }

  get replaced(): ShardcastError | undefined {
    return this.#replaced;
  }

  /** Why the last renewal that failed did. */
  get lastFailure(): ShardcastError | undefined {
    return this.#lastFailure;
  }

  /** The last renewal that is known to be stored. */
  get acknowledgedBeat(): number {
    return this.#acknowledgedBeat;
  }

  /** Whether all that was changed is stored. */
  get isSettled(): boolean {
    return this.#storedChanges === this.#changes;
  }

  /** Resolves at the next moment at which a change may have been stored. */
  get settling(): Promise<void> {
    return this.#settled.promise;
  }

  drain(): void {
    if (this.#draining) return;
    this.#draining = true;
    this.#changed();
  }

  setReady(partition: number, ready: boolean): void {
    if (this.#ready.has(partition) === ready) return;
    if (ready) this.#ready.add(partition);
    else this.#ready.delete(partition);
    this.#readyChanged = true;
    this.#changed();
  }

  isReady(partition: number): boolean {
    return this.#ready.has(partition);
  }

  /** The bucket's revisions begin again. */
  newLine(): void {
    this.#stored = 0;
  }

  /** Something was written under this relay's key. */
  heard(revision: number, record: MemberRecord | undefined): void {
    if (record !== undefined && record.incarnation !== this.incarnation) this.#foreign(revision);
  }

  /**
   * Writes the record once, where the key is known to stand. False: not now, or nobody knows; the key has then been read. Meant for `run`,
   * and for joining.
   */
  async renew(expected = this.#expected): Promise<boolean> {
    const sentMs = this.#bucket.link.clock.monotonic();
    const changes = this.#changes;
    const record = this.#next();
    const written = await this.#bucket.put(this.key, encodeMember(record), expected);
    if (written.kind === 'stored') {
      this.#acknowledge(written.revision, record.beat, sentMs, changes);
      return true;
    }
    this.#lastFailure = written.failure;
    try {
      return this.#resolve(await this.#bucket.get(this.key), record.beat, sentMs, changes);
    } catch (failure) {
      this.#lastFailure = natsError(`reading ${this.key}`, failure);
      return false;
    }
  }

  /** Renews until the signal aborts or another incarnation has the id. `rejoin` joins once more: see `join`. */
  async run(signal: AbortSignal, rejoin: () => Promise<void>): Promise<void> {
    const { link } = this.#bucket;
    const { heartbeatMs } = this.#options;
    const backoff = new Backoff({ firstMs: heartbeatMs / 10, lastMs: heartbeatMs, clock: link.clock });
    while (!signal.aborted && this.#replaced === undefined) {
      await link.whenUp(signal);
      if (signal.aborted || link.ended) return;
      const sentMs = link.clock.monotonic();
      if (this.#contested ? await this.#rejoined(rejoin) : await this.renew()) {
        backoff.reset();
        await this.#rest(sentMs, signal);
      } else {
        await backoff.wait(signal).catch(() => {});
      }
    }
  }

  /** Takes the record away, if it is still this incarnation's. Not while `run` runs. Throws UNAVAILABLE and the like. */
  async leave(): Promise<void> {
    if (this.#replaced !== undefined || !this.#joined) return;
    try {
      await this.#bucket.remove(this.key, this.#expected);
    } catch {
      // Perhaps the last renewal was stored without our knowing.
      const found = await this.#bucket.get(this.key);
      if (this.#recordOf(found)?.incarnation !== this.incarnation) return;
      await this.#bucket.remove(this.key, (found as StoredValue).revision);
    }
  }

  #next(): MemberRecord {
    const { id, grpc, http, version } = this.#options.self;
    if (this.#readyChanged) this.#readyText = encodePartitions(this.#ready);
    this.#readyChanged = false;
    return {
      id,
      grpc,
      http,
      version,
      incarnation: this.incarnation,
      beat: ++this.#beat,
      draining: this.#draining,
      startedAt: this.#startedAt,
      ready: this.#readyText,
    };
  }

  #resolve(found: StoredValue | undefined, beat: number, sentMs: number, changes: number): boolean {
    const record = this.#recordOf(found);
    if (found === undefined || record === undefined) {
      this.#expected = found?.revision ?? 0;
      return false;
    }
    if (record.incarnation !== this.incarnation) {
      this.#foreign(found.revision);
      return false;
    }
    this.#expected = found.revision;
    if (record.beat !== beat) return false;
    this.#acknowledge(found.revision, beat, sentMs, changes);
    return true;
  }

  #acknowledge(revision: number, beat: number, sentMs: number, changes: number): void {
    this.#joined = true;
    this.#contested = false;
    this.#expected = revision;
    this.#stored = revision;
    this.#acknowledgedBeat = beat;
    this.#storedChanges = changes;
    this.#settle();
    this.#listener.proven(sentMs);
  }

  /** A record from before ours may come late, from a server that lags, or from an old copy of the bucket that was put back. */
  #foreign(revision: number): void {
    if (!this.#joined || revision <= this.#stored) return;
    if (this.#stored === 0) {
      this.#contested = true;
      return;
    }
    const { id } = this.#options.self;
    this.#lose(
      new ShardcastError('ALREADY_EXISTS', `another relay has taken over the id ${id}`, {
        hint: 'It was started while this one was silent. Give each relay an id of its own.',
      }),
    );
  }

  async #rejoined(rejoin: () => Promise<void>): Promise<boolean> {
    try {
      await rejoin();
      return true;
    } catch (thrown) {
      this.#lastFailure = natsError('joining again', thrown);
      if (this.#lastFailure.code === 'ALREADY_EXISTS') this.#lose(this.#lastFailure);
      return false;
    }
  }

  #lose(failure: ShardcastError): void {
    if (this.#replaced !== undefined) return;
    this.#replaced = failure;
    this.#change.resolve();
    this.#settle();
    this.#listener.replaced(this.#replaced);
  }

  /** What is no record of this id counts as none: it is written over. */
  #recordOf(found: StoredValue | undefined): MemberRecord | undefined {
    if (found?.value === undefined) return undefined;
    try {
      return decodeMember(this.key, found.value);
    } catch {
      return undefined;
    }
  }

  #changed(): void {
    this.#changes++;
    this.#change.resolve();
  }

  #settle(): void {
    const settled = this.#settled;
    this.#settled = deferred();
    settled.resolve();
  }

  /** Until the next heartbeat is due, or something has changed. */
  async #rest(sentMs: number, signal: AbortSignal): Promise<void> {
    const { clock } = this.#bucket.link;
    const sinceMs = () => clock.monotonic() - sentMs;
    this.#change = deferred();
    const wake = this.#change.resolve;
    if (this.isSettled && this.#replaced === undefined && !signal.aborted) {
      using _ = clock.schedule(Math.max(0, this.#options.heartbeatMs - sinceMs()), wake);
      signal.addEventListener('abort', wake as () => void, { once: true });
      await this.#change.promise;
      signal.removeEventListener('abort', wake as () => void);
    }
    if (sinceMs() < TOGETHER_MS) await pause(clock, TOGETHER_MS - sinceMs(), signal).catch(() => {});
  }
}
