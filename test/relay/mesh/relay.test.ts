import { describe, expect, it } from 'vitest';
import { Publisher } from '../../../src/client/publisher.js';
import { Reader } from '../../../src/client/reader.js';
import type { ShardcastError } from '../../../src/core/errors.js';
import { ArchivedImports } from '../../../src/relay/mesh/archived-imports.js';
import { lastRevision } from '../../../src/shard/entry.js';
import { FileArchive } from '../../../src/snapshot/archive/file-archive.js';
import { Channel } from '../../../src/wire/channel.js';
import { importService, statusService } from '../../../src/wire/services.js';
import { eventually } from '../../support/eventually.js';
import { EntryChain, tuple } from '../../support/publishing.js';
import { tempDir } from '../../support/temp-dir.js';
import { MeshFixture } from './mesh-fixture.js';

const rows = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ collection: 'users', key: [`u${n}`], value: n }));

/** The owner's address, and another server's; waits until there are so many. */
async function placesOf(mesh: MeshFixture, shard: string): Promise<{ owner: string; other: string }> {
  const count = Math.min(2, mesh.relays.size);
  const servers = await eventually(`${count} relays serve ${shard}`, () => {
    const known = mesh.serversOf(shard);
    return known.length === count && known;
  });
  return { owner: servers[0] as string, other: servers.at(-1) as string };
}

async function put(mesh: MeshFixture, shard: string): Promise<void> {
  await using publisher = new Publisher({ relay: mesh.serversOf(shard), name: 'test' });
  await publisher.publish(shard, (delta) => delta.put('n', ['k'], 1));
}

const idOf = (mesh: MeshFixture, address: string): string =>
  [...mesh.relays].find(([, relay]) => relay.address === address)?.[0] as string;

describe('A relay of a mesh', () => {
  it('serves what was published to another, live and after a restart', async () => {
    await using mesh = await MeshFixture.start(['one', 'two']);
    const { owner, other } = await placesOf(mesh, 'acme');
    await using publisher = new Publisher({ relay: owner, name: 'test' });
    const reader = new Reader({ relay: other });
    const seen: number[] = [];
    const watching = (async () => {
      for await (const step of reader.watch('acme')) {
        if (step.kind === 'entry') seen.push(step.entry.firstRevision, lastRevision(step.entry));
        if (seen.at(-1) === 30) return;
      }
    })();
    let token = '';
    for (let n = 0; n < 30; n++) {
      token = (await publisher.publish('acme', (delta) => delta.put('n', ['k'], n))).token;
    }
    await watching;
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    const read = await reader.get('acme', 'n', ['k'], { atLeast: token });
    expect(read.record?.json.toString()).toBe('29');
    reader.close();
    const id = idOf(mesh, other);
    await mesh.leave(id);
    const back = await mesh.join(id);
    await mesh.settled();
    const again = new Reader({ relay: back.address });
    expect((await again.get('acme', 'n', ['k'], { atLeast: token })).record?.json.toString()).toBe('29');
    again.close();
    expect(await mesh.verify(['acme'])).toBe(2);
  }, 90_000);

  it('takes imports at the owner, and every replica has them', async () => {
    await using dir = await tempDir();
    await using mesh = await MeshFixture.start(['one', 'two'], {
      mesh: { imports: new ArchivedImports(await FileArchive.open(dir.path)) },
    });
    const { owner, other } = await placesOf(mesh, 'imported');
    const elsewhere = new Channel(other);
    const asked = elsewhere.unary(importService.importStatus, { shard: 'imported', importId: 'i' });
    await expect(asked).rejects.toMatchObject({ code: 'MOVED', details: { owner } });
    elsewhere.close();
    await using publisher = new Publisher({ relay: owner, name: 'test' });
    const { token } = await publisher.importRecords('imported', rows(500));
    const reader = new Reader({ relay: other });
    const read = await reader.get('imported', 'users', ['u499'], { atLeast: token });
    expect(read.record?.json.toString()).toBe('499');
    reader.close();
    expect(await mesh.verify(['imported'])).toBe(2);
  });

  it('says that imports need an archive', async () => {
    await using mesh = await MeshFixture.start(['one']);
    await using publisher = new Publisher({ relay: (await placesOf(mesh, 'none')).owner, name: 'test' });
    await expect(publisher.importRecords('none', rows(5))).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      retry: 'never',
    });
  });

  it('lets watchers go when a shard has left the history of the log, and does not serve it until it is filled again', async () => {
    let discard: () => void = () => undefined;
    const forks: ShardcastError[] = [];
    const onFork = (_: string, failure: ShardcastError) => {
      forks.push(failure);
      return new Promise<void>((resolve) => {
        discard = resolve;
      });
    };
    await using mesh = await MeshFixture.start(['one', 'two'], { mesh: { onFork } });
    const { owner, other } = await placesOf(mesh, 'forked');
    await using publisher = new Publisher({ relay: owner, name: 'test' });
    await publisher.publish('forked', (delta) => delta.put('n', ['k'], 1));
    const reader = new Reader({ relay: other });
    const core = mesh.core(idOf(mesh, other));
    await eventually('it has come', () => core.store.find('forked')?.head.revision === 1);
    const heads: number[] = [];
    const watching = (async () => {
      while (heads.at(-1) !== 2) {
        for await (const step of reader.watch('forked')) {
          if (step.kind === 'entry') heads.push(lastRevision(step.entry));
          if (step.kind === 'snapshot') heads.push(step.manifest.revision);
          if (heads.at(-1) === 2) break;
        }
      }
    })();
    await eventually('it is watched', async () => (await reader.status()).subscribers === 1);
    const shard = core.store.open('forked');
    const { epoch } = shard.head;
    await shard.reset();
    const { entry, bytes } = new EntryChain('forked', epoch).next(tuple('lost'));
    await shard.apply(entry, bytes);
    await publisher.publish('forked', (delta) => delta.put('n', ['k'], 2));
    await eventually('the fork is seen', () => forks.length > 0);
    const here = new Channel(other);
    const asked = here.unary(statusService.getStatus, { shard: 'forked' });
    await expect(asked).rejects.toMatchObject({ code: 'MOVED', details: { owner } });
    expect((await here.unary(statusService.getStatus, { shard: '' })).subscribers).toBe(0);
    here.close();
    discard();
    await watching;
    await eventually('it is served here again', () => core.routes.servesShard('forked'));
    expect(heads.at(-1)).toBe(2);
    expect((await reader.get('forked', 'n', ['k'])).record?.json.toString()).toBe('2');
    reader.close();
    expect(await mesh.verify(['forked'])).toBe(2);
  });

  it('has as many replicas as the mesh was made with, and does not start with another number', async () => {
    await using mesh = await MeshFixture.start(['one', 'two', 'three', 'four'], { replicas: 3 });
    await put(mesh, 'acme');
    await mesh.settled();
    expect(await mesh.verify(['acme'])).toBe(3);
    await expect(mesh.join('five', { replicas: 2 })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      message: 'each partition of the mesh has 3 replicas, not 2',
    });
    await mesh.join('five', { replicas: 3 });
    await mesh.settled();
    expect(await mesh.verify(['acme'])).toBe(3);
  }, 90_000);
});
