import { copyFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Lane } from '../../src/shard/lane.js';
import { damageOf } from '../../src/shard/lane-file.js';
import { Random } from '../chaos/random.js';
import { LmdbFile } from '../support/lmdb-file.js';
import { type TempDir, tempDir } from '../support/temp-dir.js';

const key = (n: number) => Buffer.from(`key-${String(Math.imul(n, 2654435761) >>> 0).padStart(10, '0')}`);
const PAGE = 4_096;

/** A lane with a branch, values inline and on pages of their own, and free pages. */
async function fill(path: string): Promise<string> {
  const lane = new Lane(path, 0);
  for (let round = 0; round < 4; round++) {
    const write = (writer: { put(k: Buffer, v: Buffer): void }) => {
      for (let n = 0; n < 400; n++) writer.put(key(n), Buffer.alloc(n % 50 === 0 ? 9_000 : 60, round));
    };
    await lane.write(write, { synced: true });
  }
  await lane.close();
  return `${path}/lane-0.mdb`;
}

let dir: TempDir;
let whole: string;
beforeAll(async () => {
  dir = await tempDir();
  whole = await fill(dir.path);
});
afterAll(() => dir[Symbol.asyncDispose]());

/** What is said of a copy of the whole file with a bit flipped where it is told. */
function flipped(where: (file: LmdbFile) => number, bit = 0): string | undefined {
  const path = dir.join('flipped.mdb');
  copyFileSync(whole, path);
  const file = new LmdbFile(path);
  const at = where(file);
  file.bytes[at]! ^= 1 << bit;
  file.save();
  return damageOf(path);
}

describe('a flipped bit that LMDB would follow is named with its page', () => {
  it.each<[what: string, where: (file: LmdbFile) => number, bit: number, said: RegExp]>([
    ['the magic number', () => 24, 0, /not an LMDB file/],
    ['the magic number of the second meta page', () => PAGE + 24, 0, /second meta page/],
    ['the size of pages', () => 48, 0, /page 0: pages of \d+ bytes|second meta page/],
    ['a transaction in the wrong meta page', () => 24 + 128, 0, /page 0: the meta page of transaction/],
    ['the flags of the main database', (f) => f.meta + 76, 2, /the main database has flags 4/],
    ['the flags of the free list', (f) => f.meta + 28, 2, /the free list has flags/],
    ['the number of levels', (f) => f.meta + 78, 1, /page \d+: a branch on level 1 of 0|of 0 levels/],
    ['the root', (f) => f.meta + 114, 3, /page \d+ is not among the \d+/],
    ['the last page', (f) => f.meta + 122, 0, /cut short: \d+ of \d+ bytes/],
    ['the number of a page', (f) => f.leaf('main'), 1, /page \d+: it says that it is page \d+/],
    ['the transaction of a page', (f) => f.leaf('main') + 13, 4, /page \d+: of transaction \d+/],
    ['the flags of a page', (f) => f.leaf('main') + 18, 3, /page \d+: flags 10/],
    ['a leaf that says branch', (f) => f.root('main') + 18, 0, /page \d+: flags 0/],
    ['the lower bound', (f) => f.leaf('main') + 20, 2, /page \d+: (node \d+|\d+ nodes|no node at)/],
    ['the upper bound', (f) => f.leaf('main') + 23, 6, /page \d+: free room from \d+ to \d+/],
    ['the offset of a node', (f) => f.leaf('main') + 26, 1, /page \d+: (node 1 |\d+ nodes|no node at)/],
    ['the size of a key', (f) => f.node(f.leaf('main'), 3) + 7, 3, /page \d+: node 3 has a key of \d+ bytes/],
    ['the size of a value', (f) => f.node(f.leaf('main'), 3) + 2, 0, /page \d+: node 3 has \d+ bytes at/],
    ['the flags of a node', (f) => f.node(f.leaf('main'), 3) + 4, 2, /page \d+: node 3 has flags 4/],
    ['a key', (f) => f.node(f.leaf('main'), 3) + 12, 6, /page \d+: node \d is out of order/],
    ['a key of a branch', (f) => f.node(f.root('main'), 2) + 12, 3, /page \d+: .*out of order/],
    ['the page below a branch', (f) => f.node(f.root('main'), 1) + 3, 0, /page \d+ is not among the \d+/],
    ['the bytes of a long value', (f) => f.bigNode() + 2, 0, /page \d+: node \d+ has .*does not fit/],
    ['the first page of a value', (f) => f.value(f.bigNode()) + 3, 5, /page \d+: node \d+ has .*there are/],
    ['how many pages a value has', (f) => f.value(f.bigNode()) + 16, 2, /page \d+: node \d+ has .* pages/],
    [
      'the free pages that a record has',
      (f) => f.value(f.node(f.leaf('free'), 0)) + 4,
      0,
      /free pages, has \d+ num/,
    ],
    [
      'a free page',
      (f) => f.value(f.node(f.leaf('free'), 0)) + 11,
      2,
      /page \d+: node 0, of free pages, has/,
    ],
  ])('%s', (_, where, bit, said) => {
    expect(flipped(where, bit)).toMatch(said);
  });

  it('the header of a value on pages of its own', () => {
    const header = (file: LmdbFile) => file.bytes.readUInt32LE(file.value(file.bigNode())) * PAGE;
    for (const at of [0, 8 + 5, 18, 20])
      expect(flipped((file) => header(file) + at, 3)).toMatch(/its first page/);
  });

  it('a page in use that is listed as free', () => {
    const path = dir.join('flipped.mdb');
    copyFileSync(whole, path);
    const file = new LmdbFile(path);
    const record = file.value(file.node(file.leaf('free'), 0));
    const count = Number(file.bytes.readBigUInt64LE(record));
    file.bytes.writeBigInt64LE(BigInt(file.leaf('main') / PAGE), record + count * 8);
    file.save();
    expect(damageOf(path)).toMatch(/page \d+ is in use, and listed as free/);
  });

  it('two keys that lead to the same page', () => {
    const path = dir.join('flipped.mdb');
    copyFileSync(whole, path);
    const file = new LmdbFile(path);
    const [first, second] = [file.node(file.root('main'), 0), file.node(file.root('main'), 1)];
    file.bytes.copy(file.bytes, second, first, first + 6);
    file.save();
    expect(damageOf(path)).toMatch(/page \d+: it is in use twice/);
  });

  it('a file that was cut short by a page', () => {
    const path = dir.join('flipped.mdb');
    copyFileSync(whole, path);
    truncateSync(path, statSync(path).size - PAGE);
    expect(damageOf(path)).toMatch(/cut short|there are \d+ pages|is not among/);
  });
});

