import { setMaxListeners } from 'node:events';
import { type Clock, systemClock } from '../../core/clock.js';
import { toShardcastError } from '../../core/errors.js';
import type { Service } from '../../core/lifecycle.js';
import { type Logger, silentLogger } from '../../core/log.js';
import { inParallel } from '../../core/parallel.js';
import type { DeltaLog } from '../../log/delta-log.js';
import type { ShardStore } from '../../shard/store.js';
import type { StoredHead } from '../../shard/stored-head.js';
import type { Archive } from '../../snapshot/archive/archive.js';
import { Duties, type UpkeepCounts } from './duties.js';
import { type Duty, dutyOf, isArchived, type KeptShard, UNKNOWN, type UpkeepLimits } from './kept-shard.js';

const SWEEP_EVERY_MS = 5_000;
/** Shards that are looked at before others get their turn. */
const TURN_SHARDS = 1_000;
/** Shards with a duty under way: archiving holds up to 16 MiB each, and must not starve who serves. */
const DUTIES_MAX = 2;
const RETRY_FIRST_MS = 1_000;
const RETRY_LAST_MS = 10 * 60_000;
/** So many failures without a success between: it is not the shards, so the rest of the sweep waits. */
const FAILURES_MAX = 8;

export const UPKEEP_DEFAULTS: UpkeepLimits = {
  archiveBytes: 4 * 1024 * 1024,
  archiveIntervalMs: 60 * 60_000,
  trimAfterMs: 60_000,
  archiveKeep: 8,
  forgetAfterMs: 7 * 24 * 60 * 60_000,
};

export interface UpkeepOptions {
  store: ShardStore;
  archive: Archive;
  /** Whether a shard is this relay's to look after. Default: all. */
  owns?: (shard: string) => boolean;
  /** Of the shards' log: see DeltaLog. Default: the log trims itself. */
  trim?: DeltaLog['trim'];
  limits?: Partial<UpkeepLimits> | undefined;
  /** Between two looks at all shards. Milliseconds; default 5,000. */
  intervalMs?: number;
  clock?: Clock;
  logger?: Logger;
}

/** Of a relay without an archive. */
export const NO_UPKEEP: UpkeepFigures = {
  snapshots: 0,
  bytes: 0,
  trims: 0,
  removed: 0,
  failures: 0,
  behindMs: 0,
};

export interface UpkeepFigures extends Readonly<UpkeepCounts> {
  /** For how long the archive has lacked a change of a shard, of all shards the longest. Milliseconds. */
  readonly behindMs: number;
}

interface Due {
  readonly name: string;
  readonly duty: Duty;
}

/**
 * An owner's duties, beside serving: what changed goes into the archive, then leaves the log, and what nobody needs leaves the archive.
 * All shards are looked at every few seconds by their heads alone; a shard is loaded when something is to be done for it.
 */
export class Upkeep implements Service {
  readonly #options: UpkeepOptions;
  readonly #limits: UpkeepLimits;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #abort = new AbortController();
  readonly #counts: UpkeepCounts = { snapshots: 0, bytes: 0, trims: 0, removed: 0, failures: 0 };
  readonly #duties: Duties;
  readonly #kept = new Map<string, KeptShard>();
  #timer: Disposable | undefined;
  #sweeping: Promise<void> = Promise.resolve();
  #lacksSinceMs: number | undefined;
  readonly #busy = new Set<string>();
  /** Without a success between. */
  #failures = 0;

  constructor(options: UpkeepOptions) {
    const { archive, trim, limits, clock = systemClock, logger = silentLogger } = options;
    this.#options = options;
    this.#limits = { ...UPKEEP_DEFAULTS, ...limits };
    this.#clock = clock;
    this.#logger = logger;
    const { signal } = this.#abort;
    setMaxListeners(0, signal); // each duty may listen
    this.#duties = new Duties({ archive, limits: this.#limits, counts: this.#counts, trim, clock, signal });
  }

