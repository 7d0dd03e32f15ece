import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MemberRecord } from '../../src/relay/mesh/member-record.js';
import { MeshView } from '../../src/relay/mesh/mesh-view.js';
import { encodePartitions } from '../../src/relay/mesh/partition-set.js';
import { type Placement, Routes } from '../../src/relay/mesh/routes.js';

const PARTITIONS = 8;
const all = Array.from({ length: PARTITIONS }, (_, partition) => partition);

/** Some placement, other with each salt: each partition begins elsewhere in the list of members. */
function placement(salt: number, replicas: number): Placement {
  return (members) => (partition) => {
    const from = (partition * 7 + salt * (members.length + 3)) % members.length;
    return [...members.slice(from), ...members.slice(0, from)].slice(0, replicas);
  };
}

const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 6 });
const views = ids.chain((some) =>
  fc.tuple(
    ...some.sort().map((id) =>
      fc.record({ draining: fc.boolean(), ready: fc.subarray(all) }).map(
        ({ draining, ready }): MemberRecord => ({
          id,
          grpc: `${id}:1`,
          http: '',
          version: '',
          incarnation: 'i',
          beat: 1,
          draining,
          startedAt: 0,
          ready: encodePartitions(ready),
        }),
      ),
    ),
  ),
);
const salts = fc.tuple(fc.nat(100), fc.integer({ min: 1, max: 3 }));

describe('routes', () => {
  it('serve with all who are ready and nobody else, who drain last', () => {
    fc.assert(
      fc.property(views, salts, (records, salt) => {
        const view = new MeshView(records);
        const routes = new Routes(view, placement(...salt));
        for (const partition of all) {
          const { servers } = routes.of(partition);
          expect(servers.map(({ id }) => id).sort()).toEqual(view.readyOf(partition));
          const draining = servers.map((server) => server.draining);
          expect(draining).toEqual([...draining].sort((a, b) => Number(a) - Number(b)));
          for (const server of servers) expect(server.grpc).toBe(`${server.id}:1`);
        }
      }),
    );
  });

  it('place among those who stay, and among all if nobody does', () => {
    fc.assert(
      fc.property(views, salts, (records, salt) => {
        const view = new MeshView(records);
        const routes = new Routes(view, placement(...salt));
        const staying = records.filter(({ draining }) => !draining);
        const of = (staying.length > 0 ? staying : records).map(({ id }) => id);
        for (const partition of all) {
          const expected = of.length === 0 ? [] : placement(...salt)(of)(partition);
          expect(routes.of(partition).replicas.map(({ id }) => id)).toEqual(expected);
        }
      }),
    );
  });

  it('give a partition to the first ready replica that stays, else another that does, else a draining one, else who should have it', () => {
    fc.assert(
      fc.property(views, salts, (records, salt) => {
        const routes = new Routes(new MeshView(records), placement(...salt));
        for (const partition of all) {
          const { owner, servers, replicas } = routes.of(partition);
          const ready = replicas.filter((member) => member.ready.has(partition));
          const expected = [
            ready.find(({ draining }) => !draining),
            servers.find(({ draining }) => !draining),
            ready[0],
            servers[0],
            replicas[0],
          ].find((member) => member !== undefined);
          expect(owner?.id).toBe(expected?.id);
          expect(owner === undefined).toBe(records.length === 0);
        }
      }),
    );
  });

  it('keep replicas that are ready before those that have a partition still', () => {
    fc.assert(
      fc.property(views, salts, (records, salt) => {
        const routes = new Routes(new MeshView(records), placement(...salt));
        for (const partition of all) {
          const { servers, replicas } = routes.of(partition);
          const staying = servers.filter(({ draining }) => !draining);
          const first = replicas.filter((member) => !member.draining && member.ready.has(partition));
          expect(staying.slice(0, first.length)).toEqual(first);
          expect(routes.of(partition)).toBe(routes.of(partition));
        }
      }),
    );
  });

  it('are told of a view without members that there is nobody', () => {
    const never: Placement = () => () => {
      throw new Error('nobody to place on');
    };
    expect(new Routes(new MeshView([]), never).of(3)).toEqual({
      replicas: [],
      servers: [],
      owner: undefined,
    });
  });
});
