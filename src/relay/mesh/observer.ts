import { deferred } from '../../core/deferred.js';
import { toShardcastError } from '../../core/errors.js';
import type { Logger } from '../../core/log.js';
import { BucketWatch } from './bucket-watch.js';
import { decodeMember, type MemberRecord, memberKey, memberOfKey } from './member-record.js';
import { MemberTable } from './member-table.js';
import type { MeshBucket, StoredValue } from './mesh-bucket.js';
import { MeshView } from './mesh-view.js';
import type { OwnRecord } from './own-record.js';

export interface ObserverOptions {
  readonly id: string;
  readonly heartbeatMs: number;
  readonly expiryMs: number;
  readonly logger: Logger;
}

/** What changes one after the other is one change. */
const TOGETHER_MS = 20;
/** Reads in flight while all keys are read. */
const READS_MAX = 32;
/** So many renewals stored that the watch did not bring, and it begins again; not more often than this. */
const UNHEARD_BEATS_MAX = 4;
const REWATCH_MS = 3_000;

/** Watches the bucket and keeps the view of the mesh. */
export class Observer implements Disposable {
  readonly #bucket: MeshBucket;
  readonly #own: OwnRecord;
  readonly #options: ObserverOptions;
  readonly #changed: (view: MeshView) => void;
  readonly #table: MemberTable;
  readonly #watch: BucketWatch;
  readonly #heard = deferred<void>();
  #view = new MeshView([]);
  #telling: Disposable | undefined;
  #expiring: Disposable | undefined;
  /** The first view was told. */
  #begun = false;
  #heardBeat = 0;
  /** Since when the watch should bring something. */
  #watchedMs: number;

  constructor(
    bucket: MeshBucket,
    own: OwnRecord,
    options: ObserverOptions,
    changed: (view: MeshView) => void,
  ) {
    const { heartbeatMs, expiryMs, logger } = options;
    this.#bucket = bucket;
    this.#own = own;
    this.#options = options;
    this.#changed = changed;
    this.#table = new MemberTable({ expiryMs, heartbeatMs });
    this.#watch = new BucketWatch(bucket, this.#listener, logger);
    this.#watchedMs = bucket.link.clock.monotonic();
  }

  get view(): MeshView {
    return this.#view;
  }

  /** Resolves when the watch has brought a record of this incarnation. */
  get heardOwn(): Promise<void> {
    return this.#heard.promise;
  }

  /**
   * Reads all members, before `run`. The watch alone would not do: it passes over a record that is renewed while it comes to it, and brings
   * the new one behind what was written meanwhile. So nothing in it says that by now all have been seen.
   */
  async readAll(): Promise<void> {
    const { link } = this.#bucket;
    const keys = await link.patiently('reading the members', () => this.#bucket.keys());
    const found: [key: string, stored: StoredValue][] = [];
    while (keys.length > 0) {
      const reads = keys.splice(0, READS_MAX).map(async (key) => {
        const stored = await link.patiently(`reading ${key}`, () => this.#bucket.get(key));
        if (stored !== undefined) found.push([key, stored]);
      });
      await Promise.all(reads);
    }
    found.sort(([, a], [, b]) => a.revision - b.revision);
    for (const [key, stored] of found) this.#heardOf(key, stored);
  }

  run(signal: AbortSignal): Promise<void> {
    return this.#watch.run(signal);
  }

  /** To be called when a renewal is stored: the watch should bring it. */
  checkWatch(): void {
    const nowMs = this.#bucket.link.clock.monotonic();
    const unheard = this.#own.acknowledgedBeat - this.#heardBeat;
    const patienceMs = Math.max(REWATCH_MS, this.#options.expiryMs);
    if (unheard < UNHEARD_BEATS_MAX || nowMs - this.#watchedMs < patienceMs) return;
    this.#watchedMs = nowMs;
    this.#options.logger.warn({ unheard }, 'the watch of the mesh is silent; it begins again');
    this.#watch.restart();
  }

  [Symbol.dispose](): void {
    this.#telling?.[Symbol.dispose]();
    this.#telling = undefined;
    this.#expiring?.[Symbol.dispose]();
    this.#expiring = undefined;
  }

  get #listener() {
    return {
      written: (key: string, stored: StoredValue) => this.#written(key, stored),
      newLine: () => {
        this.#table.newLine();
        this.#own.newLine();
      },
    };
  }

  #written(key: string, stored: StoredValue): void {
    const record = this.#heardOf(key, stored);
    if (key === this.#own.key) this.#writtenOwn(stored.revision, record, this.#bucket.link.clock.monotonic());
  }

  /** What is no record is passed over, whatever there was before stays. */
  #heardOf(key: string, { value, revision }: StoredValue): MemberRecord | undefined {
    const id = memberOfKey(key);
    if (id === undefined) return undefined;
    const record = value && this.#decoded(key, value);
    if (value !== undefined && record === undefined) return undefined;
    const nowMs = this.#bucket.link.clock.monotonic();
    if (this.#table.hear(id, revision, record, nowMs)) this.#tellSoon();
    return record;
  }

  #writtenOwn(revision: number, record: MemberRecord | undefined, nowMs: number): void {
    this.#own.heard(revision, record);
    if (record?.incarnation !== this.#own.incarnation) return;
    this.#heardBeat = record.beat;
    this.#watchedMs = nowMs;
    if (this.#table.touch(nowMs)) this.#tellSoon();
    this.#expireSoon();
    this.#clearDeparted();
    if (this.#begun) return;
    this.#begun = true;
    this.#tell();
    this.#heard.resolve();
  }

  #decoded(key: string, value: Buffer): MemberRecord | undefined {
    try {
      return decodeMember(key, value);
    } catch (failure) {
      this.#options.logger.warn(
        { failure: toShardcastError(failure).toJSON() },
        'not the record of a member',
      );
      return undefined;
    }
  }

  /** Whoever starts later need not wait for the dead to expire again. The first member does it; two that do it do no harm. */
  #clearDeparted(): void {
    const departed = this.#table.forgetDeparted();
    if (departed.length === 0 || this.#table.alive[0]?.id !== this.#options.id) return;
    for (const { id, revision } of departed) {
      this.#bucket.clear(memberKey(id), revision).catch((failure: unknown) => {
        this.#options.logger.warn(
          { id, failure: toShardcastError(failure).toJSON() },
          'a record is left over',
        );
      });
    }
  }

  /** Who is about to be gone is not waited for until the next proof of touch. */
  #expireSoon(): void {
    this.#expiring?.[Symbol.dispose]();
    this.#expiring = undefined;
    const atMs = this.#table.expiresAtMs;
    if (atMs === undefined) return;
    const { clock } = this.#bucket.link;
    this.#expiring = clock.schedule(Math.max(0, Math.ceil(atMs - clock.monotonic())) + 1, () => {
      if (this.#table.expire(clock.monotonic())) this.#tellSoon();
      this.#expireSoon();
    });
  }

  #tellSoon(): void {
    if (!this.#begun) return;
    this.#telling ??= this.#bucket.link.clock.schedule(TOGETHER_MS, () => this.#tell());
  }

  #tell(): void {
    this.#telling?.[Symbol.dispose]();
    this.#telling = undefined;
    this.#view = new MeshView(this.#table.alive, this.#view);
    this.#changed(this.#view);
  }
}
