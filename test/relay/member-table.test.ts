import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MemberRecord } from '../../src/relay/mesh/member-record.js';
import { MemberTable } from '../../src/relay/mesh/member-table.js';

const EXPIRY_MS = 500;
const HEARTBEAT_MS = 50;
const TOUCH_MS = 2 * HEARTBEAT_MS;
const IDS = ['relay-a', 'relay-b', 'relay-c', 'relay-d'];

function record(id: string, fields: Partial<MemberRecord> = {}): MemberRecord {
  const self = { id, grpc: 'h:1', http: '', version: 'test' };
  return { ...self, incarnation: 'i', beat: 1, draining: false, startedAt: 0, ready: '', ...fields };
}

interface Write {
  readonly kind: 'renew' | 'remove' | 'drain' | 'restart';
  readonly id: string;
  readonly afterMs: number;
}
/** What the observer meets, and how long after the event before. */
type Event =
  | Write
  | { readonly kind: 'touch'; readonly afterMs: number }
  | { readonly kind: 'expire'; readonly afterMs: number }
  | { readonly kind: 'new-line'; readonly afterMs: number }
  /** A delivery from before comes again. */
  | { readonly kind: 'again'; readonly which: number; readonly afterMs: number };

const id = fc.constantFrom(...IDS);
const afterMs = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: TOUCH_MS }) },
  fc.integer({ min: 0, max: 20 * EXPIRY_MS }),
);
/** Mostly touches: a member that nobody renews should be gone in most runs. */
const events = fc.array(
  fc.oneof(
    { weight: 20, arbitrary: fc.record({ afterMs, kind: fc.constant('touch' as const) }) },
    { weight: 5, arbitrary: fc.record({ afterMs, kind: fc.constant('expire' as const) }) },
    { weight: 2, arbitrary: fc.record({ afterMs, kind: fc.constant('renew' as const), id }) },
    fc.record({
      afterMs,
      kind: fc.constantFrom('remove' as const, 'drain' as const, 'restart' as const),
      id,
    }),
    fc.record({ afterMs, kind: fc.constant('again' as const), which: fc.nat() }),
  ),
  { maxLength: 200, size: 'max' },
);

/** Feeds events to a table as a bucket would: each write has the next revision. */
class Bucket {
  readonly table = new MemberTable({ expiryMs: EXPIRY_MS, heartbeatMs: HEARTBEAT_MS });
  readonly delivered: { id: string; revision: number; record: MemberRecord | undefined }[] = [];
  readonly #last = new Map<string, MemberRecord>();
  #revision = 0;
  nowMs = 0;

