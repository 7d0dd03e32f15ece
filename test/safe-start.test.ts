import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { connectNats } from '../src/log/jetstream/connect.js';
import { Child } from './support/child-process.js';
import { eventually } from './support/eventually.js';
import { followReadme } from './support/follow-readme.js';
import { startOpa } from './support/opa-server.js';
import { tempDir } from './support/temp-dir.js';

const root = resolve(import.meta.dirname, '..');
const DENIED = 9;

/** The README's three commands. */
function commands(): string[] {
  const text = readFileSync(join(root, 'README.md'), 'utf8');
  const block = /```sh safe\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
  return block.split('\n').filter((line) => line !== '');
}

interface Up {
  readonly nats: string;
  readonly relays: readonly { readonly grpc: string; readonly http: string }[];
  readonly ca: string;
}

type Done = (command: string) => Promise<{ code: number | null; stdout: string }>;

/** Without a token, with the token of somebody who may not read, in the clear. */
async function refusesStrangers(done: Done, get: string, at: Up): Promise<void> {
  const ca = `--tls-ca ${at.ca}`;
  expect(await done(`${get} ${ca}`)).toMatchObject({ code: DENIED, stdout: '' });
  expect(await done(`${get} ${ca} --token-file ./mesh/publisher.token`)).toMatchObject({
    code: DENIED,
    stdout: '',
  });
  expect(await done(`${get} ${ca} --token-file ./mesh/agent.token`)).toMatchObject({
    code: 0,
    stdout: 'true\n',
  });
  expect((await done(`${get} --token-file ./mesh/agent.token --timeout 2s`)).code).not.toBe(0);
  await expect(fetch(`http://${at.relays[0]?.http}/metrics`)).rejects.toThrow();
  await expect(connectNats(at.nats, { tls: { caFile: at.ca } })).rejects.toMatchObject({
    code: expect.anything(),
  });
}

it("the README's three commands are a mesh with TLS and tokens, in which nobody else gets anything, and which goes on after a kill", async () => {
  await using dir = await tempDir();
  const env = await followReadme(dir);
  await using opa = await startOpa();
  const [up = '', publish = '', agent = '', ...more] = commands();
  expect(more).toEqual([]);
  const bash = (command: string) => new Child('bash', ['-c', command], { env, cwd: dir.path });
  const done = async (command: string) => {
    await using child = bash(command);
    const { code } = await child.exited;
    return { code, stdout: child.stdout, stderr: child.stderr };
  };
  const start = async () => {
    const mesh = bash(`exec ${up} --json`);
    const line = await eventually('it is up', () => /^\{.*\}$/m.exec(mesh.stdout)?.[0], {
      timeoutMs: 90_000,
    });
    return {
      mesh,
      at: JSON.parse(line) as Up,
    };
  };
  const { mesh, at } = await start();
  try {
    expect(await done(publish)).toMatchObject({ code: 0 });
    const following = agent
      .replace('http://127.0.0.1:8181', opa.url)
      .replace('shardcast agent', 'exec shardcast agent');
    await using follower = bash(`${following} --http 127.0.0.1:0`);
    await eventually('OPA has it', async () => {
      const response = await fetch(`${opa.url}/v1/data/shards/tenant-42/tuples/doc:readme`);
      return (await response.text()).includes('"user:anne":true');
    });
    await follower.kill('SIGTERM');
    const [relay, other] = at.relays;
    const reach = `--relay ${relay?.grpc}`;
    const get = `shardcast get --shard tenant-42 doc:readme#viewer@user:anne ${reach}`;
    const ca = `--tls-ca ${at.ca}`;
    await refusesStrangers(done, get, at);
    const pids = JSON.parse(readFileSync(dir.join('mesh', 'pids.json'), 'utf8')) as number[];
    process.kill(pids[1]!, 'SIGKILL');
    await eventually('it says who has ended', () =>
      mesh.stderr.includes('relay-1 has ended; the others go on'),
    );
    expect(await done(publish)).toMatchObject({ code: 0 });
    const atOther = get.replace(reach, `--relay ${other?.grpc}`);
    expect(await done(`${atOther} ${ca} --token-file ./mesh/agent.token`)).toMatchObject({
      stdout: 'true\n',
    });
    expect(`${mesh.stdout}${mesh.stderr}`).not.toMatch(/eyJ|SU[A-Z2-7]{20}/);
  } finally {
    await mesh.kill();
  }
  const again = await start();
  try {
    expect(
      await done(`. ./mesh/agent.env && shardcast get --shard tenant-42 doc:readme#viewer@user:anne`),
    ).toMatchObject({
      code: 0,
      stdout: 'true\n',
    });
  } finally {
    expect((await again.mesh.kill('SIGTERM')).code).toBe(0);
  }
}, 240_000);
