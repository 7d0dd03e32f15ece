import { chmod, mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Logger, silentLogger } from '../../src/core/log.js';
import { ShardStore } from '../../src/shard/store.js';
import { FileArchive } from '../../src/snapshot/archive/file-archive.js';
import { tempDir } from '../support/temp-dir.js';

async function modesBelow(folder: string): Promise<Record<string, string>> {
  const modes: Record<string, string> = {};
  for (const name of ['.', ...(await readdir(folder, { recursive: true }))]) {
    modes[name] = ((await stat(join(folder, name))).mode & 0o777).toString(8);
  }
  return modes;
}

function hearing(): { log: Logger; heard: object[] } {
  const heard: object[] = [];
  return { heard, log: { ...silentLogger, warn: (fields) => void heard.push(fields) } };
}

it('a store is its owner’s alone: folder 700, files 600, and nothing to warn of', async () => {
  await using dir = await tempDir();
  const { log, heard } = hearing();
  const path = dir.join('data');
  const store = await ShardStore.open({ path, lanes: 1, logger: log });
  await store.close();
  const { '.': folder, ...files } = await modesBelow(path);
  expect(folder).toBe('700');
  expect(Object.keys(files)).toEqual(expect.arrayContaining(['lane-0.mdb', 'store.json']));
  expect(new Set(Object.values(files))).toEqual(new Set(['600']));
  expect(heard).toEqual([]);
});

it('files of a store that others could read are tightened, of a folder that was there it is told', async () => {
  await using dir = await tempDir();
  const path = dir.join('data');
  await mkdir(path);
  await chmod(path, 0o755);
  await (await ShardStore.open({ path, lanes: 1 })).close();
  await chmod(join(path, 'lane-0.mdb'), 0o644);
  const { log, heard } = hearing();
  await (await ShardStore.open({ path, lanes: 1, logger: log })).close();
  expect(await modesBelow(path)).toMatchObject({ '.': '755', 'lane-0.mdb': '600' });
  expect(heard).toEqual([
    { path, files: 1 },
    { path, mode: '755' },
  ]);
});

it('a folder archive is its owner’s alone', async () => {
  await using dir = await tempDir();
  await using archive = await FileArchive.open(dir.join('archive'));
  await archive.put('a/b', Buffer.from('x'));
  const modes = await modesBelow(dir.join('archive'));
  expect(modes).toMatchObject({ '.': '700', a: '700', 'a/b': '600' });
});
