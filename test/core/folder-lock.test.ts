import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { FolderLock } from '../../src/core/folder-lock.js';
import { Child } from '../support/child-process.js';
import { eventually } from '../support/eventually.js';
import { built } from '../support/shardcast-process.js';
import { tempDir } from '../support/temp-dir.js';

const LOCK = resolve(import.meta.dirname, '../../dist/core/folder-lock.js');
const TAKERS = 8;
const ROUNDS = 12;

/** Takes the lock when it is told to, says how that went, and then does nothing. */
const TAKER = `
  const { FolderLock } = await import(process.argv[1]);
  process.stdin.once('data', async () => {
    try {
      globalThis.lock = await FolderLock.take(process.argv[2], { role: 'relay', name: process.argv[3] });
      console.log('HELD');
    } catch (error) {
      console.log('REFUSED ' + error.code + ' ' + error.message);
    }
  });
  setInterval(() => {}, 1_000_000);
  console.log('READY');
`;

async function taker(folder: string, name: string): Promise<Child> {
  await built();
  const child = new Child(process.execPath, ['--input-type=module', '-e', TAKER, LOCK, folder, name]);
  await child.line(/READY/);
  return child;
}

const relay = (name: string) => ({ role: 'relay', name }) as const;
const sockets = (path: string) => readdirSync(path).filter((file) => file.startsWith('in-use-'));

it('a second holder is told who holds the folder; what was let go may be taken again', async () => {
  await using dir = await tempDir();
  const first = await FolderLock.take(dir.path, relay('r1'));
  await expect(FolderLock.take(dir.path, { role: 'agent', name: 'a' })).rejects.toMatchObject({
    code: 'CONFLICT',
    retry: 'never',
    message: expect.stringContaining(`is in use by relay r1 (process ${process.pid} on `),
    hint: expect.stringContaining('--data'),
    details: { role: 'relay', name: 'r1', pid: process.pid },
  });
  // Names of claims are random: some come before the holder's, some after.
  for (let n = 0; n < 20; n++)
    await expect(FolderLock.take(dir.path, relay('r2'))).rejects.toThrow('relay r1');
  expect(sockets(dir.path)).toHaveLength(1);
  await first.release();
  await first.release();
  expect(sockets(dir.path)).toEqual([]);
  await using _ = await FolderLock.take(dir.path, relay('r2'));
});

it('another name of the same folder is the same folder', async () => {
  await using dir = await tempDir();
  mkdirSync(dir.join('real'));
  symlinkSync(dir.join('real'), dir.join('link'));
  await using _ = await FolderLock.take(dir.join('real'), relay('r1'));
  await expect(FolderLock.take(dir.join('link'), relay('r2'))).rejects.toMatchObject({ code: 'CONFLICT' });
});

it.each([process.platform, 'other'] as const)(
  'a path that is too long for a socket can be locked on %s',
  async (platform) => {
    await using dir = await tempDir();
    const path = dir.join('a'.repeat(120), 'b'.repeat(120));
    mkdirSync(path, { recursive: true });
    await using first = await FolderLock.take(path, relay('r1'), platform as NodeJS.Platform);
    expect(sockets(path)).toHaveLength(1);
    await expect(FolderLock.take(path, relay('r2'), platform as NodeJS.Platform)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('relay r1'),
    });
    await first.release();
    await using _ = await FolderLock.take(path, relay('r3'));
  },
);

it('what a dead holder left is no holder, and is swept', async () => {
  await using dir = await tempDir();
  await using child = await taker(dir.path, 'dead');
  child.write('go\n');
  await child.line(/HELD/);
  await child.kill();
  expect(sockets(dir.path)).toHaveLength(1);
  writeFileSync(dir.join('in-use-0123456789abcdef.sock'), 'no socket: a copy of the folder has it');
  await using _ = await FolderLock.take(dir.path, relay('r2'));
  expect(sockets(dir.path)).toHaveLength(1);
});

it('a holder that does not answer is a holder', { timeout: 60_000 }, async () => {
  await using dir = await tempDir();
  await using child = await taker(dir.path, 'stopped');
  child.write('go\n');
  await child.line(/HELD/);
  await child.pause();
  await expect(FolderLock.take(dir.path, relay('r2'))).rejects.toMatchObject({
    code: 'CONFLICT',
    message: expect.stringContaining('is in use by another process'),
  });
  child.signal('SIGCONT');
});

it('a holder that ends each connection at once is a holder: it may have no more file descriptors', {
  timeout: 60_000,
}, async () => {
  await using dir = await tempDir();
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((done) => server.listen(join(dir.path, 'in-use-00000000000000ff.sock'), done));
  await expect(FolderLock.take(dir.path, relay('r2'))).rejects.toMatchObject({ code: 'CONFLICT' });
  await new Promise((done) => server.close(done));
});

it(`of ${TAKERS} processes that want a folder at once, with what a dead one left in it, one has it`, {
  timeout: 120_000,
}, async () => {
  await using dir = await tempDir();
  for (let round = 0; round < ROUNDS; round++) {
    const takers = await Promise.all(Array.from({ length: TAKERS }, (_, n) => taker(dir.path, `r${n}`)));
    for (const one of takers) one.write('go\n');
    await Promise.all(takers.map((one) => one.line(/HELD|REFUSED/)));
    const said = takers
      .map((one) => /HELD|REFUSED \w+/.exec(one.stdout)?.[0] ?? '')
      .sort((a, b) => a.localeCompare(b));
    expect(said).toEqual(['HELD', ...Array.from({ length: TAKERS - 1 }, () => 'REFUSED CONFLICT')]);
    await Promise.all(takers.map((one) => one.kill()));
  }
});

it('of many in one process that want a folder at once, again and again, one has it', {
  timeout: 60_000,
}, async () => {
  await using dir = await tempDir();
  for (let round = 0; round < 50; round++) {
    const ends = await Promise.allSettled(
      Array.from({ length: 6 }, (_, n) => FolderLock.take(dir.path, relay(`r${n}`))),
    );
    const held = ends.filter((end) => end.status === 'fulfilled');
    expect(held).toHaveLength(1);
    await held[0]!.value.release();
  }
  await eventually('nothing is left', () => sockets(dir.path).length === 0);
});
