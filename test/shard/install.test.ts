import { describe, expect, it } from 'vitest';
import { ShardStore } from '../../src/shard/store.js';
import type { Manifest } from '../../src/snapshot/manifest.js';
import { foldOf } from '../support/fold.js';
import { EntryChain, tuple } from '../support/publishing.js';
import { tempDir } from '../support/temp-dir.js';

const OPTIONS = { lanes: 1, partitions: 1, cutBytes: 1 << 30 };

async function append(store: ShardStore, chain: EntryChain, ...deltas: Buffer[]): Promise<void> {
  const { entry, bytes } = chain.next(...deltas);
  await store.open('t').append(entry, bytes, { synced: true });
}

async function fetchInto(from: ShardStore, to: ShardStore, manifest: Manifest): Promise<void> {
  const frames = manifest.chunks.flatMap(({ hash }) => {
    const frame = from.open('t').frame(hash);
    return frame === undefined ? [] : [{ hash, frame }];
  });
  await to.open('t').putFrames(frames);
}

describe('A snapshot of another epoch, installed while a longer history is being cut', () => {
  it('replaces that history: nothing of the cut is found again', async () => {
    await using dir = await tempDir();
    await using relay = await ShardStore.open({ path: dir.join('relay'), ...OPTIONS });
    const restored = new EntryChain('t', 'e2');
    for (let n = 0; n < 10; n++) await append(relay, restored, tuple(`new-${n}`));
    const manifest = await relay.open('t').cut();
    const path = dir.join('agent');
    {
      await using agent = await ShardStore.open({ path, ...OPTIONS });
      const old = new EntryChain('t', 'e1');
      await append(agent, old, ...Array.from({ length: 2_000 }, (_, n) => tuple(`old-${n}`)));
      await fetchInto(relay, agent, manifest);
      const cutting = agent.open('t').cut();
      await agent.open('t').install(manifest);
      await cutting;
      // The new history passes the revision that was being cut.
      await append(agent, restored, ...Array.from({ length: 2_500 }, (_, n) => tuple(`more-${n}`)));
      expect(
        agent
          .open('t')
          .manifests()
          .map(({ revision }) => revision),
      ).toEqual([10]);
    }
    await using agent = await ShardStore.open({ path, ...OPTIONS });
    using view = agent.open('t').view();
    expect(view.revision).toBe(2_510);
    expect(foldOf(view).size).toBe(2_510);
  });
});
