import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { jsonLines } from '../support/command-line.js';
import { built, runShardcast, startShardcast } from '../support/shardcast-process.js';
import { tempDir } from '../support/temp-dir.js';

/** bin/shardcast as its users run it: processes, pipes and signals. */
beforeAll(built, 120_000);

const bin = resolve(import.meta.dirname, '..', '..', 'bin', 'shardcast');

async function startRelay(dir: string) {
  const relay = await startShardcast([
    'relay',
    '--data',
    dir,
    '--listen',
    '127.0.0.1:0',
    '--http',
    '127.0.0.1:0',
    '--json',
    '--log-level',
    'warn',
  ]);
  const [, address = ''] = await relay.line(/"listen":"([^"]+)"/);
  return { relay, address };
}

test('publish, read, watch and interrupt; the relay ends in order on SIGTERM', async () => {
  await using dir = await tempDir();
  const { relay, address } = await startRelay(dir.join('data'));
  await using _ = relay;
  const flags = ['--relay', address, '--shard', 'acme'];
  const input = Array.from(
    { length: 3000 },
    (_, index) => `{"ops":[["touch","doc:a","viewer","user:${index}"]]}`,
  ).join('\n');
  const published = await runShardcast(['publish', ...flags], { input });
  expect(published).toMatchObject({ code: 0, stderr: '3000 deltas published\n' });
  expect(published.stdout).toMatch(/^acme 3000 sc1_\S+\n$/);

  await using watch = await startShardcast([
    'watch',
    ...flags,
    '--json',
    '--after',
    published.stdout.trim().split(' ')[2]!,
  ]);
  await runShardcast(['publish', ...flags, 'doc:b#viewer@user:x']);
  await watch.line(/"revision":3001,/);
  expect((await watch.kill('SIGINT')).code).toBe(130);
  expect(JSON.parse(watch.stderr)).toMatchObject({
    error: { code: 'CANCELLED', message: 'interrupted by SIGINT' },
  });

  const scanned = await runShardcast(['scan', ...flags, '--json']);
  expect(jsonLines(scanned.stdout)).toHaveLength(3001);
  expect((await relay.kill('SIGTERM')).code).toBe(0);
  expect((await runShardcast(['status', '--relay', address, '--timeout', '1s'])).code).toBe(5);
});

test('a reader that has seen enough ends a scan without an error', async () => {
  await using dir = await tempDir();
  const { relay, address } = await startRelay(dir.join('data'));
  await using _ = relay;
  const records = Array.from({ length: 50_000 }, (_, index) => `"doc:${index}#viewer@user:x"`).join('\n');
  await writeFile(dir.join('r.ndjson'), records);
  const imported = await runShardcast([
    'import',
    '--relay',
    address,
    '--shard',
    'big',
    '--file',
    dir.join('r.ndjson'),
  ]);
  expect(imported).toMatchObject({ code: 0, stderr: '' });
  expect(imported.stdout).toMatch(/^big 1 sc1_\S+ 50000 records\n$/);
  const line = `set -o pipefail; '${process.execPath}' '${bin}' scan --relay ${address} --shard big | head -n 2`;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', line], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toBe('doc:0#viewer@user:x\ndoc:1#viewer@user:x\n');
});

describe('start', () => {
  test('help and completion load neither gRPC nor LMDB', () => {
    const hook = `
      import { register } from 'node:module';
      register('data:text/javascript,' + encodeURIComponent(\`
        import { writeSync } from 'node:fs';
        export async function load(url, context, next) { writeSync(2, url + '\\\\n'); return next(url, context); }
      \`));`;
    const preload = `data:text/javascript,${encodeURIComponent(hook)}`;
    for (const args of [['--help'], ['publish', '--help'], ['version'], ['completion', 'bash']]) {
      // What is imported the hook names, what is required Node does.
      const { status, stderr } = spawnSync(process.execPath, ['--import', preload, bin, ...args], {
        encoding: 'utf8',
        env: { ...process.env, NODE_DEBUG: 'module' },
      });
      expect(status).toBe(0);
      const packages = [...stderr.matchAll(/node_modules\/((?:@[^/]+\/)?[^/"]+)/g)].map((match) => match[1]);
      expect(new Set(packages)).toEqual(new Set(['commander']));
    }
  });

  test('an unknown command ends with 2', async () => {
    expect(await runShardcast(['relya'])).toEqual({
      code: 2,
      signal: null,
      stdout: '',
      stderr: "error: INVALID_ARGUMENT unknown command 'relya'\nhint: Did you mean relay?\n",
    });
  });
});

test.each(['relay', 'agent'])('a %s that cannot make its directory says which and why', async (command) => {
  await using dir = await tempDir();
  await writeFile(dir.join('file'), '');
  const needed = command === 'agent' ? ['--shard', 'acme'] : [];
  const exit = await runShardcast([command, ...needed, '--data', dir.join('file', 'data')]);
  expect(exit.code).toBe(2);
  expect(exit.stderr).toContain(
    `INVALID_ARGUMENT ENOTDIR: not a directory, mkdir '${dir.join('file', 'data')}`,
  );
  expect(exit.stderr).not.toContain('This is a bug');
});
