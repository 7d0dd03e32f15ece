import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placing } from '../../../src/shard/placement.js';
import { SimulatedMesh } from './simulated-mesh.js';

const PARTITIONS = 6;
const IDS = ['a', 'b', 'c', 'd', 'e'];

type Command =
  | { readonly kind: 'start' | 'kill' | 'drain' | 'cut' | 'heal' | 'tell'; readonly id: string }
  | { readonly kind: 'pass'; readonly ms: number };

/** Joins and long times oftener than the rest: it is then that partitions move. */
const commands = fc.array(
  fc.oneof(
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('start' as const), id: fc.constantFrom('d', 'e', ...IDS) }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constantFrom(
          'kill' as const,
          'drain' as const,
          'cut' as const,
          'heal' as const,
          'tell' as const,
        ),
        id: fc.constantFrom(...IDS),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('pass' as const),
        ms: fc.integer({ min: 1_000, max: 40_000 }),
      }),
    },
  ),
  { minLength: 5, maxLength: 30 },
);

async function run(mesh: SimulatedMesh, command: Command): Promise<void> {
  if (command.kind === 'pass') await mesh.pass(command.ms);
  else if (command.kind === 'start') await mesh.start(command.id);
  else if (command.kind === 'kill') await mesh.kill(command.id);
  else if (command.kind === 'drain') mesh.drain(command.id);
  else if (command.kind === 'tell') await mesh.tell(command.id);
  else mesh.cut(command.id, command.kind === 'cut');
  await mesh.rest();
}

test('whatever relays do, a partition is never thrown away by all, and in the end each is where it should be', async () => {
  const place = await placing({ partitions: PARTITIONS });
  await fc.assert(
    fc.asyncProperty(commands, async (all) => {
      const mesh = new SimulatedMesh(place, PARTITIONS);
      for (const id of ['a', 'b', 'c']) await mesh.start(id);
      await mesh.pass(60_000);
      mesh.isTrimmed = true;
      for (const command of all) {
        await run(mesh, command);
        for (let partition = 0; partition < PARTITIONS; partition++) {
          expect(mesh.holders(partition), `partition ${partition}`).not.toEqual([]);
        }
      }
      // All come back, and nobody drains: whoever does leaves and starts anew.
      for (const id of IDS) {
        mesh.cut(id, false);
        if (mesh.relays.get(id)?.draining) await mesh.leave(id);
        await mesh.start(id);
      }
      await mesh.pass(200_000);
      for (const [id, { holdings }] of mesh.relays) expect(holdings.isSettled, id).toBe(true);
      for (const { holdings } of mesh.relays.values()) await holdings.stop();
    }),
    { numRuns: 40 },
  );
}, 120_000);

test('a draining relay serves until those that should have its partitions are ready', async () => {
  const mesh = new SimulatedMesh(await placing({ partitions: PARTITIONS }), PARTITIONS);
  for (const id of ['a', 'b', 'c']) await mesh.start(id);
  await mesh.pass(60_000);
  mesh.isTrimmed = true;
  const served = [...mesh.relays.get('a')!.ready];
  expect(served.length).toBeGreaterThan(0);
  mesh.drain('a');
  for (const partition of served) expect(mesh.relays.get('a')!.holdings.serves(partition)).toBe(true);
  await mesh.pass(2_000);
  for (const partition of served) expect(mesh.relays.get('a')!.holdings.serves(partition)).toBe(true);
  await mesh.pass(20_000);
  expect(mesh.relays.get('a')!.ready.size).toBe(0);
  expect(mesh.relays.get('a')!.disk.size).toBe(served.length);
  await mesh.leave('a');
  await mesh.pass(1_000);
  for (const partition of served) {
    const ready = [...mesh.relays.values()].filter((relay) => relay.ready.has(partition));
    expect(ready.map(({ id }) => id)).toEqual(['b', 'c']);
  }
});

test('a member that comes and goes makes nobody drop anything', async () => {
  const mesh = new SimulatedMesh(await placing({ partitions: PARTITIONS }), PARTITIONS);
  for (const id of ['a', 'b', 'c']) await mesh.start(id);
  await mesh.pass(60_000);
  const { dropped } = mesh;
  await mesh.start('d');
  await mesh.pass(8_000);
  await mesh.leave('d');
  await mesh.pass(20_000);
  expect(mesh.dropped).toBe(dropped);
});
