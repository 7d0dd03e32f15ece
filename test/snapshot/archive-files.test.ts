import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FileArchive } from '../../src/snapshot/archive/file-archive.js';
import { tempDir } from '../support/temp-dir.js';
import { archiveContract } from './archive-contract.js';

archiveContract('file', async () => {
  const dir = await tempDir();
  return {
    pageAndMore: 40,
    open: (label, patience) => FileArchive.open(dir.join(label), patience),
    [Symbol.asyncDispose]: () => dir[Symbol.asyncDispose](),
  };
});

/** A small file system of its own, where the system lets us make one. */
function smallDisk(path: string): Disposable | undefined {
  mkdirSync(path);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', path], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  return { [Symbol.dispose]: () => void execFileSync('umount', ['-l', path]) };
}

describe('a file archive', () => {
  it('says that its disk is full, keeps what it has, leaves nothing behind, and recovers', async (context) => {
    await using dir = await tempDir();
    using disk = smallDisk(dir.join('disk'));
    if (disk === undefined) return context.skip('only root may mount a small file system');
    await using archive = await FileArchive.open(dir.join('disk', 'archive'));
    const body = Buffer.alloc(1024 * 1024, 'x');
    const puts = async (): Promise<void> => {
      for (let n = 0; n < 10; n++) await archive.put(`a/${n}`, body);
    };
    await expect(puts()).rejects.toMatchObject({ code: 'DISK_FULL', retry: 'backoff' });
    expect((await archive.get('a/0'))?.equals(body)).toBe(true);
    expect(readdirSync(dir.join('disk', 'archive', '.scratch'))).toEqual([]);
    await archive.delete('a/0');
    await archive.put('a/small', Buffer.from('small'));
    expect((await archive.get('a/small'))?.toString()).toBe('small');
  });

  it('removes what killed processes left, once it is old, and never shows it', async () => {
    await using dir = await tempDir();
    mkdirSync(dir.join('.scratch'));
    writeFileSync(dir.join('.scratch', 'old'), 'half');
    writeFileSync(dir.join('.scratch', 'new'), 'half');
    utimesSync(dir.join('.scratch', 'old'), 0, 0);
    await using archive = await FileArchive.open(dir.path);
    expect(readdirSync(dir.join('.scratch'))).toEqual(['new']);
    for await (const { name } of archive.list('')) throw new Error(`shows ${name}`);
  });

  it('takes folders away that became empty, while others are put there', async () => {
    await using dir = await tempDir();
    await using archive = await FileArchive.open(dir.path);
    const turns = Array.from({ length: 40 }, async (_, n) => {
      await archive.put(`a/b/c/${n}`, Buffer.from('x'));
      await archive.delete(`a/b/c/${n}`);
    });
    await Promise.all(turns);
    await archive.put('a/b/c/last', Buffer.from('x'));
    await archive.delete('a/b/c/last');
    expect(existsSync(dir.join('a'))).toBe(false);
  });

  it('says what is wrong with its folder', async () => {
    await using dir = await tempDir();
    writeFileSync(dir.join('file'), 'x');
    await expect(FileArchive.open(dir.join('file'))).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
  });
});
