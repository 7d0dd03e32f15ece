import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/core/clock.js';
import { silentLogger } from '../../../src/core/log.js';
import { NO_AUDIT } from '../../../src/relay/audit/audit.js';
import { OPEN_GATE } from '../../../src/relay/gate.js';
import { GrpcServer } from '../../../src/relay/grpc-server.js';
import { PeerRefill } from '../../../src/relay/mesh/peer-refill.js';
import { NO_MESH, RelayMetrics } from '../../../src/relay/metrics.js';
import { replicaRegistrations } from '../../../src/relay/services/replica-service.js';
import { snapshotRegistrations } from '../../../src/relay/services/snapshot-service.js';
import { NO_SCRUB } from '../../../src/relay/upkeep/scrub.js';
import { NO_UPKEEP } from '../../../src/relay/upkeep/upkeep.js';
import { decodeDelta } from '../../../src/shard/delta.js';
import { KIND } from '../../../src/shard/layout.js';
import { receiptPages } from '../../../src/shard/receipt-pages.js';
import { ShardStore } from '../../../src/shard/store.js';
import { encodeManifest } from '../../../src/snapshot/manifest-codec.js';
import { asBuffer } from '../../../src/wire/as-buffer.js';
import { Channel } from '../../../src/wire/channel.js';
import { ChannelPool } from '../../../src/wire/channel-pool.js';
import { replicaService } from '../../../src/wire/services.js';
import { wire } from '../../../src/wire/wire.js';
import { foldOf, sorted } from '../../support/fold.js';
import { EntryChain, tuple } from '../../support/publishing.js';
import { type TempDir, tempDir } from '../../support/temp-dir.js';

const OPTIONS = { lanes: 2, partitions: 1, commitDelayMs: 5, logIsElsewhere: true };
const SHARDS = Array.from({ length: 40 }, (_, n) => `tenant-${n}`);
const RECORDS = 300;

function recordsOf(store: ShardStore, shard: string): [string, string][] {
  using view = store.open(shard).view();
  return sorted(foldOf(view));
}

