import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Publisher } from '../../src/client/publisher.js';
import { Reader } from '../../src/client/reader.js';
import { toShardcastError } from '../../src/core/errors.js';
import { damageOf } from '../../src/shard/lane-file.js';
import { Random } from '../chaos/random.js';
import { Embedded } from '../support/embedded.js';
import { eventually } from '../support/eventually.js';
import { delta } from '../support/publishing.js';
import { startShardcast } from '../support/shardcast-process.js';
import { type TempDir, tempDir } from '../support/temp-dir.js';
import { fuzzSeed } from './mutation.js';
import { amount, Counts, FUZZ_TIMEOUT_MS, MEMORY_MAX, peakBytes, tell } from './share.js';

/** Of the stores that a relay is started on, those whose pages LMDB must not see; of others only what is said is looked at. */
const NAMED_MAX = 1;
const PUBLISH_MS = 5_000;
const PAGE = 4_096;
/** Where the header of a page and its first offsets are: half of the flips go there. */
const PAGE_BEGINNING = 160;
const SHARDS = ['t0', 't1', 't2'];
const NAMED = /CORRUPT|VERSION_UNSUPPORTED|MALFORMED|TRIMMED/;

/** Reads all that there is, as far as it can be, and writes, which takes free pages and gives back others. */
async function use(listen: string, codes: Set<string>): Promise<void> {
  const note = (thrown: unknown) => codes.add(toShardcastError(thrown).code);
  using reader = new Reader({ relay: listen });
  for (const shard of SHARDS) {
    for (const read of [reader.scan(shard), reader.log(shard)]) {
      try {
        for await (const _ of read);
        codes.add('read');
      } catch (thrown) {
        note(thrown);
      }
    }
  }
  await using publisher = new Publisher({ relay: listen, name: 'fuzz' });
  for (let n = 0; n < 12; n++) {
    await publisher
      .publish(SHARDS[n % 3]!, (d) => d.put('users', [`u${n}`], 'y'.repeat(n * 700)), {
        timeoutMs: PUBLISH_MS,
      })
      .then(() => codes.add('written'), note);
  }
}

/** A store with a snapshot, a tail behind it, receipts, and pages that have become free. */
async function fill(path: string): Promise<void> {
  await using relay = await Embedded.open({ path, lanes: 1, partitions: 4 });
  const publish = async (from: number, to: number) => {
    for (let n = from; n < to; n++) {
      const bytes = delta((d) => d.put('users', [`u${n}`], { n, text: 'x'.repeat(n % 20 ? 200 : 5_000) }));
      await relay.sequencer.publish({ shard: SHARDS[n % 3]!, delta: bytes });
    }
  };
  await publish(0, 300);
  for (const name of relay.store.names) await relay.store.open(name).cut();
  await publish(300, 360);
}

/** Flips bits anywhere, also in the meta pages. Says where, as page:offset:bit. */
function flip(random: Random, file: Buffer): string {
  return Array.from({ length: random.integer(1, 8) }, () => {
    const page = random.integer(0, file.length / PAGE - 1);
    const offset = random.integer(0, (random.integer(0, 1) === 0 ? PAGE_BEGINNING : PAGE) - 1);
    const bit = random.integer(0, 7);
    file[page * PAGE + offset]! ^= 1 << bit;
    return `${page}:${offset}:${bit}`;
  }).join(' ');
}

/** Resident memory of a process at its peak, where the system tells. Bytes. */
function peakOf(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0; // it has ended, or there is no /proc
  }
}

