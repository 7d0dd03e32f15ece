import { describe, expect, it } from 'vitest';
import { ShardcastError } from '../../src/core/errors.js';
import { CutterPool } from '../../src/snapshot/cutter-pool.js';
import { MemoryChunks, record, SHAPES, SMALL_CHUNKS, sortedChanges } from './support.js';

const all = Array.from({ length: 4000 }, (_, i) =>
  record(`users\0u${(i * 7919) % 4000}`, `${i}`, i % 5 === 0 ? 9 : 0),
);
const shape = { collections: SHAPES, limits: SMALL_CHUNKS, deletedPrefixes: [] };

// The worker runs from dist/: `npm run build` comes first, as in `npm test`.
describe('the cutter pool', () => {
  it('cuts as the cutter does, asynchronous stores included', async () => {
    await using pool = new CutterPool();
    await pool.start();
    const store = new MemoryChunks();
    const read = async (hash: Buffer) => store.read(hash);
    const write = async (chunks: Parameters<typeof store.write>[0]) => store.write(chunks);
    const first = await pool.cut({ ...shape, base: [], changes: sortedChanges(all), read, write });
    const expected = await store.cut({ changes: sortedChanges(all) });
    expect(first).toEqual(expected);
    const changes = [{ key: all[9]!.key, record: undefined }];
    const [second, third] = await Promise.all([
      pool.cut({ ...shape, base: first.chunks, changes, read, write }),
      pool.cut({ ...shape, base: [], imported: first.chunks, changes, read, write }),
    ]);
    expect(second).toEqual(await store.cut({ base: expected.chunks, changes }));
    expect(third.root).toEqual(second.root);
    expect(second.stats.reused).toBeGreaterThan(0);
  });

  it('builds sorted chunks from records in any order, with spills', async () => {
    await using pool = new CutterPool({ workers: 2 });
    await pool.start();
    const store = new MemoryChunks();
    const spilled = new MemoryChunks();
    const read = (hash: Buffer) => spilled.read(hash);
    const { write } = store;
    const build = pool.build({
      read,
      write,
      spill: spilled.write,
      limits: SMALL_CHUNKS,
      runBytesMax: 20_000,
    });
    for (let at = 0; at < all.length; at += 500) await build.add(all.slice(at, at + 500));
    const refs = await build.finish();
    expect(spilled.frames.size).toBeGreaterThan(0);
    expect(refs).toEqual((await store.cut({ changes: sortedChanges(all) })).chunks);
  });

  it('hands on failures of the store, cancels, and refuses when stopped', async () => {
    const pool = new CutterPool();
    await pool.start();
    const store = new MemoryChunks();
    const { chunks: base } = await store.cut({ changes: sortedChanges(all) });
    const job = { ...shape, base, changes: sortedChanges([record('users\0u1', '0')]), write: store.write };
    const full = () => Promise.reject(new ShardcastError('DISK_FULL', 'no space', { hint: 'make some' }));
    await expect(pool.cut({ ...job, read: store.read, write: full })).rejects.toMatchObject({
      code: 'DISK_FULL',
      hint: 'make some',
      retry: 'backoff',
    });
    await expect(pool.cut({ ...job, read: () => Buffer.from('damaged') })).rejects.toMatchObject({
      code: 'CORRUPT',
    });
    const controller = new AbortController();
    const never = () => {
      controller.abort();
      return new Promise<Buffer>(() => {});
    };
    await expect(pool.cut({ ...job, read: never, signal: controller.signal })).rejects.toMatchObject({
      code: 'CANCELLED',
    });
    const given = pool.build({ read: store.read, write: store.write, spill: store.write });
    await given.add(all);
    given.abort();
    await expect(given.finish()).rejects.toMatchObject({ code: 'CANCELLED' });
    const pending = pool.cut({ ...job, read: () => new Promise<Buffer>(() => {}) });
    const refused = expect(pending).rejects.toMatchObject({ code: 'CANCELLED' });
    await pool.stop();
    await refused;
    await expect(pool.cut({ ...job, read: store.read })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});
