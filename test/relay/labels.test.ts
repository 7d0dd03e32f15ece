import { describe, expect, it } from 'vitest';
import { DeltaBuilder } from '../../src/shard/delta-builder.js';
import { wire } from '../../src/wire/wire.js';
import { Embedded } from '../support/embedded.js';
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
