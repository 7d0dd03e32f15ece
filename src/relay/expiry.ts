import { randomUUID } from 'node:crypto';
import { type Clock, systemClock } from '../core/clock.js';
import type { Service } from '../core/lifecycle.js';
import { type Logger, silentLogger } from '../core/log.js';
import { EXPIRY_PUBLISHER } from '../shard/check.js';
import { DeltaBuilder } from '../shard/delta-builder.js';
import { partsOf } from '../shard/key.js';
import type { ShardStore } from '../shard/store.js';
import { collectionOf } from '../snapshot/manifest.js';
import type { Sequencing } from './commands.js';

/** Expiries of one delta; more make another. */
const EXPIRIES_MAX = 500;

export interface ExpiryOptions {
  store: ShardStore;
  sequencer: Sequencing;
  /** Whether a shard's records are this relay's to delete. Default: all. */
  owns?: (shard: string) => boolean;
  clock?: Clock;
  logger?: Logger;
  /** How often due records are looked for, milliseconds. Default 500. */
  intervalMs?: number;
}

/**
 * Publishes `expire` for records that are due. The operation deletes only what is still due when its turn comes, so one that
 * is late, repeated or overtaken by a renewal does no harm.
 */
export class Expiry implements Service {
  readonly #options: ExpiryOptions;
  readonly #clock: Clock;
  readonly #logger: Logger;
  #timer: Disposable | undefined;
  #sweeping: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(options: ExpiryOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#logger = options.logger ?? silentLogger;
  }

  async start(): Promise<void> {
    this.#arm();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#timer?.[Symbol.dispose]();
    await this.#sweeping;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  /** Publishes what is due now; resolves when it is in the log. */
  async sweep(): Promise<void> {
    const now = this.#clock.now();
    const { store, owns = () => true } = this.#options;
    for (const name of store.expiring(now)) {
      if (!owns(name)) continue;
      try {
        while (!this.#stopped && (await this.#expire(name, now)) === EXPIRIES_MAX);
      } catch (err) {
        this.#logger.warn({ shard: name, err }, 'expired records could not be deleted yet');
      }
    }
  }

  async #expire(name: string, now: number): Promise<number> {
    const due = this.#options.store.find(name)?.due(now, EXPIRIES_MAX) ?? [];
    if (due.length === 0) return 0;
    const delta = new DeltaBuilder();
    for (const { key, expiresAt } of due) delta.expire(collectionOf(key), partsOf(key), expiresAt);
    const labels = { id: randomUUID(), publisher: EXPIRY_PUBLISHER, publishedAt: now };
    await this.#options.sequencer.publish({ shard: name, delta: delta.encode(labels) });
    return due.length;
  }

  #arm(): void {
    if (this.#stopped) return;
    this.#timer = this.#clock.schedule(this.#options.intervalMs ?? 500, () => {
      this.#sweeping = this.sweep().finally(() => this.#arm());
    });
  }
}
