import { expect, test } from 'vitest';
import { decodeDelta } from '../../../src/shard/delta.js';
import type { DeltaBuilder } from '../../../src/shard/delta-builder.js';
import { OpenLog } from '../../log/jetstream-fixture.js';
import { collect } from '../../support/collect.js';
import { eventually } from '../../support/eventually.js';
import { HoppingPublisher } from './hopping-publisher.js';
import { MeshFixture } from './mesh-fixture.js';
import { CheckingWatcher } from './mesh-load.js';

/** A minute by hand: TWO_OWNERS_SECONDS=60. */
const SECONDS = Number(process.env.TWO_OWNERS_SECONDS ?? 10);
const SHARDS = ['both-0', 'both-1', 'both-2', 'both-3'];
/** Streams of publishes to each relay for each shard. */
const STREAMS = 4;

interface Published {
  readonly shard: string;
  readonly id: string;
  readonly revision: number;
}

test(
  'two relays that both believe themselves owner, under load, make one history',
  async () => {
    await using mesh = await MeshFixture.start(['one', 'two']);
    const acknowledged: Published[] = [];
    const untilMs = performance.now() + SECONDS * 1_000;
    const servers = [...mesh.relays.values()];
    const watchers = SHARDS.flatMap((shard) =>
      servers.map(({ address }) => new CheckingWatcher(shard, () => [address])),
    );
    // What another relay has passed on a relay sequences by itself, whoever the owner is.
    const publishing = [...mesh.relays].flatMap(([name, relay]) =>
      SHARDS.flatMap((shard) =>
        Array.from({ length: STREAMS }, async (_, stream) => {
          using publisher = new HoppingPublisher(relay);
          for (let n = 0; performance.now() < untilMs; n++) {
            const id = `${name}-${stream}-${n}`;
            const fill = (d: DeltaBuilder) => void d.put('n', [`k${n % 50}`], id);
            acknowledged.push({ shard, id, revision: await publisher.publish(shard, fill, id) });
          }
        }),
      ),
    );
    await Promise.all(publishing);

    await using open = await OpenLog.open(mesh.servers.addresses);
    for (const shard of SHARDS) {
      const logged = await collect(open.log.read(shard, 1));
      const history = logged.flatMap(({ entry }) => entry.deltas.map((bytes) => decodeDelta(bytes).id));
      const mine = acknowledged.filter((one) => one.shard === shard);
      // Each once, where its publisher was told, and nothing else.
      expect(history).toHaveLength(mine.length);
      for (const { id, revision } of mine) expect(history[revision - 1]).toBe(id);
      // Both have appended: neither had it to itself.
      for (const name of mesh.relays.keys()) {
        expect(history.filter((id) => id.startsWith(`${name}-`)).length).toBeGreaterThan(SECONDS);
      }
      for (const watcher of watchers.filter((one) => one.shard === shard)) {
        await eventually('a watcher has seen all', () => watcher.revision === history.length);
        expect(watcher.wrong).toEqual([]);
        for (const [revision, id] of watcher.ids) expect(history[revision - 1]).toBe(id);
      }
    }
    expect(await mesh.verify(SHARDS)).toBe(2 * SHARDS.length);
    await Promise.all(watchers.map((watcher) => watcher.stop()));
    if (process.env.TWO_OWNERS_SECONDS !== undefined) process.stdout.write(`${acknowledged.length} deltas\n`);
  },
  (SECONDS + 120) * 1_000,
);
