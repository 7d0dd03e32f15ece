import { createHash } from 'node:crypto';
import type { NatsConnection } from '@nats-io/transport-node';
import { type Denial, type DenialStore, keyOf, parseDenial } from '../../auth/deny-list.js';
import { Backoff } from '../../core/backoff.js';
import type { Clock } from '../../core/clock.js';
import type { Service } from '../../core/lifecycle.js';
import type { Logger } from '../../core/log.js';
import { NatsLink } from '../../log/jetstream/link.js';
import { BucketWatch } from './bucket-watch.js';
import { DENIED_BUCKET } from './buckets.js';
import { MeshBucket } from './mesh-bucket.js';

export interface MeshDenialsOptions {
  readonly connection: NatsConnection;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Of a mesh: a KV bucket, which every relay watches. */
export class MeshDenials implements DenialStore, Service {
  readonly #options: MeshDenialsOptions;
  readonly #abort = new AbortController();
  #link: NatsLink | undefined;
  #bucket: MeshBucket | undefined;
  #watching: Promise<void> = Promise.resolve();

  constructor(options: MeshDenialsOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    const { connection, clock } = this.#options;
    const link = await NatsLink.open(connection, { clock });
    this.#link = link;
    const description = 'shardcast: tokens that were revoked';
    this.#bucket = await MeshBucket.open(link, link, { name: DENIED_BUCKET, history: 1, description });
  }

  async stop(): Promise<void> {
    this.#abort.abort();
    this.#link?.[Symbol.dispose]();
    this.#bucket?.[Symbol.dispose]();
    await this.#watching;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  async follow(heard: (denial: Denial) => void): Promise<void> {
    const bucket = this.#open();
    const told = (value: Buffer | undefined): void => {
      const denial = value === undefined ? undefined : parseDenial(value.toString('utf8'));
      if (denial !== undefined) heard(denial);
    };
    const keys = await bucket.link.patiently('the tokens that were revoked', () => bucket.keys());
    for (const key of keys) {
      told((await bucket.link.patiently(`revoked ${key}`, () => bucket.get(key)))?.value);
    }
    const listener = {
      written: (_: string, { value }: { value: Buffer | undefined }) => told(value),
      newLine: () => {},
    };
    this.#watching = new BucketWatch(bucket, listener, this.#options.logger).run(this.#abort.signal);
  }

  async keep(denial: Denial): Promise<void> {
    const bucket = this.#open();
    const key = createHash('sha256').update(keyOf(denial)).digest('base64url');
    const bytes = Buffer.from(JSON.stringify(denial));
    const { clock, patienceMs } = bucket.link;
    const deadlineMs = clock.monotonic() + patienceMs;
    const backoff = new Backoff({ firstMs: 20, lastMs: 1_000, clock });
    for (;;) {
      const stored = await bucket.link.patiently(`revoked ${key}`, () => bucket.get(key));
      if (stored?.value?.equals(bytes)) return;
      const written = await bucket.put(key, bytes, stored?.revision ?? 0);
      if (written.kind === 'stored') return;
      if (written.kind === 'refused' || clock.monotonic() >= deadlineMs) throw written.failure;
      await backoff.wait();
    }
  }

  #open(): MeshBucket {
    if (this.#bucket !== undefined) return this.#bucket;
    throw new Error('the bucket of revoked tokens is not open');
  }
}