/** How a relay on the store ends: served, named, or what it must not. */
async function endOn(path: string, codes: Set<string>, memory: { peakBytes: number }): Promise<string> {
  const addresses = ['--listen=127.0.0.1:0', '--http=127.0.0.1:0'];
  await using relay = await startShardcast([
    'relay',
    '--json',
    `--data=${path}`,
    '--lanes=1',
    '--partitions=4',
    ...addresses,
  ]);
  const isUp = await eventually(
    'it listens, or has ended',
    () => (/listen/.test(relay.stdout) ? 'up' : relay.running ? undefined : 'ended'),
    { timeoutMs: 30_000 },
  );
  if (isUp === 'up') {
    const { listen } = JSON.parse(relay.stdout.split('\n')[0]!) as { listen: string };
    await use(listen, codes);
    memory.peakBytes = Math.max(memory.peakBytes, peakOf(relay.pid));
    relay.signal('SIGTERM');
  }
  const { code, signal } = await relay.exited;
  if (signal !== null) return signal;
  if (code === 0) return 'served';
  return NAMED.test(relay.stderr) ? 'named' : `${code}: ${relay.stderr.slice(0, 300)}`;
}

/** The shape of a store depends on times and hashes, so the seed alone does not bring it back: what is damaged is kept. */
function keep(dir: TempDir, file: Buffer, round: number): string {
  const kept = join(tmpdir(), `shardcast-fuzz-pages-${process.pid}-${round}`);
  mkdirSync(kept, { recursive: true });
  writeFileSync(join(kept, 'lane-0.mdb'), file);
  writeFileSync(join(kept, 'store.json'), readFileSync(dir.join('whole', 'store.json')));
  return kept;
}

it(
  'whatever bits are flipped, looking for damage says something or nothing, and does not fail',
  async () => {
    const random = new Random(fuzzSeed());
    await using dir = await tempDir();
    await fill(dir.join('whole'));
    const whole = readFileSync(dir.join('whole', 'lane-0.mdb'));
    const path = dir.join('flipped.mdb');
    const said = new Set<string | undefined>();
    const ends = new Counts();
    for (let round = 0; round < amount('stores'); round++) {
      const file = Buffer.from(whole);
      const flips = flip(random, file);
      writeFileSync(path, file);
      let damage: string | undefined;
      expect(() => {
        damage = damageOf(path);
      }, flips).not.toThrow();
      said.add(damage);
      ends.add(damage === undefined ? 'nothing found' : 'found');
    }
    tell({ kind: 'stores', frames: amount('stores'), counts: ends.all, peakBytes: peakBytes(), wrong: [] });
    expect(said).toContain(undefined);
    expect(said.size).toBeGreaterThan(10);
  },
  FUZZ_TIMEOUT_MS,
);

it(
  'a relay on a store with flipped bits serves what is whole, or names the damage: LMDB never ends it',
  async () => {
    const random = new Random(fuzzSeed());
    await using dir = await tempDir();
    await fill(dir.join('whole'));
    const whole = readFileSync(dir.join('whole', 'lane-0.mdb'));
    const counts = new Counts();
    const memory = { peakBytes: 0 };
    const codes = new Set<string>();
    const wrong: string[] = [];
    for (let round = 0, started = 0, named = 0; started < amount('starts'); round++) {
      const file = Buffer.from(whole);
      const flips = flip(random, file);
      const path = dir.join(`store-${round}`);
      await cp(dir.join('whole'), path, { recursive: true });
      writeFileSync(join(path, 'lane-0.mdb'), file);
      const damage = damageOf(join(path, 'lane-0.mdb'));
      if (damage !== undefined) counts.add('found before');
      if (damage !== undefined && ++named > NAMED_MAX) continue;
      started++;
      const end = await endOn(path, codes, memory);
      counts.add(/^\d+:/.test(end) ? 'failed' : end);
      const isRight = damage === undefined ? end === 'served' || end === 'named' : end === 'named';
      if (!isRight) {
        wrong.push(`round ${round}, bits ${flips}: ${end}, kept as --data=${keep(dir, file, round)}`);
      }
    }
    console.log([...codes].join(', '));
    tell({ kind: 'starts', frames: amount('starts'), counts: counts.all, ...memory, wrong });
    expect(wrong).toEqual([]);
    expect(codes).not.toContain('INTERNAL');
    expect(memory.peakBytes).toBeLessThan(MEMORY_MAX);
  },
  FUZZ_TIMEOUT_MS,
);
