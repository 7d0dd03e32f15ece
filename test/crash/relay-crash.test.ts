import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { Publisher } from '../../src/client/publisher.js';
import { Reader } from '../../src/client/reader.js';
import type { CrashPoint } from '../../src/core/crash-point.js';
import { freePort } from '../../src/core/free-port.js';
import { DeltaBuilder } from '../../src/shard/delta-builder.js';
import type { Child } from '../support/child-process.js';
import { type Fold, foldDelta } from '../support/fold.js';
import { startShardcast } from '../support/shardcast-process.js';
import { type TempDir, tempDir } from '../support/temp-dir.js';

/** A relay on a fixed port, with little room, so that cuts, trims and collections happen all the time. */
class CrashingRelay implements AsyncDisposable {
  readonly address: string;
  readonly #dir: TempDir;
  #process: Child | undefined;

  constructor(dir: TempDir, port: number) {
    this.#dir = dir;
    this.address = `127.0.0.1:${port}`;
  }

  async start(crashPoint?: string): Promise<void> {
    const limits = ['--cut-bytes', '64KiB', '--history-bytes', '128KiB', '--lanes', '1', '--partitions', '4'];
    const addresses = ['--listen', this.address, '--http', '127.0.0.1:0', '--data', this.#dir.join('relay')];
    const env =
      crashPoint === undefined ? process.env : { ...process.env, SHARDCAST_CRASH_POINT: crashPoint };
    this.#process = await startShardcast(['relay', ...addresses, ...limits], { env });
    await this.#process.line(/relay is listening/);
  }

  /** Resolves when it has killed itself at its crash point. */
  async crashed(): Promise<void> {
    const exited = this.#process?.exited ?? Promise.reject(new Error('not started'));
    const late = AbortSignal.timeout(20_000);
    const reached = await Promise.race([
      exited,
      once(late, 'abort').then(() => 'the crash point was not reached'),
    ]);
    expect(reached).toMatchObject({ signal: 'SIGKILL' });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#process?.[Symbol.asyncDispose]();
  }
}

const WRITES = 400;
const KEYS = 60;

/** The nth delta of the run: it overwrites, deletes and adds among few keys, with values that do not compress away. */
function nth(n: number): DeltaBuilder {
  const text = Array.from({ length: 250 }, (_, i) => Math.imul(n * 7919 + i, 2654435761).toString(36)).join(
    '',
  );
  const delta = new DeltaBuilder().put('docs', [`d${n % KEYS}`, 'body'], { n, text });
  delta.put('tuples', [`doc:d${n % KEYS}`, 'viewer', `user:u${n % 7}`], true);
  if (n % 11 === 0) delta.delete('docs', [`d${(n * 3) % KEYS}`]);
  return delta;
}

async function stateOf(reader: Reader): Promise<Map<string, string>> {
  const state = new Map<string, string>();
  for await (const { collection, key, json } of reader.scan('t')) {
    state.set([collection, ...key].join('\0'), json.toString());
  }
  return state;
}

const withoutExpiry = (fold: Fold) => new Map([...fold].map(([key, text]) => [key, text.replace(/ 0$/, '')]));

const POINTS: CrashPoint[] = [
  'append:before-write',
  'append:written',
  'append:committed',
  'cut:chunks-written',
  'cut:committed',
  'trim:head-written',
  'collect:first-removed',
];

describe('Crash anywhere: a relay that dies while it takes publishes', () => {
  it.each(POINTS.flatMap((point) => [`${point}@0`, `${point}@1`]))('at %s', async (point) => {
    await using dir = await tempDir();
    await using relay = new CrashingRelay(dir, await freePort());
    await relay.start(point);
    await using publisher = new Publisher({ relay: relay.address, name: 'crash' });
    const sent: Buffer[] = [];
    let isOver = false;
    const published = (async () => {
      const receipts: { revision: number }[] = [];
      // Waves, so that there is more than one entry; within a wave all are in flight at once. How many a relay takes before it
      // comes to its second cut is for its speed to say.
      while (sent.length < WRITES || !isOver) {
        const wave = Array.from({ length: 20 }, (_, n) => {
          const number = sent.length + n;
          return nth(number).encode({ id: `w${number}`, publisher: 'crash' });
        });
        sent.push(...wave);
        receipts.push(...(await Promise.all(wave.map((one) => publisher.publishDelta('t', one)))));
      }
      return receipts;
    })();
    await relay.crashed().finally(() => {
      isOver = true;
    });
    await relay.start();
    const receipts = await published;
    const order = receipts
      .map(({ revision }, n) => ({ revision, n }))
      .sort((a, b) => a.revision - b.revision);
    expect(order.map(({ revision }) => revision)).toEqual(sent.map((_, n) => n + 1));
    const reader = new Reader({ relay: relay.address });
    try {
      const fold = order.reduce<Fold>((before, { n }) => foldDelta(before, sent[n] as Buffer), new Map());
      expect(await stateOf(reader)).toEqual(withoutExpiry(fold));
      const again = await publisher.publishDelta('t', sent[0] as Buffer);
      expect(again).toMatchObject({ revision: receipts[0]?.revision, repeated: true });
    } finally {
      reader.close();
    }
  });
});

describe('Crash anywhere: a relay that dies in an import', () => {
  it.each<CrashPoint>(['import:staged', 'import:built', 'import:merged', 'import:committed'])(
    'at %s',
    async (point) => {
      await using dir = await tempDir();
      await using relay = new CrashingRelay(dir, await freePort());
      await relay.start(point);
      await using publisher = new Publisher({ relay: relay.address, name: 'crash' });
      await publisher.publish('t', (delta) => delta.put('tuples', ['doc:old', 'viewer', 'user:u'], true));
      const rows = Array.from({ length: 3_000 }, (_, n) => ({
        collection: 'tuples',
        key: [`doc:${n}`, 'viewer', 'user:u'],
        value: true,
      }));
      const imported = publisher.importRecords('t', rows, { importId: 'i1' });
      await relay.crashed();
      const reader = new Reader({ relay: relay.address });
      try {
        await relay.start();
        expect((await imported).revision).toBe(2);
        expect((await stateOf(reader)).size).toBe(3_001);
        expect(await publisher.importRecords('t', rows, { importId: 'i1' })).toMatchObject({
          revision: 2,
          repeated: true,
        });
      } finally {
        reader.close();
      }
    },
  );
});
