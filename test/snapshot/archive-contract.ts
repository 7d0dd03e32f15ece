import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Archive, ArchiveObject } from '../../src/snapshot/archive/archive.js';
import type { Patience } from '../../src/snapshot/archive/attempts.js';
import { collect } from '../support/collect.js';
import { eventually } from '../support/eventually.js';

/** Where archives of one kind are. */
export interface ArchiveHome extends AsyncDisposable {
  /** An archive of the home; those with other labels see nothing of it. */
  open(label: string, patience?: Patience): Promise<Archive>;
  /** More objects than the archive lists at a time. */
  readonly pageAndMore: number;
  /** Of a segment of a name. Default 200. */
  readonly segmentCharsMax?: number;
  /** The server, where there is one. */
  readonly server?: { kill(): Promise<unknown>; restart(): Promise<unknown> };
}

const ALL_CHARACTERS = 'AZaz09._:@-';
const SMALL = Buffer.from('small');
/** For a server that is away. */
const IMPATIENT: Patience = { attemptTimeoutMs: 400, attemptsMax: 2 };

async function namesIn(archive: Archive, prefix: string): Promise<string[]> {
  return (await collect(archive.list(prefix))).map(({ name }) => name);
}

function incompressible(bytes: number): Buffer {
  return randomBytes(bytes);
}

