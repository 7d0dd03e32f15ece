import { writeFile } from 'node:fs/promises';
import { connect } from '@nats-io/transport-node';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { archiveSnapshot } from '../../../src/shard/archive/archive-snapshot.js';
import { archivedSnapshots } from '../../../src/shard/archive/archived-shard.js';
import { collectArchive } from '../../../src/shard/archive/collect-archive.js';
import { restoreInto, restoreShard } from '../../../src/shard/archive/restore-shard.js';
import type { Archive } from '../../../src/snapshot/archive/archive.js';
import { openArchive } from '../../../src/snapshot/archive/open-archive.js';
import { collect } from '../../support/collect.js';
import { Embedded } from '../../support/embedded.js';
import { batch, begin } from '../../support/importing.js';
import { NatsServers } from '../../support/nats-server.js';
import { delta } from '../../support/publishing.js';
import { S3_CREDENTIALS, S3Server } from '../../support/s3-server.js';
import { type TempDir, tempDir } from '../../support/temp-dir.js';
import { toolPath } from '../../support/tool-path.js';
import { Chronicle, contentOf } from './archive-fixture.js';

for (const [name, value] of Object.entries(S3_CREDENTIALS)) vi.stubEnv(name, value);
const hasS3 = await toolPath('versitygw').then(
  () => true,
  () => false,
);
const SHARD = 'org:acme@eu.x';
/** By the collector's clock all is long ago. */
const LATER = {
  now: () => Date.now() + 30 * 24 * 60 * 60_000,
  monotonic: () => 0,
  schedule: () => ({ [Symbol.dispose]() {} }),
};

/** A shard's life in an archive of any kind. */
async function live(archive: Archive): Promise<void> {
  await using dir = await tempDir();
  const open = (name: string) =>
    Embedded.open({ path: dir.join(name), lanes: 1, partitions: 1, cutBytes: 1 << 30 });
  await using source = await open('a');
  const story = new Chronicle(SHARD);
  const importing = source.importing.begin(begin('i', { shard: SHARD }));
  await importing.records(
    1,
    batch(
      1,
      Array.from({ length: 20_000 }, (_, n) => `o-${String(n).padStart(6, '0')}`),
    ),
  );
  await importing.finish(1);
  const shard = source.store.open(SHARD);
  for (let turn = 0; turn < 3; turn++) {
    await story.publishSome(source, 20);
    await archiveSnapshot(shard, archive, { cut: true, entries: true });
  }
  expect((await archivedSnapshots(archive, SHARD)).map(({ revision }) => revision)).toEqual([21, 41, 61]);
  await using target = await open('b');
  const restored = await restoreInto(target.store, archive, SHARD);
  expect(restored).toMatchObject({ revision: 61, token: shard.head.token, receipts: 61 });
  expect(contentOf(target, SHARD)).toEqual(contentOf(source, SHARD));
  const again = await target.sequencer.publish({ shard: SHARD, delta: story.deltas[44]! });
  expect(again).toEqual({ revision: 45, token: story.tokens[44], repeated: true });
  await restoreShard(target.store, archive, SHARD, { revision: 50 });
  await archiveSnapshot(target.store.open(SHARD), archive, { cut: true });
  await collectArchive(archive, SHARD, { keep: 1, clock: LATER });
  expect(await archivedSnapshots(archive, SHARD)).toHaveLength(1);
  await using last = await open('c');
  await restoreInto(last.store, archive, SHARD);
  expect(contentOf(last, SHARD)).toEqual(contentOf(target, SHARD));
  await last.sequencer.publish({ shard: SHARD, delta: delta((d) => d.deleteShard()) });
  await archiveSnapshot(last.store.open(SHARD), archive, { cut: true });
  await collectArchive(archive, SHARD, { keep: 1, clock: LATER });
  expect(await collect(archive.list(`shards/${SHARD}/chunks/`))).toEqual([]);
}

describe.each(['plain', 'encrypted'])('a shard lives, %s,', (kind) => {
  let dir: TempDir;
  let keyFile: string | undefined;
  beforeAll(async () => {
    dir = await tempDir();
    if (kind === 'plain') return;
    keyFile = dir.join('archive.key');
    await writeFile(keyFile, `${'5a'.repeat(32)}\n`, { mode: 0o600 });
  });
  afterAll(() => dir[Symbol.asyncDispose]());

  it('in a folder', async () => {
    await using archive = await openArchive(dir.join('folder'), { keyFile });
    await live(archive);
  });

  it('in a bucket of NATS', async () => {
    await using servers = await NatsServers.start(1);
    const connection = await connect({ servers: servers.addresses });
    try {
      await using archive = await openArchive('nats://archive', { keyFile, nats: () => connection });
      await live(archive);
    } finally {
      await connection.close();
    }
  });

  it.skipIf(!hasS3)('in a bucket of S3, with versitygw as the server', async () => {
    await using server = await S3Server.start();
    await using archive = await openArchive(server.url('mesh/one'), { keyFile });
    await live(archive);
  });
});
