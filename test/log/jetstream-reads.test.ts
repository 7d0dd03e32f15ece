import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ShardcastError } from '../../src/core/errors.js';
import type { LoggedEntry } from '../../src/log/delta-log.js';
import type { FollowListener } from '../../src/log/jetstream/follower.js';
import type { JetStreamLog } from '../../src/log/jetstream/jetstream-log.js';
import { logSubject } from '../../src/log/jetstream/subjects.js';
import { encodeEntry } from '../../src/shard/entry.js';
import { collect } from '../support/collect.js';
import { eventually } from '../support/eventually.js';
import type { NatsServers } from '../support/nats-server.js';
import { EntryChain, tuple } from '../support/publishing.js';
import { SeverableProxy } from '../support/severable-proxy.js';
import { initialiseOn, LAYOUT, OpenLog, startMesh, wipe } from './jetstream-fixture.js';

let servers: NatsServers;
let open: OpenLog;
let log: JetStreamLog;
beforeAll(async () => {
  servers = await startMesh(1);
  open = await OpenLog.open(servers.addresses);
  log = open.log;
});
afterAll(async () => {
  await open?.[Symbol.asyncDispose]();
  await servers?.[Symbol.asyncDispose]();
});

/** Appends entries of the given sizes to each of some shards, in turn, so that they lie among each other in the streams. */
async function fill(shards: readonly string[], sizes: readonly number[]): Promise<void> {
  const chains = shards.map((shard) => ({ chain: new EntryChain(shard), position: 0 }));
  for (const size of sizes) {
    await Promise.all(
      chains.map(async (one) => {
        const deltas = Array.from({ length: size }, (_, n) => tuple(`o${n}`));
        const { entry, bytes } = one.chain.next(...deltas);
        one.position = await log.append(entry, bytes, one.position);
      }),
    );
  }
}

const firsts = (entries: readonly LoggedEntry[]) => entries.map(({ entry }) => entry.firstRevision);
const read = (shard: string, from: number) => collect(log.read(shard, from));

async function publishRaw(shard: string, bytes: Buffer): Promise<void> {
  const subject = logSubject(log.partitionOf(shard), shard);
  expect((await open.connection.request(subject, bytes, { timeout: 5_000 })).json()).toHaveProperty('seq');
}

/** What a follower was told, as `shard:revision`, and what was broken. */
class Heard implements FollowListener {
  readonly entries: string[] = [];
  readonly failures: { code: string; position: number | undefined }[] = [];
  entry({ entry }: LoggedEntry): void | Promise<void> {
    this.entries.push(`${entry.shard}:${entry.firstRevision}`);
  }
  broken({ code }: ShardcastError, { position }: { position?: number }): void {
    this.failures.push({ code, position });
  }
}

const everyPartition = Array.from({ length: LAYOUT.partitions }, (_, partition) => partition);
const fromTheStart = new Map(Array.from({ length: LAYOUT.streams }, (_, stream) => [stream, 0]));