  get figures(): UpkeepFigures {
    const sinceMs = this.#lacksSinceMs;
    return { ...this.#counts, behindMs: sinceMs === undefined ? 0 : this.#clock.monotonic() - sinceMs };
  }

  async start(): Promise<void> {
    this.#arm();
  }

  async stop(): Promise<void> {
    this.#timer?.[Symbol.dispose]();
    this.#abort.abort();
    await this.#sweeping;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  /** Does what is due now, one thing for a shard; resolves when it is done. What fails is due again later. */
  async sweep(): Promise<void> {
    const { signal } = this.#abort;
    this.#failures = 0;
    try {
      await inParallel(this.#due(), { tasksMax: DUTIES_MAX }, (due) => this.#perform(due), signal);
    } catch (failure) {
      if (!signal.aborted) throw failure;
    }
  }

  async *#due(): AsyncGenerator<Due, void, undefined> {
    const { store, owns = () => true } = this.#options;
    let longest: number | undefined;
    let seen = 0;
    for (const [name, head] of store.heads()) {
      if (++seen % TURN_SHARDS === 0) await new Promise((resolve) => setImmediate(resolve));
      if (this.#failures >= FAILURES_MAX) return;
      if (head.revision === 0 || this.#busy.has(name)) continue;
      if (!owns(name)) {
        this.#kept.delete(name); // the next owner writes there
        continue;
      }
      const kept = this.#noticed(name, head);
      const sinceMs = kept?.lacksSinceMs;
      if (sinceMs !== undefined && sinceMs < (longest ?? Infinity)) longest = sinceMs;
      const duty = dutyOf(kept, head, this.#clock.monotonic(), this.#limits);
      if (duty !== undefined) yield { name, duty };
    }
    this.#lacksSinceMs = longest;
  }

  /** Notes since when the archive lacks something. */
  #noticed(name: string, head: StoredHead): KeptShard | undefined {
    const kept = this.#kept.get(name);
    if (kept === undefined || kept.lacksSinceMs !== undefined || isArchived(kept, head)) return kept;
    const noticed = { ...kept, lacksSinceMs: this.#clock.monotonic(), forgetAtMs: undefined };
    this.#kept.set(name, noticed);
    return noticed;
  }

  async #perform({ name, duty }: Due): Promise<void> {
    const kept = this.#kept.get(name) ?? UNKNOWN;
    this.#busy.add(name);
    try {
      const shard = this.#options.store.find(name);
      if (shard === undefined) return;
      this.#kept.set(name, await this.#duties.perform(duty, shard, kept));
      this.#failures = 0;
    } catch (thrown) {
      if (!this.#abort.signal.aborted) this.#failed(name, duty, kept, thrown);
    } finally {
      this.#busy.delete(name);
    }
  }

  #failed(name: string, duty: Duty, kept: KeptShard, thrown: unknown): void {
    const failure = toShardcastError(thrown);
    this.#counts.failures++;
    this.#failures++;
    const waitMs = Math.min(RETRY_LAST_MS, RETRY_FIRST_MS * 2 ** Math.min(kept.failures, 20));
    this.#logger.warn({ shard: name, duty, waitMs, failure: failure.toJSON() }, 'upkeep of a shard failed');
    if (duty === 'look-up') return; // nothing is known still: the next sweep asks again
    const notBeforeMs = this.#clock.monotonic() + waitMs;
    this.#kept.set(name, { ...kept, failures: kept.failures + 1, notBeforeMs });
  }

  #arm(): void {
    if (this.#abort.signal.aborted) return;
    this.#timer = this.#clock.schedule(this.#options.intervalMs ?? SWEEP_EVERY_MS, () => {
      this.#sweeping = this.sweep()
        .catch((err: unknown) => this.#logger.error({ err }, 'upkeep failed'))
        .finally(() => this.#arm());
    });
  }
}
