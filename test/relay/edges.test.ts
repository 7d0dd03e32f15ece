import { describe, expect, it } from 'vitest';
import { publishService, snapshotService, watchService } from '../../src/wire/services.js';
import { wire } from '../../src/wire/wire.js';
import { Embedded } from '../support/embedded.js';
import { eventually } from '../support/eventually.js';
import { foldOf } from '../support/fold.js';
import { tuple } from '../support/publishing.js';
import { relayFixture } from '../support/relay-fixture.js';
import { tempDir } from '../support/temp-dir.js';

const { Kind } = wire.Precondition;

describe('A chunk that is asked for', () => {
  it.each([0, 31, 33, 5_000])('by a name of %i bytes is no sign of a damaged store', async (length) => {
    await using at = await relayFixture();
    await at.publisher().publish('acme', (delta) => delta.put('n', ['k'], 1));
    const chunks = at.channel().serverStream(snapshotService.getChunks, {
      shard: 'acme',
      hashes: [Buffer.alloc(length, 7)],
    });
    await expect(chunks.next()).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
  });
});

describe('An agent’s report', () => {
  it('counts when it comes with the opening', async () => {
    await using at = await relayFixture();
    const { token } = await at.publisher().publish('acme', (delta) => delta.put('n', ['k'], 1));
    const call = at.channel().bidi(watchService.watch);
    call.on('error', () => undefined);
    call.on('data', () => undefined);
    const reader = at.reader();
    call.write({ open: { shard: 'acme', cursor: token, agent: 'a1' } });
    call.write({ progress: { sinkRevision: 1, replicaRevision: 1, stale: false } });
    await eventually('the report', async () => {
      const { agents } = await reader.status('acme');
      return agents[0]?.revision === 1;
    });
    call.cancel();
  });
});

describe('Preconditions', () => {
  const publish = (relay: Embedded, preconditions: readonly object[]) =>
    relay.sequencer.publish({ shard: 't', delta: tuple('b'), preconditions });

  it('are refused where they can never tell: a malformed key, another length', async () => {
    await using dir = await tempDir();
    await using relay = await Embedded.open({ path: dir.path });
    await relay.sequencer.publish({ shard: 't', delta: tuple('a') });
    const absent = { kind: Kind.ABSENT, collection: 'tuples', key: Buffer.from('a\0viewer\0user:anne') };
    for (const [change, code] of [
      [{ key: Buffer.from('a\0viewer') }, 'KEY_LENGTH'],
      [{ key: Buffer.from('a\0\0user:anne') }, 'INVALID_ARGUMENT'],
      [{ key: Buffer.from([0xff]) }, 'INVALID_ARGUMENT'],
      [{ key: Buffer.alloc(0) }, 'INVALID_ARGUMENT'],
      [{ key: Buffer.alloc(100_000, 'x') }, 'LIMIT_EXCEEDED'],
      [{ collection: 'tuples\0a', key: Buffer.from('viewer\0user:anne') }, 'INVALID_ARGUMENT'],
      [{ collection: '' }, 'INVALID_ARGUMENT'],
      [{}, 'PRECONDITION_FAILED'],
    ] as const) {
      await expect(publish(relay, [{ ...absent, ...change }])).rejects.toMatchObject({ code });
    }
    await publish(relay, [{ ...absent, collection: 'not_there_yet', key: Buffer.from('a') }]);
  });

  it('are limited in number', async () => {
    await using dir = await tempDir();
    await using relay = await Embedded.open({ path: dir.path });
    const one = { kind: Kind.ABSENT, collection: 'tuples', key: Buffer.from('x') };
    const many = Array.from({ length: 1_001 }, () => one);
    await expect(publish(relay, many)).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' });
    expect(publishService.publish.requestDeserialize(hostileBatch(300_000))).not.toBeInstanceOf(Error);
  });
});

/** A request with empty preconditions, two bytes each: reading it must not take their square. */
function hostileBatch(preconditions: number): Buffer {
  const { PublishBatch } = wire;
  const request = { number: 1, shard: 't', delta: tuple('a') };
  const all = Array.from({ length: preconditions }, () => ({}));
  return Buffer.from(PublishBatch.encode({ requests: [{ ...request, preconditions: all }] }).finish());
}

describe('The empty shard', () => {
  it('can be read and compared with, whatever of the history is kept', async () => {
    await using dir = await tempDir();
    await using relay = await Embedded.open({ path: dir.path, historyBytes: 1 });
    for (const object of ['a', 'b', 'c']) {
      await relay.sequencer.publish({ shard: 't', delta: tuple(object) });
      await relay.store.open('t').cut();
    }
    expect(relay.store.open('t').stored.oldestRevision).toBeGreaterThan(1);
    using empty = relay.store.open('t').viewAt(0);
    expect(foldOf(empty).size).toBe(0);
    expect(() => relay.store.open('t').viewAt(1)).toThrow(expect.objectContaining({ code: 'TRIMMED' }));
  });
});
