import { readdir, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { jsonLines, shardcast } from '../support/command-line.js';
import { type RelayFixture, relayFixture } from '../support/relay-fixture.js';
import { type TempDir, tempDir } from '../support/temp-dir.js';

let relay: RelayFixture;
let dir: TempDir;
beforeAll(async () => {
  dir = await tempDir();
  // Encrypted: what works so works without.
  const archiveKey = dir.join('archive.key');
  await writeFile(archiveKey, `${'5a'.repeat(32)}\n`, { mode: 0o600 });
  relay = await relayFixture({ archive: dir.join('archive'), archiveKey });
});
afterAll(async () => {
  await relay?.[Symbol.asyncDispose]();
  await dir?.[Symbol.asyncDispose]();
});

const run = (...args: string[]) => shardcast(args, { env: { SHARDCAST_RELAY: relay.address } });

async function json(...args: string[]): Promise<unknown[]> {
  const { exit, stdout, stderr } = await run(...args, '--json');
  expect([exit, stderr]).toEqual([0, '']);
  return jsonLines(stdout);
}

async function line(...args: string[]): Promise<string> {
  const { exit, stdout, stderr } = await run(...args);
  expect([exit, stderr]).toEqual([0, '']);
  return stdout.trimEnd();
}

const anyEpoch = expect.stringMatching(/^[0-9a-v.]+$/) as string;
const anyRoot = expect.stringMatching(/^[0-9a-f]{64}$/) as string;
const anyToken = expect.stringMatching(/^sc1_/) as string;
const anyTime = expect.stringMatching(/^\d{4}-.*Z$/) as string;

test('backup, snapshot ls --archived and restore, as JSON and for people', async () => {
  await line('publish', '--shard', 'acme', 'doc:a#viewer@user:x');
  const [archived] = await json('backup', '--shard', 'acme');
  expect(archived).toEqual({
    shard: 'acme',
    epoch: anyEpoch,
    revision: 1,
    root: anyRoot,
    new: true,
    chunks_put: 1,
    bytes_put: expect.any(Number),
  });
  expect(await line('backup', '--shard', 'acme')).toMatch(/^acme 1 [0-9a-f]{64} it was archived already$/);
  await line('publish', '--shard', 'acme', '-doc:a#viewer@user:x', 'doc:b#viewer@user:y');
  expect(await json('snapshot', 'ls', '--shard', 'acme', '--archived')).toEqual([
    {
      shard: 'acme',
      epoch: anyEpoch,
      revision: 1,
      root: anyRoot,
      chunks: 1,
      records: 1,
      stored_bytes: expect.any(Number),
      archived_at: anyTime,
      appended_at: anyTime,
    },
  ]);
  expect(await line('snapshot', 'ls', '--shard', 'acme', '--archived')).toMatch(
    /^EPOCH +REVISION .*\n\S+ +1 /,
  );
  const [restored] = await json('restore', '--shard', 'acme', '--revision', '1');
  expect(restored).toEqual({
    shard: 'acme',
    epoch: anyEpoch,
    revision: 1,
    token: anyToken,
    from: { shard: 'acme', epoch: anyEpoch, revision: 1 },
  });
  expect(await line('scan', '--shard', 'acme')).toBe('doc:a#viewer@user:x');
  const files = await readdir(dir.join('archive'), { recursive: true });
  expect(files.length).toBeGreaterThan(6);
  expect(files.filter((file) => /acme|shards|manifests/.test(file))).toEqual([]);
  const copied = await line('restore', '--shard', 'acme', '--as', 'copy');
  expect(copied).toMatch(/^copy 2 sc1_\S+ continues from revision 2 of acme$/);
  expect(await line('scan', '--shard', 'copy')).toBe('doc:b#viewer@user:y');
});

test('what cannot be done has the exit code of its reason', async () => {
  const exits = async (...args: string[]) => (await run(...args, '--quiet')).exit;
  expect(await exits('backup')).toBe(2);
  expect(await exits('backup', '--shard', 'no/name')).toBe(2);
  expect(await exits('backup', '--shard', 'nobody')).toBe(4);
  expect(await exits('restore', '--shard', 'nobody')).toBe(4);
  expect(await exits('restore', '--shard', 'acme', '--revision', '99')).toBe(4);
  expect(await exits('restore', '--shard', 'acme', '--revision', '0')).toBe(2);
  expect(await exits('restore', '--shard', 'acme', '--as', 'copy')).toBe(3);
  const away = ['--relay', '127.0.0.1:1', '--shard', 'acme'];
  expect(await exits('backup', ...away)).toBe(5);
  expect(await exits('restore', ...away)).toBe(5);
});
