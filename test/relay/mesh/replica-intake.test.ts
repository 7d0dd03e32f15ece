import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReplicaIntake } from '../../../src/relay/mesh/replica-intake.js';
import { receiptPages } from '../../../src/shard/receipt-pages.js';
import { ShardStore } from '../../../src/shard/store.js';
import { encodeManifest } from '../../../src/snapshot/manifest-codec.js';
import { foldOf, sorted } from '../../support/fold.js';
import { delta, EntryChain } from '../../support/publishing.js';
import { smallDisk } from '../../support/small-disk.js';
import { type TempDir, tempDir } from '../../support/temp-dir.js';

const OPTIONS = { lanes: 1, partitions: 1, commitDelayMs: 5, logIsElsewhere: true };
const SHARD = 'large';
/** Values that do not compress: the snapshot weighs several batches of the intake. */
const noise = (n: number) =>
  Array.from({ length: 400 }, (_, i) => Math.imul(n * 977 + i, 2654435761).toString(36)).join('');

function recordsOf(store: ShardStore): [string, string][] {
  using view = store.open(SHARD).view();
  return sorted(foldOf(view));
}

describe('A large shard from another relay', () => {
  let dir: TempDir;
  let source: ShardStore;
  beforeAll(async () => {
    dir = await tempDir();
    source = await ShardStore.open({ path: dir.join('source'), ...OPTIONS });
    const puts = Array.from({ length: 1_500 }, (_, n) => delta((d) => d.put('blobs', [`k${n}`], noise(n))));
    const { entry, bytes } = new EntryChain(SHARD).next(...puts);
    await source.open(SHARD).append(entry, bytes, { synced: false });
    await source.open(SHARD).cut();
  });
  afterAll(async () => {
    await source?.close();
    await dir?.[Symbol.asyncDispose]();
  });

  async function fill(store: ShardStore, patient = false): Promise<void> {
    const shard = source.open(SHARD);
    const manifest = shard.state.base!;
    const intake = new ReplicaIntake(store, manifest, encodeManifest(manifest));
    for (const { hash } of manifest.chunks) await intake.takeFrame(shard.frame(hash)!);
    for (const page of receiptPages(shard)) await intake.takeReceipts(page);
    await intake.finish(() => patient);
  }

  it('is there when it says so, and after a restart', async () => {
    const path = dir.join('filled');
    {
      await using store = await ShardStore.open({ path, ...OPTIONS });
      await fill(store, true);
      expect(store.find(SHARD)?.head.token).toBe(source.open(SHARD).head.token);
      await expect(fill(store)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    }
    await using store = await ShardStore.open({ path, ...OPTIONS });
    expect(recordsOf(store)).toEqual(recordsOf(source));
  });

  it('leaves what was there where it was when the disk is too small for it', async ({ skip }) => {
    const path = dir.join('lagging');
    using disk = smallDisk(path, 3);
    if (disk === undefined) return skip('no small disk can be made here');
    const { entry, bytes } = new EntryChain(SHARD).next(delta((d) => d.put('blobs', ['old'], 1)));
    const old = [['blobs\0old', '1 0']];
    {
      await using store = await ShardStore.open({ path: `${path}/store`, ...OPTIONS });
      await store.open(SHARD).append(entry, bytes, { synced: true });
      expect(recordsOf(store)).toEqual(old);
      await expect(fill(store)).rejects.toMatchObject({ code: 'DISK_FULL' });
      expect(recordsOf(store)).toEqual(old);
    }
    await using store = await ShardStore.open({ path: `${path}/store`, ...OPTIONS });
    expect(recordsOf(store)).toEqual(old);
  });

  it('is as if it had never come when the disk is too small for it', async ({ skip }) => {
    const path = dir.join('disk');
    using disk = smallDisk(path, 3);
    if (disk === undefined) return skip('no small disk can be made here');
    {
      await using store = await ShardStore.open({ path: `${path}/store`, ...OPTIONS });
      await expect(fill(store)).rejects.toMatchObject({ code: 'DISK_FULL' });
      expect(store.find(SHARD)?.head.revision ?? 0).toBe(0);
    }
    await using store = await ShardStore.open({ path: `${path}/store`, ...OPTIONS });
    expect(store.find(SHARD)?.head.revision ?? 0).toBe(0);
  });
});
