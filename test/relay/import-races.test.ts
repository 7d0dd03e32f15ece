import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Embedded } from '../support/embedded.js';
import { batch, begin, objectsOf } from '../support/importing.js';
import { delta, tuple } from '../support/publishing.js';
import { tempDir } from '../support/temp-dir.js';

describe('An import beside cuts', () => {
  it('loses nothing that was published while a snapshot was being cut', async () => {
    await using dir = await tempDir();
    await using relay = await Embedded.open({ path: dir.path });
    await relay.sequencer.publish({ shard: 't', delta: tuple('p') });
    const expected = new Set(['p']);
    let importing = true;
    // One cut is always under way, also when an import has its turn, and is of an older revision than that turn.
    const cutting = (async () => {
      for (; importing; await nextTurn()) await relay.store.open('t').cut();
    })();
    const publishing = (async () => {
      for (let n = 0; importing; n++) {
        await relay.sequencer.publish({ shard: 't', delta: tuple(`p${n}`) });
        expected.add(`p${n}`);
      }
    })();
    for (let n = 0; n < 8; n++) {
      const open = relay.importing.begin(begin(`m${n}`));
      const objects = Array.from({ length: 50 }, (_, i) => `i${n}-${i}`);
      await open.records(1, batch(1, objects));
      await open.finish(1);
      for (const object of objects) expected.add(object);
    }
    importing = false;
    await Promise.all([publishing, cutting]);
    expect(new Set(objectsOf(relay))).toEqual(expected);
  });

  it('keeps the chunks that others are writing: a cut, another import', async () => {
    await using dir = await tempDir();
    await using relay = await Embedded.open({ path: dir.path, cutBytes: 1 });
    const objects = (name: string) => Array.from({ length: 2_000 }, (_, i) => `${name}-${i}`);
    await Promise.all(
      ['a', 'b', 'c', 'd', 'e', 'f'].map(async (name) => {
        const open = relay.importing.begin(begin(name));
        await open.records(1, batch(1, objects(name)));
        await relay.sequencer.publish({ shard: 't', delta: tuple(`p${name}`) });
        await open.finish(1);
        await relay.store.open('t').cut();
      }),
    );
    expect(objectsOf(relay).length).toBe(12_006);
    await relay.store.open('t').cut();
    for (const manifest of relay.store.open('t').manifests()) {
      for (const { hash } of manifest.chunks) expect(relay.store.open('t').frame(hash)).toBeDefined();
    }
  });
});

describe('An import that is finished twice at once', () => {
  it('takes effect once: what was published in between stays', async () => {
    await using dir = await tempDir();
    await using relay = await Embedded.open({ path: dir.path });
    const first = relay.importing.begin(begin('m'));
    await first.records(1, batch(1, ['a', 'b']));
    // The stream broke while the relay was building; the client asks again on another one.
    const again = relay.importing.begin(begin('m'));
    const [one, two] = await Promise.all([first.finish(1), again.finish(1)]);
    expect(two.token).toBe(one.token);
    expect([one.repeated, two.repeated]).toEqual([false, true]);
    expect(relay.store.open('t').head.revision).toBe(1);
  });

  it('does not undo a delete between the two', async () => {
    await using dir = await tempDir();
    await using relay = await Embedded.open({ path: dir.path });
    const first = relay.importing.begin(begin('m'));
    await first.records(1, batch(1, ['a', 'b']));
    const again = relay.importing.begin(begin('m'));
    const finished = first.finish(1);
    const second = again.finish(1);
    await finished;
    await relay.sequencer.publish({
      shard: 't',
      delta: delta((d) => d.delete('tuples', ['a', 'viewer', 'user:anne'])),
    });
    await second;
    expect(objectsOf(relay)).toEqual(['b']);
  });
});

describe('A staged import of a shard without history', () => {
  it('is still of that shard after a restart, and of no other', async () => {
    await using dir = await tempDir();
    {
      await using relay = await Embedded.open({ path: dir.path, partitions: 1, lanes: 1 });
      const open = relay.importing.begin(begin('nightly', { shard: 'tenant-a' }));
      await open.records(1, batch(1, ['secret-of-a']));
    }
    await using relay = await Embedded.open({ path: dir.path, partitions: 1, lanes: 1 });
    expect(relay.importing.progress('tenant-b', 'nightly').sequence).toBe(0);
    const other = relay.importing.begin(begin('nightly', { shard: 'tenant-b' }));
    expect(other.sequence).toBe(0);
    await other.records(1, batch(1, ['of-b']));
    await other.finish(1);
    expect(objectsOf(relay, 'tenant-b')).toEqual(['of-b']);
    const open = relay.importing.begin(begin('nightly', { shard: 'tenant-a' }));
    expect(open.sequence).toBe(1);
    await open.finish(1);
    expect(objectsOf(relay, 'tenant-a')).toEqual(['secret-of-a']);
  });
});