describe('reading', () => {
  it('finds the entry that holds any revision, among the entries of other shards', async () => {
    const sizes = [2, 1, 3, 1, 1, 4, 2, 1, 5, 1];
    const starts = sizes.map((_, n) => 1 + sizes.slice(0, n).reduce((sum, size) => sum + size, 0));
    await fill(['a', 'b', 'c:d', 'e@f'], sizes);
    for (let from = 1; from <= 22; from++) {
      const holding = starts.findLastIndex((start) => start <= from);
      const expected = from > 21 ? [] : starts.slice(holding);
      expect(firsts(await read('c:d', from)), `from ${from}`).toEqual(expected);
    }
  });

  it('begins behind a position that it is given, without a search', async () => {
    await fill(
      ['hinted', 'around'],
      Array.from({ length: 60 }, () => 1),
    );
    const positions = (await read('hinted', 1)).map(({ position }) => position);
    const questions = async (from: number, afterPosition?: number) => {
      const before = open.connection.stats().outMsgs;
      const hints = afterPosition === undefined ? {} : { afterPosition };
      expect(firsts(await collect(log.read('hinted', from, hints)))).toEqual(
        Array.from({ length: 61 - from }, (_, n) => n + from),
      );
      return open.connection.stats().outMsgs - before;
    };
    expect(await questions(60, positions[58])).toBe(2);
    expect(await questions(58, positions[56])).toBe(4);
    expect(await questions(58)).toBeGreaterThan(6);
    expect(await questions(61, positions[59])).toBe(2);
    await log.trim('hinted', 30);
    const trimmed = collect(log.read('hinted', 29, { afterPosition: positions[27] as number }));
    await expect(trimmed).rejects.toMatchObject({ code: 'TRIMMED' });
  });

  it('reads many entries through a consumer', async () => {
    await fill(
      ['many', 'other'],
      Array.from({ length: 700 }, () => 1),
    );
    expect(firsts(await read('many', 1))).toEqual(Array.from({ length: 700 }, (_, n) => n + 1));
    expect(firsts(await read('many', 650))).toHaveLength(51);
  });

  it('trims whole entries below a revision, keeps the last, and compare-and-set goes on', async () => {
    await fill(['trim'], [2, 2, 2, 2]);
    await log.trim('trim', 4);
    expect(firsts(await read('trim', 3))).toEqual([3, 5, 7]);
    await expect(read('trim', 2)).rejects.toMatchObject({ code: 'TRIMMED' });
    await log.trim('trim', 4);
    await log.trim('trim', 9);
    const head = await log.head('trim');
    expect(head?.revision).toBe(8);
    expect(firsts(await read('trim', 7))).toEqual([7]);
    await expect(read('trim', 1)).rejects.toMatchObject({ code: 'TRIMMED' });
    const late = new EntryChain('trim').next(tuple('late'));
    await expect(log.append(late.entry, late.bytes, 0)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await log.append(late.entry, late.bytes, head?.position ?? 0)).toBeGreaterThan(
      head?.position ?? 0,
    );
    await log.trim('nobody', 5);
  });

  it('says TRIMMED when entries are trimmed away under a reader', async () => {
    await fill(
      ['under'],
      Array.from({ length: 1_200 }, () => 1),
    );
    const reading = (async () => {
      let entries = 0;
      for await (const { entry } of log.read('under', 1)) {
        entries++;
        expect(entry.firstRevision).toBe(entries);
        if (entries === 1) await log.trim('under', 1_200);
      }
    })();
    await expect(reading).rejects.toMatchObject({ code: 'TRIMMED' });
  });

  it('says FORK when an entry does not continue the one before it', async () => {
    const chain = new EntryChain('forked');
    const first = chain.next(tuple('a'));
    await publishRaw('forked', first.bytes);
    const second = chain.next(tuple('b'));
    await publishRaw('forked', encodeEntry({ ...second.entry, previousHash: Buffer.alloc(32, 7) }));
    await expect(read('forked', 1)).rejects.toMatchObject({ code: 'FORK' });
    expect(firsts(await read('forked', 2))).toEqual([2]);
  });

  it('goes on over an epoch, which starts a chain of its own', async () => {
    const first = new EntryChain('epochs', 'e1').next(tuple('a'));
    const second = new EntryChain('epochs', 'e2').next(tuple('b'));
    await log.append(first.entry, first.bytes, 0);
    await log.append(second.entry, second.bytes, (await log.head('epochs'))?.position ?? 0);
    expect(await log.head('epochs')).toMatchObject({ epoch: 'e2', revision: 1 });
  });

  it('says CORRUPT or MALFORMED for what is no entry of the shard', async () => {
    await publishRaw('strange', new EntryChain('another').next(tuple('a')).bytes);
    await expect(log.head('strange')).rejects.toMatchObject({ code: 'CORRUPT' });
    await publishRaw('noise', Buffer.from('not an entry'));
    await expect(log.head('noise')).rejects.toMatchObject({ code: 'MALFORMED' });
  });
});