  /** What the table said: whether something changed. */
  apply(event: Event): boolean {
    this.nowMs += event.afterMs;
    if (event.kind === 'touch') return this.table.touch(this.nowMs);
    if (event.kind === 'expire') return this.table.expire(this.nowMs);
    if (event.kind === 'again') {
      const old = this.delivered[event.which % Math.max(1, this.delivered.length)];
      return old !== undefined && this.table.hear(old.id, old.revision, old.record, this.nowMs);
    }
    if (event.kind === 'new-line') {
      this.#revision = 0;
      this.table.newLine();
      return false;
    }
    const written = this.#written(event);
    this.delivered.push({ id: event.id, revision: ++this.#revision, record: written });
    return this.table.hear(event.id, this.#revision, written, this.nowMs);
  }

  #written({ kind, id }: Write): MemberRecord | undefined {
    if (kind === 'remove') return void this.#last.delete(id);
    const before = this.#last.get(id) ?? record(id);
    const restarted = kind === 'restart' ? { incarnation: `${before.incarnation}'`, draining: false } : {};
    const written = {
      ...before,
      ...restarted,
      beat: before.beat + 1,
      ...(kind === 'drain' && { draining: true }),
    };
    this.#last.set(id, written);
    return written;
  }
}

const isWrite = (event: Event): event is Write => 'id' in event;
const shown = (table: MemberTable) => table.alive.map((member) => ({ ...member, beat: 0 }));
const ids = (table: MemberTable) => table.alive.map((member) => member.id);

describe('the member table', () => {
  it('says that something changed exactly when it did, and is sorted, each id once', () => {
    fc.assert(
      fc.property(events, (all) => {
        const bucket = new Bucket();
        for (const event of all) {
          const before = shown(bucket.table);
          const changed = bucket.apply(event);
          const after = shown(bucket.table);
          expect(changed).toBe(JSON.stringify(before) !== JSON.stringify(after));
          expect(ids(bucket.table)).toEqual([...new Set(ids(bucket.table))].sort());
        }
      }),
    );
  });

  it('shows of each id the last that was written, or nothing', () => {
    fc.assert(
      fc.property(events, (all) => {
        const bucket = new Bucket();
        for (const event of all) {
          bucket.apply(event);
          const last = new Map(bucket.delivered.map(({ id, record }) => [id, record]));
          for (const member of bucket.table.alive) expect(member).toBe(last.get(member.id));
        }
      }),
    );
  });

  it('never drops who was heard within the expiry, whatever the touches', () => {
    fc.assert(
      fc.property(events, (all) => {
        const bucket = new Bucket();
        const heardMs = new Map<string, number>();
        for (const event of all) {
          bucket.apply(event);
          if (event.kind === 'remove') heardMs.delete(event.id);
          else if (isWrite(event)) heardMs.set(event.id, bucket.nowMs);
          for (const [id, atMs] of heardMs) {
            if (bucket.nowMs - atMs <= EXPIRY_MS) expect(ids(bucket.table)).toContain(id);
          }
        }
      }),
    );
  });

  it('drops who is silent, when the expiry is over, while touches keep coming', () => {
    const gaps = fc.array(fc.integer({ min: 1, max: HEARTBEAT_MS }), { minLength: 10 });
    fc.assert(
      fc.property(events, gaps, id, (all, between, id) => {
        const bucket = new Bucket();
        for (const event of all) bucket.apply(event);
        bucket.apply({ kind: 'touch', afterMs: 0 });
        bucket.apply({ kind: 'renew', id, afterMs: 0 });
        const fromMs = bucket.nowMs;
        // A touch comes when it is due, also when somebody was found gone before it.
        let touches = 0;
        let touchMs = fromMs + (between[0] as number);
        for (let n = 0; ids(bucket.table).length > 0; n++) {
          expect(bucket.nowMs - fromMs).toBeLessThanOrEqual(EXPIRY_MS);
          expect(n).toBeLessThan(2 * EXPIRY_MS);
          const dueMs = (bucket.table.expiresAtMs ?? Number.POSITIVE_INFINITY) + 1;
          if (dueMs < touchMs) bucket.apply({ kind: 'expire', afterMs: dueMs - bucket.nowMs });
          else {
            bucket.apply({ kind: 'touch', afterMs: touchMs - bucket.nowMs });
            touchMs += between[++touches % between.length] as number;
          }
        }
        expect(bucket.nowMs - fromMs).toBe(EXPIRY_MS + 1);
      }),
    );
  });

  it('drops between two touches, and says when, only who was unheard for all but a heartbeat of the expiry at the first', () => {
    fc.assert(
      fc.property(events, afterMs, (all, laterMs) => {
        const bucket = new Bucket();
        const heardMs = new Map<string, number>();
        for (const event of [...all, { kind: 'touch', afterMs: HEARTBEAT_MS } as const]) {
          bucket.apply(event);
          if (isWrite(event)) heardMs.set(event.id, bucket.nowMs);
        }
        const [touchedMs, before, dueMs] = [bucket.nowMs, ids(bucket.table), bucket.table.expiresAtMs];
        const changed = bucket.apply({ kind: 'expire', afterMs: laterMs });
        expect(changed).toBe(dueMs !== undefined && bucket.nowMs > dueMs);
        for (const id of before.filter((one) => !ids(bucket.table).includes(one))) {
          expect(touchedMs - (heardMs.get(id) as number)).toBeGreaterThan(EXPIRY_MS - HEARTBEAT_MS);
        }
      }),
    );
  });

  it('ages nobody without touches, and by a break of any length as by one touch', () => {
    fc.assert(
      fc.property(
        events,
        fc.integer({ min: TOUCH_MS, max: 1e9 }),
        fc.integer({ min: TOUCH_MS, max: 1e9 }),
        (all, a, b) => {
          const [one, other] = [new Bucket(), new Bucket()];
          for (const event of all) {
            one.apply(event);
            other.apply(event);
          }
          const before = shown(one.table);
          one.nowMs += a;
          other.nowMs += b;
          one.apply({ kind: 'again', which: 0, afterMs: 0 });
          expect(shown(one.table)).toEqual(before);
          one.apply({ kind: 'touch', afterMs: 0 });
          other.apply({ kind: 'touch', afterMs: 0 });
          expect(shown(one.table)).toEqual(shown(other.table));
        },
      ),
    );
  });

  it('is not changed by what comes twice or late, also of members that it has forgotten', () => {
    fc.assert(
      fc.property(events, (all) => {
        const [with_, without] = [new Bucket(), new Bucket()];
        for (const event of all) {
          with_.apply(event);
          if (event.kind === 'again') without.nowMs += event.afterMs;
          else without.apply(event);
          if (event.kind === 'touch') {
            expect(with_.table.forgetDeparted()).toEqual(without.table.forgetDeparted());
          }
          expect(shown(with_.table)).toEqual(shown(without.table));
        }
      }),
    );
  });

  it('keeps everybody over a new line of revisions, and hears them from its first revision on', () => {
    fc.assert(
      fc.property(events, (all) => {
        const bucket = new Bucket();
        for (const event of all) bucket.apply(event);
        const before = shown(bucket.table);
        bucket.apply({ kind: 'new-line', afterMs: 0 });
        expect(shown(bucket.table)).toEqual(before);
        for (const id of IDS) bucket.apply({ kind: 'drain', id, afterMs: 0 });
        expect(bucket.table.alive.map(({ id, draining }) => [id, draining])).toEqual(
          IDS.map((id) => [id, true]),
        );
      }),
    );
  });

  it('forgets a departed one after twice the expiry, once, with its last revision', () => {
    const bucket = new Bucket();
    bucket.apply({ kind: 'touch', afterMs: 0 });
    bucket.apply({ kind: 'renew', id: 'relay-a', afterMs: 0 });
    bucket.apply({ kind: 'renew', id: 'relay-b', afterMs: 0 });
    bucket.apply({ kind: 'remove', id: 'relay-b', afterMs: 0 });
    for (let n = 0; n < 10; n++) bucket.apply({ kind: 'touch', afterMs: TOUCH_MS });
    expect(bucket.table.forgetDeparted()).toEqual([]);
    bucket.apply({ kind: 'touch', afterMs: TOUCH_MS });
    expect(bucket.table.forgetDeparted()).toEqual([
      { id: 'relay-a', revision: 1 },
      { id: 'relay-b', revision: 3 },
    ]);
    expect(bucket.table.forgetDeparted()).toEqual([]);
  });
});
