import { describe, expect, it } from 'vitest';
import { Upkeep, type UpkeepOptions } from '../../../src/relay/upkeep/upkeep.js';
import { archivedSnapshots } from '../../../src/shard/archive/archived-shard.js';
import { restoreInto } from '../../../src/shard/archive/restore-shard.js';
import { ManualClock } from '../../agent/manual-clock.js';
import { ArchiveBench, Chronicle, contentOf } from '../../shard/archive/archive-fixture.js';
import { collect } from '../../support/collect.js';
import type { Embedded } from '../../support/embedded.js';
import { delta } from '../../support/publishing.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

class Watchman {
  readonly clock = new ManualClock();
  readonly trims: [shard: string, revision: number][] = [];
  /** Shards that are not this relay's. */
  readonly others = new Set<string>();
  readonly bench: ArchiveBench;
  relay!: Embedded;
  upkeep!: Upkeep;

  private constructor(bench: ArchiveBench) {
    this.bench = bench;
  }

  static async open(limits: UpkeepOptions['limits'] = {}): Promise<Watchman> {
    const clock = new ManualClock();
    const bench = await ArchiveBench.start(clock);
    const watchman = new Watchman(bench);
    Object.assign(watchman, { clock, relay: await bench.relay('r', { clock }) });
    watchman.upkeep = watchman.another(limits);
    return watchman;
  }

  another(limits: UpkeepOptions['limits'] = {}): Upkeep {
    return new Upkeep({
      store: this.relay.store,
      archive: this.bench.archive,
      owns: (shard) => !this.others.has(shard),
      trim: async (shard, revision) => void this.trims.push([shard, revision]),
      limits: { trimAfterMs: MINUTE_MS, archiveIntervalMs: HOUR_MS, ...limits },
      clock: this.clock,
    });
  }

  async archived(shard = 't'): Promise<number[]> {
    return (await archivedSnapshots(this.bench.archive, shard)).map(({ revision }) => revision);
  }

  /** Sweeps often enough for one of each duty. */
  async sweep(afterMs = 0, upkeep = this.upkeep): Promise<void> {
    this.clock.advance(afterMs);
    for (let duty = 0; duty < 4; duty++) await upkeep.sweep();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.upkeep.stop();
    await this.bench[Symbol.asyncDispose]();
  }
}

