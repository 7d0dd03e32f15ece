import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { wire } from '../../src/wire/wire.js';
import { Embedded } from '../support/embedded.js';
import { foldOf } from '../support/fold.js';
import { batch } from '../support/importing.js';
import { tuple } from '../support/publishing.js';
import { tempDir } from '../support/temp-dir.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

async function forget(): Promise<void> {
  for (let n = 0; n < 3; n++) {
    await nextTurn();
    collectGarbage();
  }
}

describe('Shards that leave memory', () => {
  it('are found again where they were, also after an import during which others came and went', async () => {
    await using dir = await tempDir();
    await using relay = await Embedded.open({ path: dir.path, shardsInMemoryMax: 1 });
    await relay.sequencer.publish({ shard: 't', delta: tuple('first') });
    let importing = true;
    const others = (async () => {
      for (let n = 0; importing; n = (n + 1) % 5) {
        await relay.sequencer.publish({ shard: `other-${n}`, delta: tuple(`o-${n}`) });
      }
    })();
    const objects = Array.from({ length: 3_000 }, (_, n) => `i-${n}`);
    await (async () => {
      const open = relay.importing.begin(wire.ImportBegin.create({ shard: 't', importId: 'm', mode: 1 }));
      await open.records(1, batch(1, objects, { expiresAt: 1_000 }));
      await open.finish(1);
    })();
    importing = false;
    await others;
    await forget();
    expect(relay.store.expiring(2_000)).toEqual(['t']);
    expect(relay.store.open('t').head.revision).toBe(2);
    using view = relay.store.open('t').view();
    expect(foldOf(view).size).toBe(3_001);
  });

  it('are held in bounded number, those without history too', async () => {
    await using dir = await tempDir();
    await using relay = await Embedded.open({ path: dir.path, shardsInMemoryMax: 10 });
    for (let n = 0; n < 1_000; n++) relay.store.open(`asked-for-${n}`);
    await forget();
    expect(relay.store.names.length).toBeLessThanOrEqual(10);
  });

  it('keep their identity while somebody holds them, without history too', async () => {
    await using dir = await tempDir();
    await using relay = await Embedded.open({ path: dir.path, shardsInMemoryMax: 1 });
    const held = relay.store.open('held');
    for (let n = 0; n < 10; n++) relay.store.open(`other-${n}`);
    await forget();
    expect(relay.store.open('held')).toBe(held);
    await relay.sequencer.publish({ shard: 'held', delta: tuple('a') });
    expect(held.head.revision).toBe(1);
  });

  it('keep what was staged for their first import', async () => {
    await using dir = await tempDir();
    await using relay = await Embedded.open({ path: dir.path, shardsInMemoryMax: 1 });
    const begin = wire.ImportBegin.create({ shard: 't', importId: 'm', mode: 1 });
    await relay.importing.begin(begin).records(1, batch(1, ['a'], { expiresAt: 1_000 }));
    for (let n = 0; n < 10; n++) relay.store.open(`other-${n}`);
    await forget();
    expect(relay.importing.progress('t', 'm').sequence).toBe(1);
  });
});