describe('a partition that is filled from another relay', () => {
  let dir: TempDir;
  let source: ShardStore;
  let server: GrpcServer;
  const deltas = new Map<string, Buffer>();
  beforeAll(async () => {
    dir = await tempDir();
    source = await ShardStore.open({ path: dir.join('source'), ...OPTIONS });
    for (const shard of SHARDS) {
      const objects = Array.from({ length: RECORDS }, (_, n) => tuple(`${shard}-${n}`));
      const { entry, bytes } = new EntryChain(shard).next(...objects);
      await source.open(shard).append(entry, bytes, { synced: false });
      await source.open(shard).cut();
      deltas.set(shard, objects[7]!);
    }
    const none = () => 0;
    const counts = { connections: () => 0, subscribers: none, shards: none, agents: none, diskBytes: none };
    const audit = () => NO_AUDIT.figures;
    const scrub = () => NO_SCRUB;
    const metrics = new RelayMetrics({
      mesh: () => NO_MESH,
      upkeep: () => NO_UPKEEP,
      audit,
      scrub,
      ...counts,
    });
    const registrations = [
      ...replicaRegistrations({ store: source, metrics, checkFilled: () => undefined }),
      ...snapshotRegistrations(source, metrics),
    ];
    server = new GrpcServer({ listen: '127.0.0.1:0', registrations, gate: OPEN_GATE });
    await server.start();
  });
  afterAll(async () => {
    await server?.stop();
    await source?.close();
    await dir?.[Symbol.asyncDispose]();
  });

  async function fill(store: ShardStore): Promise<void> {
    using channels = new ChannelPool();
    const { signal } = new AbortController();
    const peers = () => [server.address];
    const refill = new PeerRefill({
      store,
      channels,
      peers,
      signal,
      clock: systemClock,
      logger: silentLogger,
    });
    await refill.fetchPartition(0, signal);
  }

  async function parts(bundleBytes: number): Promise<{ messages: number; parts: Buffer[] }> {
    using channel = new Channel(server.address);
    const request = { shards: SHARDS, inlineBytesMax: 1 << 20, bundleBytes };
    const found: Buffer[] = [];
    let messages = 0;
    for await (const message of channel.serverStream(replicaService.getReplicas, request)) {
      messages++;
      found.push(
        ...wire.ReplicaParts.decode(message).parts.map((part) =>
          asBuffer(wire.ReplicaPart.encode(part).finish()),
        ),
      );
    }
    return { messages, parts: found };
  }

  it('comes in the same parts, each by itself or bundled', async () => {
    const single = await parts(0);
    const bundled = await parts(64 * 1024);
    expect(single.messages).toBe(single.parts.length);
    expect(bundled.messages).toBeLessThan(single.messages / 4);
    expect(bundled.parts.map((part) => part.toString('hex'))).toEqual(
      single.parts.map((part) => part.toString('hex')),
    );
  });

  it('takes shards that are new whole, without loading them, and leaves nothing half-done to a partition that is given up', async () => {
    await using store = await ShardStore.open({ path: dir.join('given-up'), ...OPTIONS });
    const source0 = source.open(SHARDS[0]!);
    const manifest = await source0.cut();
    const whole = {
      manifest,
      encoded: encodeManifest(manifest),
      frames: manifest.chunks.map(({ hash }) => ({ hash, frame: source0.frame(hash)! })),
      receipts: [...receiptPages(source0)],
    };
    const adopting = store.adopt(whole);
    expect(() => store.open(SHARDS[0]!)).toThrow(expect.objectContaining({ code: 'UNAVAILABLE' }));
    expect(await store.adopt(whole)).toBe(false);
    expect(await adopting).toBe(true);
    expect(await store.adopt(whole)).toBe(false);
    expect(recordsOf(store, SHARDS[0]!)).toEqual(recordsOf(source, SHARDS[0]!));
    const other = { ...whole, manifest: { ...manifest, shard: 'other' } };
    const late = store.adopt({ ...other, encoded: encodeManifest(other.manifest) });
    await store.removePartition(0);
    await late;
    expect(store.names).toEqual([]);
    expect(store.find('other')).toBeUndefined();
    await expect(store.adopt(whole)).resolves.toBe(true);
  });

  it('has the records, the heads and the memory of deltas, also when it is opened again', async () => {
    const path = dir.join('filled');
    {
      await using store = await ShardStore.open({ path, ...OPTIONS });
      await fill(store);
    }
    await using store = await ShardStore.open({ path, ...OPTIONS });
    expect(store.namesOf(0).toSorted()).toEqual(SHARDS.toSorted());
    for (const shard of SHARDS) {
      const filled = store.open(shard);
      expect(filled.head.token).toBe(source.open(shard).head.token);
      expect(recordsOf(store, shard)).toEqual(recordsOf(source, shard));
      expect(filled.receipts.find(decodeDelta(deltas.get(shard)!))?.revision).toBe(8);
    }
  });

  it('takes a chunk that is damaged, and names it to whoever reads it', async () => {
    const shard = source.open('tenant-3');
    const { hash, lastKey } = shard.state.base!.chunks[0]!;
    const frame = shard.frame(hash)!;
    const damaged = Buffer.from(frame);
    damaged[damaged.length - 9]! ^= 1;
    await shard.shelf.put([{ hash, frame: damaged }]);
    await using store = await ShardStore.open({ path: dir.join('damaged'), ...OPTIONS });
    await fill(store);
    await shard.shelf.put([{ hash, frame }]);
    for (const name of SHARDS) expect(store.open(name).head.revision).toBe(RECORDS);
    expect(() => recordsOf(store, 'tenant-3')).toThrow(
      expect.objectContaining({
        code: 'CORRUPT',
        message: expect.stringContaining(hash.toString('hex', 0, 8)),
      }),
    );
    using view = store.open('tenant-3').view();
    expect(() => view.get(lastKey)).toThrow(expect.objectContaining({ code: 'CORRUPT' }));
  });

  it('has all but the shard of which a chunk is missing, and has it when it is there', async () => {
    const shard = source.open('tenant-4');
    const { hash } = shard.state.base!.chunks[0]!;
    const frame = shard.frame(hash)!;
    await shard.lane.write((writer) => writer.remove(shard.keys.of(KIND.chunk, hash)), { synced: false });
    await using store = await ShardStore.open({ path: dir.join('partly'), ...OPTIONS });
    await expect(fill(store)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    for (const name of SHARDS) {
      expect(store.find(name)?.head.revision ?? 0).toBe(name === 'tenant-4' ? 0 : RECORDS);
    }
    await shard.shelf.put([{ hash, frame }]);
    await fill(store);
    expect(recordsOf(store, 'tenant-4')).toEqual(recordsOf(source, 'tenant-4'));
  });
});
