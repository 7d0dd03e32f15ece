import { describe, expect, it } from 'vitest';
import { wire } from '../../src/wire/wire.js';
import { Embedded } from '../support/embedded.js';
import { foldOf } from '../support/fold.js';
import { batch, begin, objectsOf } from '../support/importing.js';
import { tuple } from '../support/publishing.js';
import { tempDir } from '../support/temp-dir.js';

const { REPLACE } = wire.ImportMode;

describe('Importing', () => {
  it('merges over what is there, or replaces the collections it names, as one revision', async () => {
    await using dir = await tempDir();
    await using relay = await Embedded.open({ path: dir.path });
    await relay.sequencer.publish({ shard: 't', delta: tuple('old') });
    const merge = relay.importing.begin(begin('m'));
    await merge.records(1, batch(1, ['b', 'a']));
    await merge.records(2, batch(2, ['c']));
    expect(await merge.finish(2)).toMatchObject({ revision: 2, records: 3, repeated: false });
    expect(objectsOf(relay)).toEqual(['a', 'b', 'c', 'old']);
    const replace = relay.importing.begin(begin('r', { mode: REPLACE }));
    await replace.records(1, batch(1, ['z']));
    expect(await replace.finish(1)).toMatchObject({ revision: 3 });
    expect(objectsOf(relay)).toEqual(['z']);
    await relay.sequencer.publish({ shard: 't', delta: tuple('after') });
    expect(objectsOf(relay)).toEqual(['after', 'z']);
    using past = relay.store.open('t').viewAt(2);
    expect(foldOf(past).size).toBe(4);
    expect(relay.store.open('t').resume(relay.store.open('t').head.token).kind).toBe('deltas');
    expect(relay.store.open('t').resume(undefined).kind).toBe('snapshot');
  });

  it('goes on after a restart, and answers a finished one again', async () => {
    await using dir = await tempDir();
    {
      await using relay = await Embedded.open({ path: dir.path });
      const open = relay.importing.begin(begin('m'));
      await open.records(1, batch(1, ['a']));
    }
    await using relay = await Embedded.open({ path: dir.path });
    expect(objectsOf(relay)).toEqual([]);
    const open = relay.importing.begin(begin('m'));
    expect(open.sequence).toBe(1);
    await open.records(1, batch(1, ['a']));
    await open.records(2, batch(2, ['b']));
    const done = await open.finish(2);
    expect(relay.importing.progress('t', 'm')).toEqual({ sequence: 0, token: done.token });
    expect(await relay.importing.begin(begin('m')).finish(2)).toMatchObject({
      token: done.token,
      repeated: true,
    });
    expect(objectsOf(relay)).toEqual(['a', 'b']);
  });

  it('refuses holes, other operations, wrong key lengths and a failed expectation, and changes nothing', async () => {
    await using dir = await tempDir();
    await using relay = await Embedded.open({ path: dir.path });
    await relay.sequencer.publish({ shard: 't', delta: tuple('old') });
    const open = relay.importing.begin(begin('m', { expect: '0' }));
    await expect(open.records(2, batch(2, ['a']))).rejects.toMatchObject({ code: 'GAP' });
    await expect(open.records(1, Buffer.from('nonsense'))).rejects.toMatchObject({ code: 'MALFORMED' });
    await open.records(1, batch(1, ['a']));
    await expect(open.finish(2)).rejects.toMatchObject({ code: 'GAP' });
    await expect(open.finish(1)).rejects.toMatchObject({ code: 'PRECONDITION_FAILED' });
    const wrong = wire.ImportRecords.encode({
      records: [
        {
          kind: wire.Operation.Kind.PUT,
          collection: 'tuples',
          key: Buffer.from('x'),
          keyParts: 1,
          json: Buffer.from('1'),
        },
      ],
    }).finish();
    const other = relay.importing.begin(begin('w'));
    await other.records(1, Buffer.from(wrong));
    await expect(other.finish(1)).rejects.toMatchObject({ code: 'KEY_LENGTH' });
    expect(() => relay.importing.begin(begin('bad id'))).toThrow(
      expect.objectContaining({ code: 'INVALID_ARGUMENT' }),
    );
    expect(objectsOf(relay)).toEqual(['old']);
    expect(relay.store.open('t').head.revision).toBe(1);
  });

  it('takes publishes of the same shard meanwhile', async () => {
    await using dir = await tempDir();
    await using relay = await Embedded.open({ path: dir.path });
    const open = relay.importing.begin(begin('m'));
    const objects = Array.from({ length: 5_000 }, (_, n) => `o${n}`);
    for (let part = 0; part < 5; part++) {
      await open.records(part + 1, batch(part + 1, objects.slice(part * 1_000, part * 1_000 + 1_000)));
    }
    const [done, ...published] = await Promise.all([
      open.finish(5),
      ...Array.from({ length: 50 }, (_, n) => relay.sequencer.publish({ shard: 't', delta: tuple(`p${n}`) })),
    ]);
    expect(done.revision).toBeGreaterThan(0);
    expect(new Set([done.revision, ...published.map(({ revision }) => revision)]).size).toBe(51);
    expect(objectsOf(relay).length).toBe(5_050);
  });
});