describe('the upkeep of shards', () => {
  it('archives what has been lacking for the interval, and trims the log a while after', async () => {
    await using watch = await Watchman.open();
    const { relay, upkeep, trims } = watch;
    await new Chronicle().publishSome(relay, 3);
    await watch.sweep();
    await watch.sweep(HOUR_MS - 1);
    expect([await watch.archived(), upkeep.figures.behindMs]).toEqual([[], HOUR_MS - 1]);
    await watch.sweep(1);
    expect([await watch.archived(), trims, upkeep.figures.behindMs]).toEqual([[3], [], 0]);
    await watch.sweep(MINUTE_MS);
    expect(trims).toEqual([['t', 4]]);
    await watch.sweep(2 * HOUR_MS);
    expect([await watch.archived(), trims.length]).toEqual([[3], 1]);
    expect(upkeep.figures).toMatchObject({ snapshots: 1, trims: 1, failures: 0 });
    await using empty = await watch.bench.relay('empty');
    await restoreInto(empty.store, watch.bench.archive, 't');
    expect(contentOf(empty)).toEqual(contentOf(relay));
  });

  it('trims one that is archived again and again before the log may be trimmed', async () => {
    await using watch = await Watchman.open({ archiveIntervalMs: 20_000 });
    const chronicle = new Chronicle();
    await watch.sweep();
    for (let turn = 0; turn < 9; turn++) {
      await chronicle.publishSome(watch.relay, 1);
      await watch.sweep();
      await watch.sweep(20_000);
    }
    expect(watch.trims).toEqual([
      ['t', 2],
      ['t', 4],
    ]);
  });

  it('archives at once what has many bytes, and only what it owns', async () => {
    await using watch = await Watchman.open({ archiveBytes: 2_000 });
    const { relay } = watch;
    await watch.sweep();
    const mine = new Chronicle();
    await mine.publishSome(relay, 1);
    await new Chronicle('u').publishSome(relay, 50);
    watch.others.add('u');
    await watch.sweep();
    await mine.publishSome(relay, 50);
    await watch.sweep();
    expect([await watch.archived(), await watch.archived('u')]).toEqual([[51], []]);
    watch.others.delete('u');
    await watch.sweep(HOUR_MS);
    await watch.sweep(HOUR_MS);
    expect(await watch.archived('u')).toEqual([50]);
  });

  it('goes on where the owner before it has ended: what that one archived is trimmed, and not archived again', async () => {
    await using watch = await Watchman.open();
    await new Chronicle().publishSome(watch.relay, 3);
    await watch.sweep();
    await watch.sweep(HOUR_MS);
    expect([await watch.archived(), watch.trims]).toEqual([[3], []]);
    await using next = watch.another();
    await watch.sweep(0, next);
    await watch.sweep(MINUTE_MS, next);
    await watch.sweep(HOUR_MS, next);
    expect([await watch.archived(), watch.trims]).toEqual([[3], [['t', 4]]]);
  });

  it('does not trim a history that the archive does not have', async () => {
    await using watch = await Watchman.open();
    const { relay, trims } = watch;
    await new Chronicle().publishSome(relay, 3);
    await watch.sweep();
    await watch.sweep(HOUR_MS);
    expect(await watch.archived()).toEqual([3]);
    const { epoch } = relay.store.open('t').head;
    await relay.store.open('t').reset();
    expect(relay.store.open('t').head.epoch).toBe(epoch);
    await new Chronicle().publishSome(relay, 5);
    await watch.sweep(MINUTE_MS);
    await watch.sweep(HOUR_MS);
    await using next = watch.another();
    await watch.sweep(0, next);
    await watch.sweep(MINUTE_MS, next);
    expect(trims).toEqual([]);
    expect(watch.upkeep.figures).toMatchObject({ failures: 1, behindMs: HOUR_MS + MINUTE_MS });
  });

  it('removes snapshots that are too many, and what was before a deletion, each after its grace', async () => {
    await using watch = await Watchman.open({ archiveKeep: 2, forgetAfterMs: 5 * HOUR_MS });
    const { relay } = watch;
    const chronicle = new Chronicle();
    for (let round = 0; round < 5; round++) {
      await chronicle.publishSome(relay, 2);
      await watch.sweep();
      await watch.sweep(HOUR_MS);
    }
    await watch.sweep(2 * HOUR_MS);
    await watch.sweep(2 * HOUR_MS);
    expect(await watch.archived()).toEqual([8, 10]);
    await chronicle.publish(
      relay,
      delta((d) => d.deleteShard()),
    );
    await watch.sweep();
    await watch.sweep(HOUR_MS);
    expect(await watch.archived()).toContain(11);
    await watch.sweep(5 * HOUR_MS - 1);
    expect(await watch.archived()).toEqual([10, 11]);
    await watch.sweep(HOUR_MS);
    await watch.sweep(6 * HOUR_MS);
    expect(await watch.archived()).toEqual([11]);
    expect(await collect(watch.bench.archive.list('shards/t/chunks/'))).toEqual([]);
  });

  it('does not forget one that has come back', async () => {
    await using watch = await Watchman.open({ forgetAfterMs: 5 * HOUR_MS });
    const chronicle = new Chronicle();
    await chronicle.publishSome(watch.relay, 2);
    await chronicle.publish(
      watch.relay,
      delta((d) => d.deleteShard()),
    );
    await watch.sweep();
    await watch.sweep(HOUR_MS);
    await chronicle.publishSome(watch.relay, 1);
    for (let hour = 0; hour < 8; hour++) await watch.sweep(HOUR_MS);
    expect(await watch.archived()).toEqual([3, 4]);
  });

  it('waits longer after each failure of a shard, trims nothing meanwhile, and does not ask for every shard when the archive is away', async () => {
    await using watch = await Watchman.open();
    const { relay, bench, upkeep } = watch;
    for (let n = 0; n < 40; n++) await new Chronicle(`s-${n}`).publishSome(relay, 1);
    let calls = 0;
    bench.archive.before = () => {
      calls++;
      throw new Error('away');
    };
    await upkeep.sweep();
    expect(calls).toBeLessThan(12);
    bench.archive.before = () => undefined;
    await watch.sweep();
    bench.archive.before = (operation) => {
      if (operation === 'put') throw new Error('full');
    };
    await watch.sweep(HOUR_MS);
    const { failures } = upkeep.figures;
    await watch.sweep();
    expect(upkeep.figures.failures - failures).toBeLessThan(32);
    bench.archive.before = () => undefined;
    await watch.sweep(11 * MINUTE_MS);
    for (let n = 0; n < 40; n++) expect(await watch.archived(`s-${n}`)).toEqual([1]);
    expect(watch.trims).toEqual([]);
  });
});
