import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planLines } from '../../src/cli/mesh/plan-lines.js';
import { placing } from '../../src/shard/placement.js';
import { planPlacement } from '../../src/shard/placement-plan.js';

const THREE = ['relay-1', 'relay-2', 'relay-3'];

describe('a placement plan', () => {
  it('adds up, and says what the two placements are', async () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 2, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        names,
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 3 }),
        async (all, a, b, replicas) => {
          const added = all.slice(0, a % all.length);
          const stays = all.slice(added.length);
          const removed = stays.slice(0, b % stays.length);
          const place = await placing({ partitions: 64, replicas });
          const plan = planPlacement(place, stays, { add: added, remove: removed });
          const before = place(stays);
          const after = place([...added, ...stays.slice(removed.length)]);
          const expected = before.replicas.map((list) => [...list]);
          for (const change of plan.changes) {
            expect(change.before).toEqual(before.replicas[change.partition]);
            expect(change.after).not.toEqual(change.before);
            expected[change.partition] = [...change.after];
          }
          expect(expected).toEqual(after.replicas);
          let gains = 0;
          for (const { relay, change, before, after, gains: gained, loses } of plan.relays) {
            gains += gained;
            expect(after.held).toBe(before.held + gained - loses);
            expect(change).toBe(
              added.includes(relay) ? 'joins' : removed.includes(relay) ? 'leaves' : 'stays',
            );
            if (change === 'joins') expect(before).toEqual({ held: 0, owned: 0 });
            if (change === 'leaves') expect(after).toEqual({ held: 0, owned: 0 });
          }
          expect(plan.replicas_moved.moved).toBe(gains);
          expect(plan.owners_moved.of).toBe(64);
          expect(plan.owners_moved.moved).toBe(
            plan.changes.filter(({ before, after }) => before[0] !== after[0]).length,
          );
        },
      ),
    );
  });

  it('compares with the least that had to move', async () => {
    const place = await placing({ partitions: 256 });
    const ideals = (changes: { add?: string[]; remove?: string[] }, members = THREE) => {
      const { replicas_moved, owners_moved } = planPlacement(place, members, changes);
      return [replicas_moved.ideal, owners_moved.ideal];
    };
    expect(ideals({})).toEqual([0, 0]);
    expect(ideals({ add: ['relay-4'] })).toEqual([128, 64]);
    expect(ideals({ add: ['relay-1', 'relay-2'] }, [])).toEqual([512, 256]);
    // The second relay takes a copy of everything, and half of the owning.
    expect(ideals({ add: ['relay-2'] }, ['relay-1'])).toEqual([256, 128]);
    // Of two relays, both have everything.
    expect(ideals({ remove: ['relay-1'] }, ['relay-1', 'relay-2'])[0]).toBe(0);
    const { relays, replicas_moved, owners_moved } = planPlacement(place, THREE, { remove: ['relay-2'] });
    expect(replicas_moved.ideal).toBe(relays[1]?.before.held);
    expect(owners_moved.ideal).toBe(relays[1]?.before.owned);
  });

  it('refuses changes that make no sense', async () => {
    const place = await placing({ partitions: 16 });
    const plan = (changes: { add?: string[]; remove?: string[] }) => () =>
      planPlacement(place, THREE, changes);
    expect(plan({ add: ['relay-3'] })).toThrow(expect.objectContaining({ code: 'ALREADY_EXISTS' }));
    expect(plan({ remove: ['relay-4'] })).toThrow(
      expect.objectContaining({ code: 'NOT_FOUND', hint: 'Members: relay-1, relay-2, relay-3.' }),
    );
    expect(plan({ remove: THREE })).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
  });

  it('is printed for people', async () => {
    const plan = planPlacement(await placing({ partitions: 256 }), THREE, {
      add: ['relay-4'],
      remove: ['relay-2'],
    });
    expect(planLines(plan)).toMatchInlineSnapshot(`
      [
        "RELAY    CHANGE  PARTITIONS  AFTER  OWNED  AFTER  GAINS  LOSES",
        "relay-1  stays          185    167     99     92     11     29",
        "relay-2  leaves         164      0     69      0      0    164",
        "relay-3  stays          163    182     88     92     31     12",
        "relay-4  joins            0    163      0     72    163      0",
        "",
        "replicas that move  205 of 512 (40.0%), ideal 171 (33.4%)",
        "owners that change  112 of 256 (43.8%), ideal 85 (33.2%)",
        "bounds afterwards   a relay holds at most 214 partitions and owns at most 107",
      ]
    `);
  });
});
