import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkSelf,
  decodeMember,
  encodeMember,
  type MemberRecord,
  memberKey,
  memberOfKey,
} from '../../src/relay/mesh/member-record.js';
import { MeshView } from '../../src/relay/mesh/mesh-view.js';
import { decodePartitions, encodePartitions } from '../../src/relay/mesh/partition-set.js';

const partitions = fc.oneof(
  fc.uniqueArray(fc.nat(255)),
  fc.uniqueArray(fc.nat(65_535), { maxLength: 400 }),
  fc
    .tuple(fc.nat(65_000), fc.integer({ min: 1, max: 500 }))
    .map(([from, length]) => Array.from({ length }, (_, n) => from + n)),
);

describe('a set of partitions as text', () => {
  it('comes back whole, in whatever order it was given', () => {
    fc.assert(
      fc.property(partitions, (set) => {
        const text = encodePartitions(set);
        expect([...decodePartitions(text)].sort((a, b) => a - b)).toEqual([...set].sort((a, b) => a - b));
        expect(encodePartitions([...set].reverse())).toBe(text);
      }),
    );
  });

  it('is short', () => {
    const all = (count: number) => Array.from({ length: count }, (_, n) => n);
    expect(encodePartitions([])).toBe('');
    expect(encodePartitions(all(65_536)).length).toBeLessThanOrEqual(7);
    expect(encodePartitions(all(256).filter((n) => n % 3 !== 0)).length).toBeLessThanOrEqual(45);
    // One of 100 relays, 4,096 partitions, two replicas.
    expect(encodePartitions(all(4_096).filter((n) => n % 50 === 7)).length).toBeLessThanOrEqual(225);
    // The longest: a bit for each.
    expect(encodePartitions(all(65_536).filter((n) => n % 2 === 0)).length).toBeLessThanOrEqual(10_925);
  });

  it.each(['x', 'rgICA', 'r____Bw', `m${'_'.repeat(11_000)}`])('refuses %s', (text) => {
    expect(() => decodePartitions(text)).toThrow(expect.objectContaining({ code: 'MALFORMED' }));
  });
});

const ids = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._:@-]{0,127}$/);
const text = fc.string({ maxLength: 100 });
const records: fc.Arbitrary<MemberRecord> = fc.record({
  id: ids,
  incarnation: text,
  grpc: text,
  http: text,
  version: text,
  beat: fc.nat(),
  draining: fc.boolean(),
  startedAt: fc.nat(),
  ready: partitions.map((set) => encodePartitions(set)),
});

describe('the record of a member', () => {
  it('comes back whole, under a key that names its id', () => {
    fc.assert(
      fc.property(records, (record) => {
        const key = memberKey(record.id);
        expect(key).toMatch(/^members\.[-=\w]+$/);
        expect(memberOfKey(key)).toBe(record.id);
        expect(decodeMember(key, encodeMember(record))).toEqual(record);
      }),
    );
  });

  it('may have fields that are not known yet, and must have all that are', () => {
    fc.assert(
      fc.property(records, (record) => {
        const key = memberKey(record.id);
        const of = (fields: object) => Buffer.from(JSON.stringify(fields));
        expect(decodeMember(key, of({ ...record, later: 1 }))).toEqual(record);
        for (const name of Object.keys(record)) {
          expect(() => decodeMember(key, of({ ...record, [name]: null }))).toThrow(
            expect.objectContaining({ code: 'MALFORMED' }),
          );
        }
        expect(() => decodeMember(memberKey(`${record.id}x`), encodeMember(record))).toThrow();
      }),
    );
  });

  it('is refused when it is anything else', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (json) => {
        expect(() => decodeMember('members.a', Buffer.from(json))).toThrow(
          expect.objectContaining({ code: 'MALFORMED' }),
        );
      }),
    );
    expect(memberOfKey('members.a.b')).toBeUndefined();
    expect(memberOfKey('epoch.a')).toBeUndefined();
  });

  it.each([
    { id: '', grpc: 'h:1' },
    { id: '-a', grpc: 'h:1' },
    { id: 'a b', grpc: 'h:1' },
    { id: 'a'.repeat(129), grpc: 'h:1' },
    { id: 'a', grpc: '' },
    { id: 'a', grpc: 'h'.repeat(1_025) },
  ])('is not made of %j', (self) => {
    const refused = expect.objectContaining({ code: 'INVALID_ARGUMENT' });
    expect(() => checkSelf({ http: '', version: '', ...self })).toThrow(refused);
  });
});

describe('a view of the mesh', () => {
  const record = (id: string, ready: string): MemberRecord => {
    const self = { id, grpc: 'h:1', http: '', version: '' };
    return { ...self, incarnation: 'i', beat: 1, draining: false, startedAt: 0, ready };
  };

  it('says who is ready, and decodes again only what changed', () => {
    const first = new MeshView([record('a', encodePartitions([1, 2])), record('b', encodePartitions([2]))]);
    expect([0, 1, 2].map((partition) => first.readyOf(partition))).toEqual([[], ['a'], ['a', 'b']]);
    const next = new MeshView(
      [record('a', encodePartitions([1, 2])), record('b', encodePartitions([3]))],
      first,
    );
    expect(next.member('a')?.ready).toBe(first.member('a')?.ready);
    expect([1, 2, 3].map((partition) => next.readyOf(partition))).toEqual([['a'], ['a'], ['b']]);
  });

  it('takes a member whose partitions it cannot read for ready for none', () => {
    const view = new MeshView([record('a', 'z!'), record('b', encodePartitions([0]))]);
    expect(view.members.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(view.readyOf(0)).toEqual(['b']);
  });
});
