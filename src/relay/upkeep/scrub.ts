import { type Clock, pause, systemClock } from '../../core/clock.js';
import { type ShardcastError, toShardcastError } from '../../core/errors.js';
import type { Service } from '../../core/lifecycle.js';
import { type Logger, silentLogger } from '../../core/log.js';
import type { Shard } from '../../shard/shard.js';
import { type Damage, damagesOf } from '../../shard/shard-check.js';
import type { ShardStore } from '../../shard/store.js';
import { Mending, type WholeSource } from './mending.js';

/** Between the ends of a pass over all shards and the next. Milliseconds. */
const PASS_EVERY_MS = 24 * 60 * 60_000;
/** After the start, when there is more to do than this. Milliseconds. */
const FIRST_MS = 60_000;
/** What a pass reads in a second, at most: what a disk does not notice. Bytes. */
const RATE_BYTES = 4 * 1024 * 1024;
/** Of one shard damage that was met by reads is looked into once in so long. Milliseconds. */
const AGAIN_MS = 10_000;
/** Damaged shards that wait to be looked into; those beyond are found again by the next read, or pass. */
const WAITING_MAX = 1_000;

export interface ScrubOptions {
  readonly store: ShardStore;
  /** Where what is damaged may be whole, the best first. */
  readonly sources: (shard: string) => readonly WholeSource[];
  /** A shard that cannot be opened any more: in a mesh it is filled again. Default: nobody can help. */
  readonly refill?: (shard: string) => void;
  /** Default 24 hours; 0: no passes. */
  readonly everyMs?: number | undefined;
  readonly clock?: Clock;
  readonly logger?: Logger;
}

export interface ScrubFigures {
  /** Read and held against their hashes. */
  readonly bytes: number;
  readonly found: number;
  readonly mended: number;
}

export const NO_SCRUB: ScrubFigures = { bytes: 0, found: 0, mended: 0 };

export interface ScrubResult {
  readonly bytes: number;
  readonly damages: readonly Damage[];
  /** Of `damages`. */
  readonly mended: number;
}

/**
 * Looks for what disks have changed. A pass reads all that is kept of all shards, slowly, and hashes in other threads; what reads meet meanwhile is
 * looked into at once. Damage is named in the log, mended from where it is whole, and counted.
 */
export class Scrub implements Service {
  readonly #options: ScrubOptions;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #mending: Mending;
  readonly #abort = new AbortController();
  readonly #figures = { bytes: 0, found: 0, mended: 0 };
  /** When a read's damage was last looked into, by shard. */
  readonly #looked = new Map<string, number>();
  readonly #running = new Set<Promise<unknown>>();
  /** Shards to look into, once each: no more than there are. */
  readonly #came = new Set<string>();
  #isLooking = false;
  #timer: Disposable | undefined;
  #passing: Promise<void> = Promise.resolve();

  constructor(options: ScrubOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#logger = options.logger ?? silentLogger;
    this.#mending = new Mending({ sources: options.sources, logger: this.#logger });
  }

  get figures(): ScrubFigures {
    return this.#figures;
  }

  async start(): Promise<void> {
    this.#options.store.environment.onDamaged = (shard, failure) => this.#met(shard, failure);
    this.#arm(FIRST_MS);
  }