describe('following', () => {
  const shards = ['p', 'q', 'r', 's', 't', 'u', 'v', 'w'];
  beforeAll(async () => {
    await wipe(servers);
    await initialiseOn(servers, 1);
    await open[Symbol.asyncDispose]();
    open = await OpenLog.open(servers.addresses);
    log = open.log;
    await fill(shards, [1, 2, 1]);
  });

  const of = (heard: Heard, shard: string) => heard.entries.filter((one) => one.startsWith(`${shard}:`));

  it('hands over some partitions from the start, and goes on from where it was', async () => {
    const mine = new Set([log.partitionOf('p'), log.partitionOf('q')]);
    const expected = shards.filter((shard) => mine.has(log.partitionOf(shard)));
    const heard = new Heard();
    const follower = log.follow([...mine], fromTheStart, heard);
    await expect.poll(() => heard.entries.length).toBe(expected.length * 3);
    for (const shard of expected)
      expect(of(heard, shard)).toEqual([`${shard}:1`, `${shard}:2`, `${shard}:4`]);
    await follower[Symbol.asyncDispose]();
    const chain = new EntryChain('after');
    const { entry, bytes } = chain.next(tuple('x'));
    await log.append(entry, bytes, 0);
    const again = new Heard();
    await using _ = log.follow(everyPartition, new Map(follower.positions), again);
    await expect.poll(() => of(again, 'after')).toEqual(['after:1']);
    for (const shard of expected) expect(of(again, shard)).toEqual([]);
  });

  it('waits for a listener that is not done, and holds no more than a pull meanwhile', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    class Slow extends Heard {
      override entry(logged: LoggedEntry): void | Promise<void> {
        void super.entry(logged);
        return held;
      }
    }
    const slow = new Slow();
    const heard = new Heard();
    await using _ = log.follow(everyPartition, fromTheStart, slow);
    await using __ = log.follow(everyPartition, fromTheStart, heard);
    await expect.poll(() => heard.entries.length).toBe(25);
    await expect.poll(() => slow.entries.length).toBe(LAYOUT.streams);
    release();
    await expect.poll(() => slow.entries.length).toBe(25);
    for (const shard of shards) expect(of(slow, shard)).toEqual(of(heard, shard));
  });

  it('passes over what is no entry, and says where it was', async () => {
    const heard = new Heard();
    await using _ = log.follow(everyPartition, new Map(), heard);
    await publishRaw('bad', Buffer.from('not an entry'));
    const { entry, bytes } = new EntryChain('good').next(tuple('x'));
    await log.append(entry, bytes, 0);
    await expect.poll(() => heard.entries).toContain('good:1');
    await expect.poll(() => heard.failures).toEqual([{ code: 'MALFORMED', position: expect.any(Number) }]);
  });

  it('loses nothing over severed connections and a killed server', async () => {
    await using proxy = await SeverableProxy.start(servers.server.address);
    await using away = await OpenLog.open([proxy.address]);
    const heard = new Heard();
    await using _ = away.log.follow(everyPartition, new Map(), heard);
    const chain = new EntryChain('severed');
    let position = 0;
    const expected: string[] = [];
    for (let n = 0; n < 30; n++) {
      const { entry, bytes } = chain.next(tuple(`o${n}`));
      position = await log.append(entry, bytes, position);
      expected.push(`severed:${entry.firstRevision}`);
      if (n % 6 === 3) proxy.sever();
      if (n === 14) await servers.server.restart();
      if (n % 10 === 9) await eventually('heard so far', () => of(heard, 'severed').length === n + 1);
    }
    await expect.poll(() => of(heard, 'severed'), { timeout: 15_000 }).toEqual(expected);
  });

  it('says FORK when the stream ends before what it has delivered', async () => {
    const heard = new Heard();
    await using _ = log.follow([0], new Map([[0, 1_000_000]]), heard);
    await eventually('the follower has ended', () => heard.failures.length > 0);
    expect(heard.failures).toEqual([{ code: 'FORK', position: undefined }]);
  });
});
