import { describe, expect, it } from 'vitest';
import { DeltaBuilder } from '../../src/shard/delta-builder.js';
import { wire } from '../../src/wire/wire.js';
import { Embedded } from '../support/embedded.js';
import { delta } from '../support/publishing.js';
import { tempDir } from '../support/temp-dir.js';

function labelled(labels: { id: string; publisher?: string; source?: string }, user: string): Buffer {
  return new DeltaBuilder().put('users', [user], true).encode({ publisher: 'p', ...labels });
}

describe('Labels of a delta', () => {
  it('cannot be taken for others: no NUL, valid UTF-8, no name of ours', async () => {
    await using dir = await tempDir();
    await using relay = await Embedded.open({ path: dir.path });
    const publish = (bytes: Buffer) => relay.sequencer.publish({ shard: 't', delta: bytes });
    const refused = { code: 'INVALID_ARGUMENT' };
    await expect(publish(labelled({ publisher: 'a\0b', id: 'c' }, 'u1'))).rejects.toMatchObject(refused);
    await expect(publish(labelled({ publisher: 'a', id: 'b\0c' }, 'u2'))).rejects.toMatchObject(refused);
    await expect(publish(labelled({ id: 'c', source: 'x\0y' }, 'u3'))).rejects.toMatchObject(refused);
    await expect(publish(labelled({ publisher: '$import', id: 'nightly' }, 'u4'))).rejects.toMatchObject(
      refused,
    );
    const bytes = labelled({ id: 'QQ' }, 'u5');
    for (const byte of [0x80, 0x81]) {
      const broken = Buffer.from(bytes);
      broken[broken.indexOf('QQ')] = byte;
      await expect(publish(broken)).rejects.toMatchObject({ code: 'MALFORMED' });
    }
    expect(await publish(labelled({ publisher: 'é\uFFFD😀', id: '\uFFFD' }, 'u6'))).toMatchObject({
      revision: 1,
    });
    expect(relay.store.open('t').head.revision).toBe(1);
  });

  it('are limited in bytes', async () => {
    await using dir = await tempDir();
    await using relay = await Embedded.open({ path: dir.path });
    const publish = (id: string) =>
      relay.sequencer.publish({ shard: 't', delta: labelled({ id, publisher: '€'.repeat(85) }, 'u') });
    await expect(publish('€'.repeat(86))).rejects.toMatchObject({
      code: 'LIMIT_EXCEEDED',
      details: { limit: 'labelBytes', actual: 258 },
    });
    expect(await publish('€'.repeat(85))).toMatchObject({ revision: 1 });
    expect(await publish('€'.repeat(85))).toMatchObject({ revision: 1, repeated: true });
  });
});

describe('Positions of a source', () => {
  const at = (relay: Embedded, sourceSequence: number, position = '') =>
    relay.sequencer.publish({
      shard: 't',
      delta: delta((d) => d.put('users', [`u${sourceSequence}${position}`], true), {
        source: 'db',
        position,
        sourceSequence,
      }),
    });

  it('are known again within one entry, and never go back', async () => {
    await using dir = await tempDir();
    await using relay = await Embedded.open({ path: dir.path });
    // A connector that was restarted sends again, with new ids, what its predecessor has on its way.
    const receipts = await Promise.all([5, 9, 5, 9, 7, 10].map((sequence) => at(relay, sequence)));
    expect(receipts.map(({ revision, repeated }) => [revision, repeated])).toEqual([
      [1, false],
      [2, false],
      [2, true],
      [2, true],
      [2, true],
      [3, false],
    ]);
    expect(await at(relay, 10)).toMatchObject({ revision: 3, repeated: true });
    const named = await Promise.all(['a', 'a', 'b'].map((position) => at(relay, 0, position)));
    expect(named.map(({ revision }) => revision)).toEqual([4, 4, 5]);
  });

  it('are not forgotten by a delta of the source that names none', async () => {
    await using dir = await tempDir();
    await using relay = await Embedded.open({ path: dir.path });
    await at(relay, 9);
    await at(relay, 0);
    expect(await at(relay, 8)).toMatchObject({ revision: 1, repeated: true });
  });

  it('are numbers up to 2^53 - 1: microseconds, log positions', async () => {
    await using dir = await tempDir();
    await using relay = await Embedded.open({ path: dir.path });
    const other = relay.sequencer.publish({ shard: 't', delta: delta((d) => d.put('users', ['x'], true)) });
    const micros = await Promise.all([
      at(relay, 1_700_000_000_000_000),
      at(relay, Number.MAX_SAFE_INTEGER),
      at(relay, Number.MAX_SAFE_INTEGER),
    ]);
    expect(await other).toMatchObject({ revision: 1 });
    expect(micros.map(({ revision }) => revision)).toEqual([2, 3, 3]);
    expect(await at(relay, 2 ** 52)).toMatchObject({ revision: 3, repeated: true });
  });
});

describe('An import', () => {
  it('is not taken for done because of a publisher', async () => {
    await using dir = await tempDir();
    await using relay = await Embedded.open({ path: dir.path });
    const bytes = labelled({ publisher: '$import', id: 'nightly' }, 'u');
    await relay.sequencer.publish({ shard: 't', delta: bytes }).catch(() => undefined);
    const open = relay.importing.begin(wire.ImportBegin.create({ shard: 't', importId: 'nightly', mode: 1 }));
    expect((await open.finish(0)).repeated).toBe(false);
  });
});
