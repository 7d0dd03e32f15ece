import { describe, expect, it } from 'vitest';
import { lastRevision } from '../../src/shard/entry.js';
import { importService, readService } from '../../src/wire/services.js';
import { collect } from '../support/collect.js';
import { eventually } from '../support/eventually.js';
import { SplitMesh } from '../support/split-mesh.js';

const rows = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ collection: 'n', key: [`k${n}`], value: n }));

describe('A client that knows one relay', () => {
  it('reads any shard: it is told once who serves it, and asks there from then on', async () => {
    await using mesh = await SplitMesh.start('ab');
    const publisher = mesh.publisher('a');
    const { token } = await publisher.publish('b1', (delta) => delta.put('n', ['k'], 7));
    const reader = mesh.reader('a');
    expect((await reader.get('b1', 'n', ['k'], { atLeast: token })).record?.json.toString()).toBe('7');
    expect(await collect(reader.scan('b1'))).toHaveLength(1);
    expect(await collect(reader.log('b1'))).toHaveLength(1);
    expect(await collect(reader.diff('b1', 0))).toHaveLength(1);
    expect((await reader.root('b1')).records).toBe(1);
    expect((await reader.manifest('b1', { fresh: true })).revision).toBe(1);
    expect((await reader.snapshots('b1')).snapshots).toHaveLength(1);
    expect((await reader.status('b1')).relay).toBe('b');
    expect((await reader.status()).relay).toBe('a');
    await mesh.relays.get('a')?.stop(); // nobody asks it any more
    expect((await reader.get('b1', 'n', ['k'])).revision).toBe(1);
    await expect(reader.get('b2', 'n', ['k'])).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('waits, deletes and imports at any', async () => {
    await using mesh = await SplitMesh.start('ab');
    const publisher = mesh.publisher('a');
    const { token } = await publisher.publish('b1', (delta) => delta.put('n', ['k'], 7));
    expect(await publisher.wait(token)).toMatchObject({ agents: [], complete: true });
    expect((await publisher.deleteShard('b1')).revision).toBe(2);
    await expect(publisher.deleteShard('b2')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const receipt = await publisher.importRecords('b3', rows(30_000));
    expect(receipt).toMatchObject({ revision: 1, records: 30_000 });
    expect((await mesh.reader('b').root('b3')).records).toBe(30_000);
  });

  it('imports at the owner, not at another that serves the shard', async () => {
    await using mesh = await SplitMesh.start('ab');
    const receipt = await mesh.publisher('a').importRecords('ba1', rows(10));
    expect(receipt.revision).toBe(1);
    const channel = mesh.channel('b');
    const { revision } = await channel.unary(readService.get, {
      shard: 'ba1',
      collection: 'n',
      key: Buffer.from('k1'),
    });
    expect(revision).toBe(1);
  });

  it('watches over moves, every revision once', async () => {
    await using mesh = await SplitMesh.start('ab');
    const publisher = mesh.publisher('a');
    for (let n = 0; n < 5; n++) await publisher.publish('b1', (delta) => delta.put('n', ['k'], n));
    const seen: number[] = [];
    const abort = new AbortController();
    const watching = (async () => {
      for await (const step of mesh.reader('a').watch('b1', { signal: abort.signal })) {
        if (step.kind !== 'entry') continue;
        for (let n = step.entry.firstRevision; n <= lastRevision(step.entry); n++) seen.push(n);
      }
    })();
    await eventually('the first five', () => seen.length === 5);
    // The shard moves to a relay that has its history.
    await mesh.relays.get('b')?.stop();
    await mesh.copyData('b', 'a');
    mesh.holders = () => ['a'];
    for (let n = 5; n < 10; n++) await publisher.publish('b1', (delta) => delta.put('n', ['k'], n));
    await eventually('ten', () => seen.length === 10);
    abort.abort();
    await watching;
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('hears UNAVAILABLE and why when nobody serves the shard', async () => {
    await using mesh = await SplitMesh.start('ab');
    await expect(mesh.reader('a').get('x1', 'n', ['k'])).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      retry: 'backoff',
      message: expect.stringContaining('no relay serves x1'),
    });
  });

  it('hears MOVED when relays send it round in a circle', async () => {
    await using mesh = await SplitMesh.start('ab');
    mesh.holders = (_, asker) => (asker === 'a' ? ['b'] : ['a']);
    const reader = mesh.reader('a');
    await expect(reader.get('s', 'n', ['k'])).rejects.toMatchObject({
      code: 'MOVED',
      details: { relays: mesh.address('a'), owner: mesh.address('a') },
    });
    await expect(mesh.publisher('a').importRecords('s', rows(1))).rejects.toMatchObject({ code: 'MOVED' });
  });
});

describe('An import', () => {
  it('goes on where it was begun, though another relay owns the shard by now', async () => {
    await using mesh = await SplitMesh.start('ab');
    mesh.holders = () => ['b', 'a'];
    const moving = late(async () => {
      await stored(mesh, 'one');
      mesh.holders = () => ['a', 'b'];
    });
    const receipt = await mesh.publisher('a').importRecords('s', moving, { importId: 'one' });
    expect(receipt).toMatchObject({ revision: 1, records: 60_000 });
    const request = { shard: 's', importId: 'one' };
    mesh.holders = () => ['b', 'a'];
    const { token } = await mesh.channel('b').unary(importService.importStatus, request);
    expect(token).toBe(receipt.token);
  });

  it('of which a part is at a relay that gives the shard up says that it must be run again', async () => {
    await using mesh = await SplitMesh.start('ab');
    mesh.holders = () => ['b'];
    const publisher = mesh.publisher('a');
    const breaking = late(async () => {
      await stored(mesh, 'two');
      throw new Error('the input broke');
    });
    const broken = publisher.importRecords('s', breaking, { importId: 'two' });
    await expect(broken).rejects.toThrow('the input broke');
    const moving = late(() => {
      mesh.holders = () => ['a'];
    });
    const again = publisher.importRecords('s', moving, { importId: 'two' });
    await expect(again).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      hint: expect.stringContaining('Run the same import again'),
    });
    expect(await publisher.importRecords('s', rows(60_000), { importId: 'two' })).toMatchObject({
      revision: 1,
      repeated: false,
    });
  });
});

/** 60,000 rows; something happens before the last ones. */
async function* late(event: () => void | Promise<void>) {
  for (const [n, row] of rows(60_000).entries()) {
    if (n === 50_000) await event();
    yield row;
  }
}

/** Until b has a part of it on its disk. */
async function stored(mesh: SplitMesh, importId: string): Promise<void> {
  const ask = () => mesh.channel('b').unary(importService.importStatus, { shard: 's', importId });
  await eventually('b has stored some of it', async () => (await ask()).sequence > 0);
}

describe('A client that knows several relays', () => {
  it('passes over one that is away, for reads and publishes, and stays with the other', async () => {
    await using mesh = await SplitMesh.start('ab');
    const publisher = mesh.publisher('a', 'b');
    const reader = mesh.reader('a', 'b');
    await publisher.publish('b1', (delta) => delta.put('n', ['k'], 1));
    const publishes: Promise<{ revision: number }>[] = [];
    for (let n = 0; n < 200; n++) {
      publishes.push(publisher.publish('b1', (delta) => delta.put('n', [`k${n}`], n)));
      if (n !== 100) continue;
      await publishes[50];
      await mesh.relays.get('a')?.stop();
    }
    const receipts = await Promise.all(publishes);
    expect(receipts.map(({ revision }) => revision)).toEqual(receipts.map((_, n) => n + 2));
    expect((await reader.status('b1')).shard?.revision).toBe(201);
    expect((await reader.status()).relay).toBe('b');
  });
});