/** What every archive must do; run on each of them. */
export function archiveContract(kind: string, start: () => Promise<ArchiveHome>): void {
  describe(`${kind} archive`, () => {
    let home: ArchiveHome;
    let labels = 0;
    const open = (patience?: Patience) => home.open(`label-${++labels}`, patience);

    beforeAll(async () => {
      home = await start();
    });
    afterAll(async () => {
      await home?.[Symbol.asyncDispose]();
    });

    it('gives back what was put', async () => {
      await using archive = await open();
      expect(await archive.put('shards/t/chunks/aa', SMALL)).toBe(true);
      expect(await archive.get('shards/t/chunks/aa')).toEqual(SMALL);
      expect(await archive.has('shards/t/chunks/aa')).toBe(true);
    });

    it('knows what is missing', async () => {
      await using archive = await open();
      expect(await archive.get('shards/t/nothing')).toBeUndefined();
      expect(await archive.has('shards/t/nothing')).toBe(false);
      expect(await namesIn(archive, 'shards/t/')).toEqual([]);
      await archive.delete('shards/t/nothing');
    });

    it('keeps an object that is there', async () => {
      await using archive = await open();
      expect(await archive.put('a/b', Buffer.from('first'))).toBe(true);
      expect(await archive.put('a/b', Buffer.from('second'))).toBe(false);
      expect((await archive.get('a/b'))?.toString()).toBe('first');
    });

    it('keeps exactly one of many that are put under one name at once', async () => {
      await using archive = await open();
      const bodies = Array.from({ length: 20 }, () => incompressible(40_000));
      const firsts = await Promise.all(bodies.map((body) => archive.put('a/one', body)));
      expect(firsts.filter(Boolean)).toHaveLength(1);
      expect(await archive.get('a/one')).toEqual(bodies[firsts.indexOf(true)]);
      expect(await namesIn(archive, 'a/')).toEqual(['a/one']);
    });

    it('never shows half an object to who reads while it is put', async () => {
      await using archive = await open();
      const body = incompressible(3 * 1024 * 1024);
      let isPut = false;
      const putting = archive.put('a/large', body).then(() => {
        isPut = true;
      });
      let looks = 0;
      while (!isPut) {
        const found = await archive.get('a/large');
        if (found !== undefined && !found.equals(body))
          throw new Error(`half an object: ${found.length} bytes`);
        const listed = await collect(archive.list('a/'));
        expect(listed.every(({ bytes }) => bytes === body.length)).toBe(true);
        looks++;
      }
      await putting;
      expect(looks).toBeGreaterThan(0);
    });

    it('takes 8 MiB', async () => {
      await using archive = await open();
      const body = incompressible(8 * 1024 * 1024);
      await archive.put('a/large', body);
      expect((await archive.get('a/large'))?.equals(body)).toBe(true);
      const [object] = await collect(archive.list('a/'));
      expect(object).toMatchObject({ name: 'a/large', bytes: body.length });
    });

    it('renews an object: it is young again, and there all the time', async () => {
      await using archive = await open();
      const body = incompressible(700_000);
      await archive.put('a/b', body);
      const [before] = await collect(archive.list('a/'));
      await eventually('a second has passed by its clock', async () => {
        await archive.put('a/clock', SMALL, { renew: true });
        const clock = (await collect(archive.list('a/'))).find(({ name }) => name === 'a/clock');
        return (clock?.modifiedAt ?? 0) > (before?.modifiedAt ?? 0) + 1_000;
      });
      let isRenewed = false;
      const renewing = Promise.all([1, 2, 3].map(() => archive.put('a/b', body, { renew: true }))).then(
        () => {
          isRenewed = true;
        },
      );
      while (!isRenewed) expect((await archive.get('a/b'))?.equals(body)).toBe(true);
      await renewing;
      const [after] = await collect(archive.list('a/'));
      expect(after).toMatchObject({ name: 'a/b', bytes: body.length });
      expect(after?.modifiedAt).toBeGreaterThan((before?.modifiedAt ?? 0) + 500);
      expect(await archive.put('a/new', SMALL, { renew: true })).toBe(true);
      expect(await archive.get('a/new')).toEqual(SMALL);
    });

    it('lists what is below a prefix, in the order of names, with sizes and times', async () => {
      await using archive = await open();
      const before = Date.now();
      const names = [
        's/t/m/e-02',
        's/t/m/e-10',
        's/t/m/e-1',
        's/t.x/m/a',
        's/t-x/m/a',
        's/t/c/a',
        's/u',
        'r/a',
        's/tt/a',
      ];
      await Promise.all(names.map((name) => archive.put(name, Buffer.from(name))));
      const sorted = names.filter((name) => name.startsWith('s/')).sort();
      const objects = await collect(archive.list('s/'));
      expect(objects.map(({ name }) => name)).toEqual(sorted);
      for (const { name, bytes, modifiedAt } of objects) {
        expect(bytes).toBe(name.length);
        expect(Math.abs(modifiedAt - before)).toBeLessThan(60_000);
      }
      expect(await namesIn(archive, 's/t/m/')).toEqual(['s/t/m/e-02', 's/t/m/e-1', 's/t/m/e-10']);
      expect(await namesIn(archive, '')).toEqual([...names].sort());
    });

    it('lists more than a page', async () => {
      await using archive = await open();
      const names = Array.from({ length: home.pageAndMore }, (_, n) => `p/${String(n).padStart(5, '0')}`);
      for (let at = 0; at < names.length; at += 50) {
        await Promise.all(names.slice(at, at + 50).map((name) => archive.put(name, SMALL)));
      }
      expect(await namesIn(archive, 'p/')).toEqual(names);
      const some: ArchiveObject[] = [];
      for await (const object of archive.list('p/')) if (some.push(object) === 3) break;
      expect(some.map(({ name }) => name)).toEqual(names.slice(0, 3));
    });

    it('deletes, and takes the name again', async () => {
      await using archive = await open();
      await archive.put('a/b/c', Buffer.from('first'));
      await archive.put('a/b/d', SMALL);
      await archive.delete('a/b/c');
      await archive.delete('a/b/c');
      expect(await archive.get('a/b/c')).toBeUndefined();
      expect(await namesIn(archive, '')).toEqual(['a/b/d']);
      expect(await archive.put('a/b/c', Buffer.from('second'))).toBe(true);
      expect((await archive.get('a/b/c'))?.toString()).toBe('second');
    });

    it('takes every character that a name may have, and long names', async () => {
      await using archive = await open();
      const { segmentCharsMax: long = 200 } = home;
      const names = [
        `a/${ALL_CHARACTERS}`,
        'a/A',
        `a/x${'-'.repeat(long - 1)}`,
        `b/${'y'.repeat(long)}/${'z'.repeat(long)}/w`,
      ];
      for (const name of names) await archive.put(name, Buffer.from(name));
      for (const name of names) expect((await archive.get(name))?.toString()).toBe(name);
      expect(await namesIn(archive, '')).toEqual([...names].sort());
      for (const name of names) await archive.delete(name);
      expect(await namesIn(archive, '')).toEqual([]);
    });

    it('refuses bad names, and objects that are empty or too large', async () => {
      await using archive = await open();
      const segments = [
        '',
        '.',
        '..',
        '.a',
        '-a',
        'ä',
        'a b',
        'a*',
        'a>',
        'a\\b',
        'a\0',
        'a%2Fb',
        'a'.repeat(201),
      ];
      const bad = [
        ...segments,
        ...segments.map((segment) => `x/${segment}`),
        '/a',
        'a/',
        'a//b',
        'x/'.repeat(300),
      ];
      for (const name of bad) {
        const refused = { code: 'INVALID_ARGUMENT' };
        await expect(archive.put(name, SMALL), name).rejects.toMatchObject(refused);
        await expect(archive.get(name), name).rejects.toMatchObject(refused);
        await expect(archive.has(name), name).rejects.toMatchObject(refused);
        await expect(archive.delete(name), name).rejects.toMatchObject(refused);
      }
      for (const prefix of ['/', 'a', '../', 'a/../', 'a//']) {
        await expect(namesIn(archive, prefix), prefix).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
      }
      await expect(archive.put('a', Buffer.alloc(0))).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
      const tooLarge = Buffer.alloc(64 * 1024 * 1024 + 1);
      await expect(archive.put('a', tooLarge)).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' });
      expect(await namesIn(archive, '')).toEqual([]);
    });

    it('stops when its signal aborts', async () => {
      await using archive = await open();
      await archive.put('a/b', SMALL);
      const signal = AbortSignal.abort(new Error('enough'));
      const cancelled = { code: 'CANCELLED' };
      await expect(archive.put('a/c', SMALL, { signal })).rejects.toMatchObject(cancelled);
      await expect(archive.get('a/b', { signal })).rejects.toMatchObject(cancelled);
      await expect(archive.has('a/b', { signal })).rejects.toMatchObject(cancelled);
      await expect(archive.delete('a/b', { signal })).rejects.toMatchObject(cancelled);
      await expect(collect(archive.list('a/', { signal }))).rejects.toMatchObject(cancelled);
      const abort = new AbortController();
      const putting = archive.put('a/large', incompressible(16 * 1024 * 1024), { signal: abort.signal });
      const outcome = expect(putting).rejects.toMatchObject(cancelled);
      queueMicrotask(() => abort.abort());
      await outcome;
      expect(await namesIn(archive, 'a/').then((names) => names.includes('a/b'))).toBe(true);
    });

    it('says that a server that was killed is unavailable, and goes on when it is back', async (context) => {
      const { server } = home;
      if (server === undefined) return context.skip('there is no server to kill');
      await using archive = await home.open('killed');
      await using impatient = await home.open('killed', IMPATIENT);
      await archive.put('a/before', SMALL);
      await server.kill();
      const unavailable = { code: 'UNAVAILABLE', retry: 'backoff' };
      await expect(impatient.put('a/during', SMALL)).rejects.toMatchObject(unavailable);
      await expect(impatient.get('a/before')).rejects.toMatchObject(unavailable);
      await expect(impatient.has('a/before')).rejects.toMatchObject(unavailable);
      await expect(impatient.delete('a/before')).rejects.toMatchObject(unavailable);
      await expect(collect(impatient.list('a/'))).rejects.toMatchObject(unavailable);
      await server.restart();
      await eventually('it is reached again', () => impatient.has('a/before'));
      await archive.put('a/during', SMALL);
      expect(await archive.get('a/before')).toEqual(SMALL);
      expect(await namesIn(archive, 'a/')).toEqual(['a/before', 'a/during']);
    });

    it('loses nothing that was acknowledged when its server is killed among puts', async (context) => {
      const { server } = home;
      if (server === undefined) return context.skip('there is no server to kill');
      await using archive = await open({ attemptTimeoutMs: 1_000, attemptsMax: 2 });
      const body = (n: number) => Buffer.from(`${n} `.repeat(20_000));
      const put = new Set<number>();
      let next = 0;
      const writer = async () => {
        while (next < 400) {
          const n = next++;
          await archive.put(`k/${n}`, body(n)).then(
            () => put.add(n),
            () => undefined,
          );
          if (n === 40) await server.kill();
          if (n === 45) await server.restart();
        }
      };
      await Promise.all([writer(), writer(), writer(), writer()]);
      await eventually('it is reached again', async () => (await archive.get('k/0')) !== undefined);
      expect(put.size).toBeGreaterThan(100);
      for (const n of put) expect((await archive.get(`k/${n}`))?.equals(body(n)), `object ${n}`).toBe(true);
      // Of those whose put failed, each is whole or not there.
      for await (const { name } of archive.list('k/')) {
        const found = await archive.get(name);
        expect(found?.equals(body(Number(name.slice(2)))), name).toBe(true);
      }
    });
  });
}
