import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freePort } from '../src/core/free-port.js';
import { Child } from './support/child-process.js';
import { eventually } from './support/eventually.js';
import { followReadme } from './support/follow-readme.js';
import { tempDir } from './support/temp-dir.js';

const root = resolve(import.meta.dirname, '..');

/** The README's fenced blocks that are marked to be run, in order. */
function blocks(language: string): string[] {
  const text = readFileSync(join(root, 'README.md'), 'utf8');
  return [...text.matchAll(/```(\w+) run\n([\s\S]*?)```/g)]
    .filter(([, name]) => name === language)
    .map(([, , body]) => body as string);
}

/** The README's ports, each replaced by a free one. */
async function portMap(): Promise<(text: string) => string> {
  const ports = new Map<string, string>();
  for (const port of ['7411', '7412', '7413', '8181']) ports.set(port, String(await freePort()));
  return (text) => text.replace(/\b(7411|7412|7413|8181)\b/g, (port) => ports.get(port) as string);
}

describe('The README, followed', () => {
  it('starts a relay, an OPA and an agent; publishes from shell and service; reads from OPA and in process', async () => {
    await using dir = await tempDir();
    const env = await followReadme(dir);
    const at = await portMap();
    const addresses = {
      ...env,
      SHARDCAST_LISTEN: at('127.0.0.1:7411'),
      SHARDCAST_RELAY: at('127.0.0.1:7411'),
      SHARDCAST_RELAY_HTTP: at('127.0.0.1:7412'),
      SHARDCAST_AGENT_HTTP: at('127.0.0.1:7413'),
    };
    const run = (command: string, args: string[]) =>
      new Child(command, args, { env: addresses, cwd: dir.path });
    const [start = '', publish = ''] = blocks('sh').map(at);
    await using servers = run('bash', ['-c', `trap 'kill $(jobs -p); wait' TERM\n${start}\nwait`]);
    try {
      await eventually('the agent follows the relay', async () => {
        await using status = run('shardcast', ['status', '--json']);
        await status.exited;
        return /"subscribers": ?1/.test(status.stdout) ? true : undefined;
      });
      await using published = run('bash', ['-ec', publish]);
      expect((await published.exited).code, published.stderr).toBe(0);
      expect(published.stdout).toContain('{"viewer":{"user:anne":true}}');
      for (const [index, block] of blocks('ts').entries()) {
        const file = dir.join(`example-${index}.mjs`);
        writeFileSync(file, at(block));
        await using example = run(process.execPath, [file]);
        expect((await example.exited).code, example.stderr).toBe(0);
        if (block.includes('Agent')) expect(example.stdout).toContain('true');
      }
    } finally {
      await servers.kill('SIGTERM');
    }
  });
});