describe('a healthy file', () => {
  it('may be shorter than its last page, when a value went in the transaction in which it came', async () => {
    await using own = await tempDir();
    const path = own.join('lane-0.mdb');
    const lane = new Lane(own.path, 0);
    const passing = (n: number) =>
      lane.write(
        (writer) => {
          writer.put(key(n), Buffer.alloc(60));
          writer.put(Buffer.from('passing'), Buffer.alloc(1_000_000));
          writer.remove(Buffer.from('passing'));
        },
        { synced: true },
      );
    for (let n = 0; n < 5; n++) await passing(n);
    await lane.close();
    expect(statSync(path).size).toBeLessThan((new LmdbFile(path).lastPage + 1) * PAGE);
    const again = new Lane(own.path, 0);
    expect(again.get(key(4))).toHaveLength(60);
    await again.close();
  });

  it('is never called damaged, whatever is written to it', async () => {
    for (const seed of [1, 2, 3, 4]) {
      const random = new Random(seed);
      const valueMax = [50, 500, 5_000, 200_000][seed - 1]!;
      await using own = await tempDir();
      const lane = new Lane(own.path, 0);
      for (let round = 0; round < 60; round++) {
        await lane.write(
          (writer) => {
            for (let n = random.integer(1, 60); n > 0; n--) {
              const one = key(random.integer(0, 800));
              if (random.integer(0, 2) < seed % 3) writer.remove(one);
              else writer.put(one, Buffer.alloc(random.integer(0, valueMax), 7));
            }
          },
          { synced: true },
        );
        expect(damageOf(own.join('lane-0.mdb')), `seed ${seed}, round ${round}`).toBeUndefined();
      }
      await lane.close();
    }
  }, 60_000);
});

it('the meta page that is looked at is the one that LMDB takes, also when the machine went down', async () => {
  await using own = await tempDir();
  const path = await fill(own.path);
  const before = new LmdbFile(path);
  const lane = new Lane(own.path, 0);
  await lane.write((writer) => writer.put(key(0), Buffer.from('unsynced')), { synced: true });
  await lane.close();
  const file = new LmdbFile(path);
  // As if the last commit had not been synced, and its pages lost: the copy of the synced meta is of the commit before.
  before.bytes.copy(file.bytes, PAGE / 2, PAGE / 2, PAGE);
  const newest = Number(file.bytes.readBigUInt64LE(file.meta + 112)) * PAGE;
  file.bytes.fill(0xee, newest, newest + PAGE);
  file.save();
  expect(damageOf(path)).toMatch(/says that it is page/);
  for (const meta of [24, PAGE / 2 + 24, PAGE + 24]) file.bytes.writeBigInt64LE(99n, meta + 136);
  file.save();
  expect(damageOf(path)).toBeUndefined();
  rmSync(`${path}-lock`, { force: true });
  const opened = new Lane(own.path, 0);
  expect(opened.get(key(0))).toEqual(Buffer.alloc(9_000, 3));
  await opened.close();
});