  async stop(): Promise<void> {
    this.#options.store.environment.onDamaged = undefined;
    this.#timer?.[Symbol.dispose]();
    this.#abort.abort();
    await Promise.allSettled([this.#passing, ...this.#running]);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  /** Looks into one shard now, as fast as the disk gives it. Damage does not make it fail: it is in the result. */
  scrub(name: string): Promise<ScrubResult> {
    return this.#tracked(name, async () => undefined);
  }

  /** Looks into a shard that came from elsewhere and was not held against its hashes on its way, as soon as those before it are done. */
  soon(name: string): void {
    this.#came.add(name);
    if (this.#isLooking) return;
    this.#isLooking = true;
    const running = this.#lookInto().finally(() => {
      this.#isLooking = false;
      this.#running.delete(running);
    });
    this.#running.add(running);
  }

  /** One pass over all shards, at its pace. */
  async pass(): Promise<void> {
    const { signal } = this.#abort;
    for (const name of this.#options.store.names) {
      if (signal.aborted) return;
      await this.#tracked(name, (bytes) => pause(this.#clock, (bytes / RATE_BYTES) * 1_000, signal));
    }
  }

  /** Those that came, one by one: they come faster, and others want the disk, too. */
  async #lookInto(): Promise<void> {
    for (const name of this.#came) {
      if (this.#abort.signal.aborted) return;
      this.#came.delete(name);
      await this.#scrub(name, async () => undefined);
    }
  }

  #tracked(name: string, pace: (bytes: number) => Promise<void>): Promise<ScrubResult> {
    const running = this.#scrub(name, pace).finally(() => this.#running.delete(running));
    this.#running.add(running);
    return running;
  }

  async #scrub(name: string, pace: (bytes: number) => Promise<void>): Promise<ScrubResult> {
    const damages: Damage[] = [];
    let read = 0;
    let mended = 0;
    const shard = this.#opened(name);
    if (shard === undefined) return { bytes: 0, damages, mended };
    const counted = async (bytes: number): Promise<void> => {
      read += bytes;
      this.#figures.bytes += bytes;
      await pace(bytes);
    };
    try {
      for await (const damage of damagesOf(shard, { pace: counted, signal: this.#abort.signal })) {
        damages.push(damage);
        if (await this.#mend(shard, damage)) mended++;
      }
    } catch (thrown) {
      if (!this.#abort.signal.aborted) {
        const failure = toShardcastError(thrown).toJSON();
        this.#logger.warn({ shard: name, failure }, 'a shard could not be looked through');
      }
    }
    return { bytes: read, damages, mended };
  }

  /** Damage may be such that the shard cannot be opened. */
  #opened(name: string): Shard | undefined {
    try {
      return this.#options.store.find(name);
    } catch (thrown) {
      const failure = toShardcastError(thrown);
      if (failure.code !== 'CORRUPT') throw thrown;
      this.#figures.found++;
      this.#logger.error({ shard: name, failure: failure.toJSON() }, 'a shard on this disk is damaged');
      this.#options.refill?.(name);
      return undefined;
    }
  }

  async #mend(shard: Shard, { kind, failure, ...damage }: Damage): Promise<boolean> {
    this.#figures.found++;
    this.#logger.error(
      { shard: shard.name, kind, failure: failure.toJSON() },
      'what is on this disk is damaged',
    );
    let isMended = false;
    try {
      isMended = await this.#mending.mend(shard, { kind, failure, ...damage } as Damage);
    } catch (thrown) {
      const reason = toShardcastError(thrown).toJSON();
      this.#logger.warn({ shard: shard.name, kind, failure: reason }, 'damage could not be mended');
    }
    if (isMended) {
      this.#figures.mended++;
      this.#logger.info({ shard: shard.name, kind }, 'damage was mended');
    }
    return isMended;
  }

  /** A read has met damage: whoever reads has its error, and the next may find it mended. */
  #met(name: string, failure: ShardcastError): void {
    const nowMs = this.#clock.monotonic();
    if (nowMs - (this.#looked.get(name) ?? Number.NEGATIVE_INFINITY) < AGAIN_MS) return;
    if (this.#looked.size >= WAITING_MAX) this.#looked.clear();
    this.#looked.set(name, nowMs);
    this.#logger.warn({ shard: name, failure: failure.toJSON() }, 'a read has met damage');
    this.scrub(name).catch(() => undefined); // what is in the way is logged, and the next read asks again
  }

  #arm(delayMs: number): void {
    const { everyMs = PASS_EVERY_MS } = this.#options;
    if (everyMs === 0 || this.#abort.signal.aborted) return;
    this.#timer = this.#clock.schedule(Math.min(delayMs, everyMs), () => {
      this.#passing = this.pass()
        .catch((thrown: unknown) => {
          if (this.#abort.signal.aborted) return;
          this.#logger.error({ failure: toShardcastError(thrown).toJSON() }, 'a pass of the scrub failed');
        })
        .finally(() => this.#arm(everyMs));
    });
  }
}
