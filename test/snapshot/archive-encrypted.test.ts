import { chmod, cp, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Archive } from '../../src/snapshot/archive/archive.js';
import { openArchive } from '../../src/snapshot/archive/open-archive.js';
import { collect } from '../support/collect.js';
import { type TempDir, tempDir } from '../support/temp-dir.js';
import { archiveContract } from './archive-contract.js';

const KEYS = ['11', '22', '33'].map((byte) => byte.repeat(32));
const SECRET = Buffer.from('who may read what '.repeat(20));

async function keyFile(dir: TempDir, name: string, ...lines: string[]): Promise<string> {
  const path = dir.join(name);
  await writeFile(path, `# keys\n${lines.join('\n')}\n`, { mode: 0o600 });
  return path;
}

async function filesBelow(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

archiveContract('encrypted file', async () => {
  const dir = await tempDir();
  const keys = await keyFile(dir, 'archive.key', KEYS[0]!);
  return {
    pageAndMore: 40,
    segmentCharsMax: 128,
    open: (label, patience) => openArchive(dir.join(label), { ...patience, keyFile: keys }),
    [Symbol.asyncDispose]: () => dir[Symbol.asyncDispose](),
  };
});

describe('an encrypted archive', () => {
  it('shows neither what is in it nor whose it is', async () => {
    await using dir = await tempDir();
    const keys = await keyFile(dir, 'archive.key', KEYS[0]!);
    await using archive = await openArchive(dir.join('archive'), { keyFile: keys });
    await archive.put('shards/tenant-42/chunks/aabbcc', SECRET);
    await archive.put('shards/tenant-43/chunks/aabbcc', SECRET);
    const files = (await filesBelow(dir.join('archive'))).filter(
      (file) => !file.endsWith('shardcast-encrypted'),
    );
    expect(files).toHaveLength(2);
    expect(new Set(files.map((file) => file.split('/').at(-1))).size).toBe(2);
    for (const file of files) {
      expect(file.slice(dir.path.length)).not.toMatch(/tenant|chunks|aabbcc|shards/);
      expect((await readFile(file)).includes(SECRET.subarray(0, 8))).toBe(false);
    }
    const [one, other] = await Promise.all(files.map((file) => readFile(file)));
    expect(one!.subarray(44).equals(other!.subarray(44))).toBe(false);
  });

  it('is opened by its keys only, and tells which one it wants', async () => {
    await using dir = await tempDir();
    const first = await keyFile(dir, 'first', KEYS[0]!);
    const second = await keyFile(dir, 'second', KEYS[1]!);
    const path = dir.join('archive');
    await (await openArchive(path, { keyFile: first })).put('a/b', SECRET);
    await expect(openArchive(path, { keyFile: second })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      message: expect.stringMatching(/is encrypted by key [0-9a-f]{16}; --archive-key has [0-9a-f]{16}/),
    });
    await expect(openArchive(path)).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      hint: expect.stringContaining('--archive-key'),
    });
    const plain = dir.join('plain');
    await (await openArchive(plain)).put('shards/t/x', SECRET);
    await expect(openArchive(plain, { keyFile: first })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      message: expect.stringContaining('not encrypted'),
    });
  });

  it('rotates: the first key encrypts, those behind it decrypt, also while it is open', async () => {
    await using dir = await tempDir();
    const keys = await keyFile(dir, 'archive.key', KEYS[0]!);
    const path = dir.join('archive');
    await (await openArchive(path, { keyFile: keys })).put('a/old', SECRET);
    await keyFile(dir, 'archive.key', KEYS[1]!, KEYS[0]!);
    await using archive = await openArchive(path, { keyFile: keys });
    expect(await archive.get('a/old')).toEqual(SECRET);
    expect(await archive.put('a/old', SECRET)).toBe(false);
    await archive.put('a/new', SECRET);
    expect((await collect(archive.list('a/'))).map(({ name, bytes }) => [name, bytes])).toEqual([
      ['a/new', SECRET.length],
      ['a/old', SECRET.length],
    ]);
    await keyFile(dir, 'only-new', KEYS[1]!);
    await using forgetful = await openArchive(path, { keyFile: dir.join('only-new') });
    expect(await forgetful.get('a/new')).toEqual(SECRET);
    await expect(forgetful.get('a/old')).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    await archive.put('a/old', SECRET, { renew: true });
    expect(await forgetful.get('a/old')).toEqual(SECRET);
  });

  it('of several that make it at once all have the same names', async () => {
    await using dir = await tempDir();
    const keys = await keyFile(dir, 'archive.key', KEYS[0]!);
    const open = () => openArchive(dir.join('archive'), { keyFile: keys });
    const archives: Archive[] = await Promise.all(Array.from({ length: 8 }, open));
    await Promise.all(archives.map((archive, n) => archive.put(`a/${n}`, SECRET)));
    for (const archive of archives) expect(await collect(archive.list('a/'))).toHaveLength(8);
  });

  it('names what was changed, cut short, put in another’s place, or not encrypted', async () => {
    await using dir = await tempDir();
    const keys = await keyFile(dir, 'archive.key', KEYS[0]!);
    const path = dir.join('archive');
    await using archive = await openArchive(path, { keyFile: keys });
    const fileOf = async (name: string): Promise<string> => {
      const before = new Set(await filesBelow(path));
      await archive.put(name, SECRET);
      return (await filesBelow(path)).find((file) => !before.has(file))!;
    };
    const corrupt = (name: string) => ({ code: 'CORRUPT', message: expect.stringContaining(name) });
    const file = await fileOf('s/flipped');
    const good = await readFile(file);
    for (let at = 0; at < good.length; at += 7) {
      const bad = Buffer.from(good);
      bad[at] = bad[at]! ^ 1;
      await writeFile(file, bad);
      const code = at >= 4 && at < 12 ? { code: 'INVALID_ARGUMENT' } : corrupt('s/flipped');
      await expect(archive.get('s/flipped'), `byte ${at}`).rejects.toMatchObject(code);
    }
    await writeFile(file, good.subarray(0, 30));
    await expect(archive.get('s/flipped')).rejects.toMatchObject(corrupt('s/flipped'));
    await writeFile(file, SECRET);
    await expect(archive.get('s/flipped')).rejects.toMatchObject(corrupt('is not encrypted'));
    const one = await fileOf('s/one');
    const two = await fileOf('s/two');
    await cp(one, dir.join('kept'));
    await rename(dir.join('kept'), two);
    await expect(archive.get('s/two')).rejects.toMatchObject(corrupt('s/two'));
    expect(await archive.get('s/one')).toEqual(SECRET);
  });

  it('refuses a key file that is none, or that everybody may read', async () => {
    await using dir = await tempDir();
    for (const [name, lines, why] of [
      ['empty', [], 'has no key'],
      ['short', ['1234'], 'is not 64 hexadecimal digits'],
    ] as const) {
      const keys = await keyFile(dir, name, ...lines);
      await expect(openArchive(dir.join('archive'), { keyFile: keys })).rejects.toMatchObject({
        code: 'INVALID_ARGUMENT',
        message: expect.stringContaining(why),
      });
    }
    const open = await keyFile(dir, 'open', KEYS[0]!);
    await chmod(open, 0o644);
    for (const keys of [open, dir.join('nowhere')]) {
      await expect(openArchive(dir.join('archive'), { keyFile: keys })).rejects.toMatchObject({
        code: 'INVALID_ARGUMENT',
        message: expect.stringContaining('--archive-key'),
      });
    }
  });
});
