import { Agent } from '../../src/agent/agent.js';
import type { AgentOptions } from '../../src/agent/agent-options.js';
import type { ShardStatus } from '../../src/agent/shard-status.js';
import type { Publisher } from '../../src/client/publisher.js';
import type { DeltaBuilder } from '../../src/shard/delta-builder.js';
import { eventually } from '../support/eventually.js';
import type { Fold } from '../support/fold.js';
import { foldDelta } from '../support/fold.js';
import { documentOf, treeOf } from '../support/opa-fold.js';
import type { OpaServer } from '../support/opa-server.js';

export const SHARD = 'tenant-42';

/** Publishes and keeps the fold of what it published: the oracle. */
export class Oracle {
  readonly #publisher: Publisher;
  readonly shard: string;
  fold: Fold = new Map();
  revision = 0;
  token = '';

  constructor(publisher: Publisher, shard = SHARD) {
    this.#publisher = publisher;
    this.shard = shard;
  }

  async publish(fill: (delta: DeltaBuilder) => void): Promise<void> {
    let bytes: Buffer | undefined;
    const receipt = await this.#publisher.publish(this.shard, (delta) => {
      fill(delta);
      bytes = delta.encode({ id: 'oracle' });
    });
    this.fold = foldDelta(this.fold, bytes as Buffer);
    this.revision = receipt.revision;
    this.token = receipt.token;
  }

  tuple(object: string, subject = 'user:anne'): Promise<void> {
    return this.publish((delta) => delta.put('tuples', [object, 'viewer', subject], true));
  }

  async import(objects: readonly string[]): Promise<void> {
    const rows = objects.map((object) => ({
      collection: 'tuples',
      key: [object, 'viewer', 'user:anne'],
      value: true,
    }));
    const receipt = await this.#publisher.importRecords(this.shard, rows);
    const fold = new Map(this.fold);
    for (const { collection, key } of rows) fold.set([collection, ...key].join('\0'), 'true 0');
    this.fold = fold;
    this.revision = receipt.revision;
    this.token = receipt.token;
  }

  /** OPA's document is the fold, and says which revision that is. */
  async inOpa(opa: OpaServer, timeoutMs = 15_000): Promise<void> {
    await eventually(
      `${this.shard} at ${this.revision} in OPA`,
      async () => {
        const { data, revision } = await documentOf(opa.url, this.shard);
        if (revision !== this.revision) throw new Error(`OPA is at ${revision}`);
        return sameJson(data, treeOf(this.fold));
      },
      { timeoutMs },
    );
  }
}

function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(sortKeys(a)) === JSON.stringify(sortKeys(b));
}

function sortKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, sortKeys(inner)]);
}

/** An agent of SHARD that is at work. */
export async function openAgent(
  options: Omit<AgentOptions, 'shards'> & { shards?: string[] },
): Promise<Agent> {
  const agent = new Agent({ shards: [SHARD], http: '127.0.0.1:0', ...options });
  await agent.open();
  return agent;
}

export function statusOf(agent: Agent, shard = SHARD): ShardStatus {
  const status = agent.status().shards.find((one) => one.shard === shard);
  if (status === undefined) throw new Error(`${shard} is not followed`);
  return status;
}

export async function untilLive(agent: Agent, shard = SHARD): Promise<void> {
  await eventually(`${shard} is live`, () => statusOf(agent, shard).state === 'live');
}

export async function untilTrouble(agent: Agent, code: string, shard = SHARD): Promise<void> {
  await eventually(`${shard} names ${code}`, () =>
    statusOf(agent, shard).errors.some((error) => error.code === code),
  );
}

export function snapshotsOf(agent: Agent, shard = SHARD): number {
  return agent.followers().find((follower) => follower.shard === shard)?.counts.snapshots ?? 0;
}
