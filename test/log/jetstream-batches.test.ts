import { jetstreamManager } from '@nats-io/jetstream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectNats } from '../../src/log/jetstream/connect.js';
import type { JetStreamLog } from '../../src/log/jetstream/jetstream-log.js';
import { streamName } from '../../src/log/jetstream/mesh-streams.js';
import { collect } from '../support/collect.js';
import type { NatsServers } from '../support/nats-server.js';
import { EntryChain, tuple } from '../support/publishing.js';
import { initialiseOn, LAYOUT, OpenLog, startMesh } from './jetstream-fixture.js';

/** Batches of whatever comes while something is under way. */
const EAGER = { batchMs: 0 };
const SHARDS = Array.from({ length: 60 }, (_, n) => `tenant-${n}`);
const ROUNDS = 5;

/** Appends of all shards at once, and the positions of their entries as they were answered. */
class Appends {
  readonly positions = new Map<string, number[]>();
  readonly #chains: ReadonlyMap<string, EntryChain>;

  constructor(prefix: string) {
    this.#chains = new Map(
      SHARDS.map((shard) => [`${prefix}-${shard}`, new EntryChain(`${prefix}-${shard}`)]),
    );
  }

  async append(log: JetStreamLog, shard: string): Promise<void> {
    const { entry, bytes } = this.#chains.get(shard)!.next(tuple('o'));
    const before = this.positions.get(shard) ?? [];
    const position = await log.append(entry, bytes, before.at(-1) ?? 0);
    this.positions.set(shard, [...before, position]);
  }

  round(log: JetStreamLog): Promise<PromiseSettledResult<void>[]> {
    return Promise.allSettled([...this.#chains.keys()].map((shard) => this.append(log, shard)));
  }
}

async function appendRounds(log: JetStreamLog, prefix: string): Promise<Appends> {
  const appends = new Appends(prefix);
  for (let round = 0; round < ROUNDS; round++) {
    for (const outcome of await appends.round(log)) if (outcome.status === 'rejected') throw outcome.reason;
  }
  return appends;
}

async function expectStored(log: JetStreamLog, { positions }: Appends): Promise<void> {
  expect(positions.size).toBeGreaterThan(SHARDS.length - 2);
  for (const [shard, answered] of positions) {
    const stored = await collect(log.read(shard, 1));
    expect(stored.map(({ position }) => position)).toEqual(answered);
    expect(stored.map(({ entry }) => entry.firstRevision)).toEqual(answered.map((_, n) => n + 1));
  }
}

/** Messages of the streams that came in a batch. */
async function batched({ connection }: OpenLog): Promise<number> {
  const { streams } = await jetstreamManager(connection, { checkAPI: false });
  let count = 0;
  for (let stream = 0; stream < LAYOUT.streams; stream++) {
    const { state } = await streams.info(streamName(stream));
    for (let seq = 1; seq <= state.last_seq; seq++) {
      const message = await streams.getMessage(streamName(stream), { seq });
      if (message?.header.has('Nats-Batch-Id')) count++;
    }
  }
  return count;
}

describe.each([1, 3] as const)('appends in batches, %i server(s)', (count) => {
  let servers: NatsServers;
  let open: OpenLog;
  beforeAll(async () => {
    servers = await startMesh(count);
    open = await OpenLog.open(servers.addresses, EAGER);
  });
  afterAll(async () => {
    await open?.[Symbol.asyncDispose]();
    await servers?.[Symbol.asyncDispose]();
  });

  it('answers each with its own position', async () => {
    await expectStored(open.log, await appendRounds(open.log, 'each'));
    expect(await batched(open)).toBeGreaterThan(SHARDS.length);
  });

  it('refuses the one that is not next, and stores the others', async () => {
    await using other = await OpenLog.open(servers.addresses);
    const appends = await appendRounds(open.log, 'one');
    const shard = 'one-tenant-7';
    const rival = new EntryChain(shard).next(tuple('rival'));
    await other.log.append(rival.entry, rival.bytes, appends.positions.get(shard)?.at(-1) ?? 0);
    const before = await batched(open);
    const outcomes = await appends.round(open.log);
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(refused).toEqual([expect.objectContaining({ code: 'CONFLICT' })]);
    appends.positions.delete(shard);
    await expectStored(open.log, appends);
    expect(await batched(open)).toBeGreaterThan(before);
  });

  it('settles what was under way when the connection is lost, each once', async () => {
    await using losing = await OpenLog.open(servers.addresses, EAGER);
    const appending = appendRounds(losing.log, 'lost');
    await losing.connection.reconnect();
    await expectStored(open.log, await appending);
  });
});

describe('streams of an earlier release', () => {
  it('take appends one by one, and batches once the mesh was initialised again', async () => {
    await using servers = await startMesh(1);
    const connection = await connectNats(servers.addresses);
    const { streams } = await jetstreamManager(connection, { checkAPI: false });
    for (let stream = 0; stream < LAYOUT.streams; stream++) {
      await streams.update(streamName(stream), { allow_atomic: false });
    }
    await connection.close();
    {
      await using open = await OpenLog.open(servers.addresses, EAGER);
      await expectStored(open.log, await appendRounds(open.log, 'before'));
      expect(await batched(open)).toBe(0);
    }
    await initialiseOn(servers, 1);
    await using open = await OpenLog.open(servers.addresses, EAGER);
    await expectStored(open.log, await appendRounds(open.log, 'after'));
    expect(await batched(open)).toBeGreaterThan(0);
  });
});
