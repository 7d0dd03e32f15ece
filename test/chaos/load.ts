import { Publisher } from '../../src/client/publisher.js';
import { pause, systemClock } from '../../src/core/clock.js';
import { toShardcastError } from '../../src/core/errors.js';
import { DeltaBuilder } from '../../src/shard/delta-builder.js';
import { Random } from './random.js';
import type { Acknowledged, Published } from './recorded-history.js';

const TICK_MS = 25;
/** Deltas without a receipt: while nobody answers, no more are made. */
const IN_FLIGHT_MAX = 400;
/** One of so many is published again when it is acknowledged, as by somebody who never heard of it. */
const AGAIN_EVERY = 40;
const KEYS = 20;

export interface LoadOptions {
  readonly name: string;
  readonly relays: readonly string[];
  readonly shards: readonly string[];
  readonly seed: number;
  /** Deltas a second. */
  readonly rate: number;
}

/** A publisher that goes on over whatever happens, and what it was told. */
export class Load implements AsyncDisposable {
  readonly published: Published[] = [];
  readonly acknowledged: Acknowledged[] = [];
  readonly failures: string[] = [];
  readonly #options: LoadOptions;
  readonly #random: Random;
  readonly #publisher: Publisher;
  /** Somebody else with the same name: what a publisher is after a crash. */
  readonly #again: Publisher;
  readonly #inFlight = new Set<Promise<void>>();
  #count = 0;

  constructor(options: LoadOptions) {
    const { name, relays, seed } = options;
    this.#options = options;
    this.#random = new Random(seed);
    this.#publisher = new Publisher({ relay: relays, name });
    this.#again = new Publisher({ relay: relays.toReversed(), name });
  }

  /** Publishes until the signal aborts. */
  async run(signal: AbortSignal): Promise<void> {
    const { shards, rate } = this.#options;
    const startMs = systemClock.monotonic();
    let due = 0;
    while (!signal.aborted) {
      const wanted = ((systemClock.monotonic() - startMs) / 1000) * rate;
      // What was not published while nobody answered is not made up for.
      if (this.#inFlight.size >= IN_FLIGHT_MAX) due = wanted;
      for (; due < wanted && this.#inFlight.size < IN_FLIGHT_MAX; due++)
        this.publish(this.#random.pick(shards));
      await pause(systemClock, TICK_MS, signal).catch(() => {});
    }
  }

  /** One delta more to a shard. */
  publish(shard: string): void {
    const { name } = this.#options;
    const id = `${name}-${++this.#count}`;
    const delta = this.#delta(id);
    this.published.push({ shard, id, publisher: name });
    const again = this.#count % AGAIN_EVERY === 0;
    const answer = this.#send(this.#publisher, shard, id, delta)
      .then(() => (again ? this.#send(this.#again, shard, id, delta) : undefined))
      .finally(() => this.#inFlight.delete(answer));
    this.#inFlight.add(answer);
  }

  /** Resolves when what was published until now is answered. */
  async caughtUp(): Promise<void> {
    await Promise.all(this.#inFlight);
  }

  /** Resolves when everything that was published is answered. */
  async settled(): Promise<void> {
    while (this.#inFlight.size > 0) await Promise.race(this.#inFlight);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([this.#publisher.close(), this.#again.close()]);
  }

  #delta(id: string): Buffer {
    const delta = new DeltaBuilder();
    const key = ['k', `${this.#random.integer(1, KEYS)}`];
    if (this.#random.integer(1, 5) === 1) delta.delete('things', key);
    else delta.put('things', key, Buffer.from(JSON.stringify(id)));
    delta.put('last', [this.#options.name], Buffer.from(JSON.stringify(id)));
    return delta.encode({ id, publisher: this.#options.name, source: '', position: '', publishedAt: 0 });
  }

  async #send(publisher: Publisher, shard: string, id: string, delta: Buffer): Promise<void> {
    try {
      const { revision, token } = await publisher.publishDelta(shard, delta);
      this.acknowledged.push({ shard, id, revision, token });
    } catch (failure) {
      const { code, message } = toShardcastError(failure);
      this.failures.push(`${id} to ${shard}: ${code} ${message}`);
    }
  }
}
