import { readFileSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { Reader } from '../../src/client/reader.js';
import { toShardcastError } from '../../src/core/errors.js';
import { Random } from '../chaos/random.js';
import { Embedded } from '../support/embedded.js';
import { eventually } from '../support/eventually.js';
import { delta } from '../support/publishing.js';
import { startShardcast } from '../support/shardcast-process.js';
import { tempDir } from '../support/temp-dir.js';
import { fuzzSeed } from './mutation.js';

const ROUNDS = Number(process.env.FUZZ_PAGES ?? 4);
const PAGE = 4_096;
/** LMDB follows page numbers as they lie there, and maps the file: one that leads outside ends the process. See decision 019. */
const BY_LMDB = new Set(['SIGBUS', 'SIGSEGV']);
const NAMED = /CORRUPT|VERSION_UNSUPPORTED|MALFORMED|TRIMMED/;

/** Reads all that there is, as far as it can be. */
async function readAll(stdout: string, codes: Set<string>): Promise<void> {
  const { listen } = JSON.parse(stdout.split('\n')[0]!) as { listen: string };
  using reader = new Reader({ relay: listen });
  for (const shard of ['t0', 't1', 't2']) {
    for (const read of [reader.scan(shard), reader.log(shard)]) {
      try {
        for await (const _ of read);
        codes.add('read');
      } catch (thrown) {
        codes.add(toShardcastError(thrown).code);
      }
    }
  }
}

it('a relay on a store with flipped bits serves, ends and names the damage, or is ended by LMDB; it never says that it is a bug', async () => {
  const random = new Random(fuzzSeed());
  await using dir = await tempDir();
  {
    await using relay = await Embedded.open({ path: dir.join('whole'), lanes: 1, partitions: 4 });
    for (let n = 0; n < 300; n++) {
      const bytes = delta((d) => d.put('users', [`u${n}`], { n, text: 'x'.repeat(200) }));
      await relay.sequencer.publish({ shard: `t${n % 3}`, delta: bytes });
    }
    for (const name of relay.store.names) await relay.store.open(name).cut();
  }
  const ends: string[] = [];
  const codes = new Set<string>();
  for (let round = 0; round < ROUNDS; round++) {
    const path = dir.join(`store-${round}`);
    await cp(dir.join('whole'), path, { recursive: true });
    const file = readFileSync(`${path}/lane-0.mdb`);
    for (let flips = 8; flips > 0; flips--) {
      // The meta pages are checked before LMDB sees them.
      const at = random.integer(2 * PAGE, file.length - 1);
      file[at] = file[at]! ^ (1 << random.integer(0, 7));
    }
    writeFileSync(`${path}/lane-0.mdb`, file);
    await using relay = await startShardcast([
      'relay',
      '--json',
      `--data=${path}`,
      '--lanes=1',
      '--partitions=4',
      '--listen=127.0.0.1:0',
      '--http=127.0.0.1:0',
    ]);
    const isUp = await eventually(
      'it listens, or has ended',
      () => (/listen/.test(relay.stdout) ? 'up' : relay.running ? undefined : 'ended'),
      { timeoutMs: 30_000 },
    );
    if (isUp === 'up') {
      await readAll(relay.stdout, codes);
      relay.signal('SIGTERM');
    }
    const { code, signal } = await relay.exited;
    ends.push(
      signal ??
        (code === 0
          ? 'served'
          : NAMED.test(relay.stderr)
            ? 'named'
            : `${code}: ${relay.stderr.slice(0, 300)}`),
    );
  }
  console.log(ends.join(', '), [...codes].join(', '));
  expect(codes).not.toContain('INTERNAL');
  expect(ends.filter((end) => end !== 'served' && end !== 'named' && !BY_LMDB.has(end))).toEqual([]);
}, 240_000);
