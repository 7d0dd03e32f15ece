import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { Agent } from '../src/agent/agent.js';
import { freePort } from '../src/core/free-port.js';
import { Child } from './support/child-process.js';
import { eventually } from './support/eventually.js';
import { followReadme } from './support/follow-readme.js';
import { tempDir } from './support/temp-dir.js';

const root = resolve(import.meta.dirname, '..');

/** The page's block of this kind, on free ports. */
async function blocks(
  ...kinds: readonly string[]
): Promise<{ texts: string[]; at: (text: string) => string }> {
  const page = readFileSync(join(root, 'docs', 'nats.md'), 'utf8');
  const ports = new Map<string, string>();
  for (const port of ['4222', '7411', '7412', '7511', '7512']) ports.set(port, String(await freePort()));
  const at = (text: string) => text.replace(/\b(4222|7[45]1[12])\b/g, (port) => ports.get(port) as string);
  const texts = kinds.map(
    (kind) => new RegExp(`\`\`\`sh ${kind}\\n([\\s\\S]*?)\`\`\``).exec(page)?.[1] ?? '',
  );
  return { texts: texts.map(at), at };
}

it('docs/nats.md, followed: two relays with credentials, what is published at one is heard of the other, and credentials are renewed', async () => {
  await using dir = await tempDir();
  const { texts, at } = await blocks('run', 'renew');
  const [start = '', renew = ''] = texts;
  const env = {
    ...(await followReadme(dir)),
    SHARDCAST_LISTEN: at('127.0.0.1:7411'),
    SHARDCAST_RELAY_HTTP: at('127.0.0.1:7412'),
  };
  const bash = (command: string) => new Child('bash', ['-c', command], { env, cwd: dir.path });
  const done = async (command: string) => {
    await using child = bash(command);
    expect((await child.exited).code, child.stderr).toBe(0);
    return child.stdout;
  };
  await using servers = bash(`trap 'kill $(jobs -p); wait' TERM\n${start}\nwait`);
  try {
    const admin = at('--nats 127.0.0.1:4222 --nats-creds ./nats/admin.creds');
    await eventually(
      'both relays are filled',
      async () => {
        const { unready, relays } = JSON.parse(await done(`shardcast mesh status ${admin} --json`));
        return unready === 0 && relays.length === 2;
      },
      { timeoutMs: 60_000 },
    );
    await done(
      `shardcast publish --relay ${at('127.0.0.1:7411')} --shard tenant-42 doc:readme#viewer@user:anne`,
    );
    const agent = new Agent({
      relay: at('127.0.0.1:7511'),
      dataDir: dir.join('agent'),
      shards: ['tenant-42'],
    });
    await agent.start();
    try {
      const key = ['doc:readme', 'viewer', 'user:anne'];
      await eventually('the agent has it', () => agent.shard('tenant-42').get('tuples', key));
    } finally {
      await agent.stop();
    }
    const file = dir.join('nats', 'relays', 'relay-1.creds');
    const before = await readFile(file, 'utf8');
    await eventually('other credentials', async () => {
      await done(renew);
      return (await readFile(file, 'utf8')) !== before;
    });
    await done(`shardcast mesh status ${admin}`);
  } finally {
    await servers.kill('SIGTERM');
  }
}, 120_000);
