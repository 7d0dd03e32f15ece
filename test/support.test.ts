import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { freePort } from '../src/core/free-port.js';
import { Child, reap } from './support/child-process.js';
import { eventually } from './support/eventually.js';
import { OpaServer, startOpa } from './support/opa-server.js';
import { runShardcast } from './support/shardcast-process.js';
import { tempDir } from './support/temp-dir.js';
import { toolPath } from './support/tool-path.js';

/** The tests' own tools: a wait that never fails or a process that is never missed would hide failures elsewhere. */
const node = (source: string) => new Child(process.execPath, ['-e', source]);
const forever = 'setInterval(() => {}, 1000);';

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('eventually returns the first answer that is one', async () => {
  const answers = [undefined, null, false, 0, 1];
  expect(await eventually('an answer', () => answers.shift(), { intervalMs: 1 })).toBe(0);
});

test('eventually asks again after a failure, and reports the last one', async () => {
  const failing = () => {
    throw new Error('still closed');
  };
  const asked = eventually('the door', failing, { timeoutMs: 20, intervalMs: 1 });
  await expect(asked).rejects.toThrow('the door: not so within 20 ms: still closed');
});

test('a temporary folder goes with its block', async () => {
  let path: string;
  {
    await using dir = await tempDir();
    path = dir.path;
    await writeFile(dir.join('file'), 'x');
  }
  expect(existsSync(path)).toBe(false);
});

test('a child is waited for by what it writes, on either stream', async () => {
  await using child = node(`console.error('port 4711'); ${forever}`);
  expect((await child.line(/port (\d+)/))[1]).toBe('4711');
  expect(child.running).toBe(true);
});

test('a child that ends without the line fails the wait at once, with its output', async () => {
  await using child = node("console.log('something else'); process.exitCode = 3");
  await expect(child.line(/never/)).rejects.toThrow(/"code":3(.|\n)*something else/);
});

test('a child reads what it is given', async () => {
  await using child = node('process.stdin.pipe(process.stdout)');
  child.write('hello');
  child.end();
  expect(await child.exited).toEqual({ code: 0, signal: null });
  expect(child.stdout).toBe('hello');
});

test('a killed child is gone when kill returns, and with its block', async () => {
  const killed = node(forever);
  expect(await killed.kill()).toEqual({ code: null, signal: 'SIGKILL' });
  expect(alive(killed.pid)).toBe(false);
  let pid: number;
  {
    await using child = node(forever);
    pid = child.pid;
  }
  expect(alive(pid)).toBe(false);
});

test('a child that nobody stopped is named and killed', async () => {
  const leak = node(forever);
  expect(await reap()).toEqual([leak.name]);
  expect(alive(leak.pid)).toBe(false);
  expect(await reap()).toEqual([]);
});

test('a program that does not exist fails its exit, and can be disposed of', async () => {
  await using child = new Child('/nonexistent/program', []);
  await expect(child.exited).rejects.toThrow('ENOENT');
});

test('OPA starts, is killed and comes back empty on its port', async () => {
  await using opa = await startOpa();
  await fetch(`${opa.url}/v1/data/x`, { method: 'PUT', body: '{"a":1}' });
  expect(await opa.data('/x')).toEqual({ a: 1 });
  const { pid } = opa;
  await opa.restart();
  expect(opa.pid).not.toBe(pid);
  expect(alive(pid)).toBe(false);
  expect(await opa.data('/x')).toBeUndefined();
});

test('a paused OPA accepts and does not answer, a resumed one does', async () => {
  await using opa = await startOpa();
  await opa.pause();
  const answer = fetch(`${opa.url}/health`);
  const soon = fetch(`${opa.url}/health`, { signal: AbortSignal.timeout(100) });
  await expect(soon).rejects.toThrow(/timeout/);
  opa.resume();
  expect((await answer).ok).toBe(true);
});

test('OPA on a port that somebody else has says so', async () => {
  const port = await freePort();
  const other = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
  await using opa = new OpaServer(await toolPath('opa'), port, {});
  expect(await opa.start()).toBe('port-taken');
  other.close();
});

test('an OPA that cannot start says why', async () => {
  await expect(startOpa({ args: ['--no-such-flag'] })).rejects.toThrow(/unknown flag/);
});

test('the command line runs as built, and finds the tool that these tests use', async () => {
  const { code, stdout, stderr } = await runShardcast(['tools', 'install', 'opa', '--json']);
  expect(code, stderr).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ name: 'opa', path: await toolPath('opa') });
});
