import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deferred } from '../../src/core/deferred.js';
import { ShardcastError } from '../../src/core/errors.js';
import { PublishBatchWriter, type ReceiptItem } from '../../src/wire/publish-codec.js';
import { publishService } from '../../src/wire/services.js';
import { eventually } from '../support/eventually.js';
import { PartsRelay } from '../support/parts-relay.js';
import { delta } from '../support/publishing.js';

/** A stream of publishes, by hand. */
class RawStream {
  readonly #call;
  readonly receipts: ReceiptItem[] = [];

  constructor(relay: PartsRelay) {
    this.#call = relay.channel().bidi(publishService.publish);
    this.#call.on('data', (receipts: ReceiptItem[]) => this.receipts.push(...receipts));
    this.#call.on('error', () => undefined);
  }

  send(number: number, shard: string, attempt = 0): void {
    const writer = new PublishBatchWriter();
    const bytes = delta((d) => d.put('n', [`k${number % 10}`], number), { id: `d${number % 10}` });
    writer.add({ number, shard, delta: bytes, expect: '', preconditions: [], attempt });
    this.#call.write(writer.take());
  }

  async answers(count: number): Promise<[number, string | number][]> {
    await eventually(`${count} receipts`, () => this.receipts.length >= count);
    return this.receipts.map(({ number, revision, failure }) => [number, failure?.code ?? revision]);
  }

  [Symbol.dispose](): void {
    this.#call.cancel();
  }
}

describe('A publish that fails for a time', () => {
  it('is not overtaken by what was sent behind it, until its sender begins anew', async () => {
    await using relay = await PartsRelay.start();
    using stream = new RawStream(relay);
    const first = deferred<void>();
    const begun = deferred<void>();
    relay.intercept = async (append, shard) => {
      if (shard !== 's') return await append();
      begun.resolve();
      await first.promise;
      throw new ShardcastError('UNAVAILABLE', 'the log does not answer');
    };
    stream.send(1, 's');
    await begun.promise;
    stream.send(2, 's'); // waits for its turn
    stream.send(3, 'other');
    expect(await stream.answers(1)).toEqual([[3, 1]]);
    relay.intercept = (append) => append();
    first.resolve();
    expect((await stream.answers(3)).slice(1)).toEqual([
      [1, 'UNAVAILABLE'],
      [2, 'UNAVAILABLE'],
    ]);
    stream.send(4, 's'); // was on its way still
    stream.send(5, 'other');
    await eventually('five are answered', async () => (await stream.answers(5)).length === 5);
    expect((await stream.answers(5)).slice(3)).toEqual(
      expect.arrayContaining([
        [4, 'UNAVAILABLE'],
        [5, 2],
      ]),
    );
    expect(relay.idsOf('s')).toEqual([]);
    for (const number of [11, 12, 14]) stream.send(number, 's', 1);
    expect((await stream.answers(8)).slice(5)).toEqual([
      [11, 1],
      [12, 2],
      [14, 3],
    ]);
    stream.send(6, 's'); // of the attempt that failed
    expect((await stream.answers(9)).at(-1)).toEqual([6, 'UNAVAILABLE']);
    expect(relay.idsOf('s')).toEqual(['d1', 'd2', 'd4']);
  });

  it('holds nobody else up: not another stream of the same shard', async () => {
    await using relay = await PartsRelay.start();
    using one = new RawStream(relay);
    using other = new RawStream(relay);
    relay.intercept = () => Promise.reject(new ShardcastError('UNAVAILABLE', 'no'));
    one.send(1, 's');
    expect(await one.answers(1)).toEqual([[1, 'UNAVAILABLE']]);
    relay.intercept = (append) => append();
    other.send(2, 's');
    expect(await other.answers(1)).toEqual([[2, 1]]);
  });

  it('for good holds nothing up, either', async () => {
    await using relay = await PartsRelay.start();
    const publisher = relay.publisher();
    const results = await Promise.allSettled([
      publisher.publish('s', (d) => d.put('n', ['k'], 1), { expect: '0' }),
      publisher.publish('s', (d) => d.put('n', ['k'], 2), { expect: '0' }),
      publisher.publish('s', (d) => d.put('n', ['k'], 3)),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});

describe('A publisher whose relay fails now and then', () => {
  /** Of an append: it goes well; nothing is written; it is written, and nobody learns of it. */
  const fates = fc.array(fc.constantFrom('well', 'well', 'lost', 'unknown'), { maxLength: 30 });

  it('has its deltas in the order of its calls, each once, and none is swallowed as a repeat', async () => {
    await using relay = await PartsRelay.start();
    const publisher = relay.publisher();
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fates, async (given) => {
        const fate = given[Symbol.iterator]();
        relay.intercept = async (append) => {
          const next = fate.next().value ?? 'well';
          const position = next === 'lost' ? 0 : await append();
          if (next !== 'well') throw new ShardcastError('UNAVAILABLE', `the append is ${next}`);
          return position;
        };
        const shards = [`a${run}`, `b${run++}`];
        const receipts: Promise<unknown>[] = [];
        for (let wave = 0; wave < 6; wave++) {
          for (let n = 0; n < 5; n++) {
            const number = wave * 5 + n + 1;
            const labels = { id: `d${number}`, source: 'db', sourceSequence: number };
            for (const shard of shards) {
              receipts.push(publisher.publish(shard, (d) => d.put('n', [`k${number}`], number), labels));
            }
          }
          // What is published in one turn is one entry: there must be several under way.
          await new Promise((resolve) => setImmediate(resolve));
        }
        await Promise.all(receipts);
        const expected = Array.from({ length: 30 }, (_, n) => `d${n + 1}`);
        for (const shard of shards) expect(relay.idsOf(shard)).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });
});
