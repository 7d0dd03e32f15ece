import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dutyOf,
  isArchived,
  type KeptShard,
  UNKNOWN,
  type UpkeepLimits,
} from '../../../src/relay/upkeep/kept-shard.js';
import { newHead, type StoredHead } from '../../../src/shard/stored-head.js';

const LIMITS: UpkeepLimits = {
  archiveBytes: 1_000,
  archiveIntervalMs: 60_000,
  trimAfterMs: 5_000,
  archiveKeep: 3,
  forgetAfterMs: 100_000,
};

const small = fc.integer({ min: 0, max: 6 });
const ms = fc.integer({ min: 0, max: 200_000 });
const arbHash = fc.constantFrom(1, 2).map((byte) => Buffer.alloc(32, byte));
const arbHead = fc
  .record({
    epoch: fc.constantFrom('e1', 'e2'),
    revision: fc.integer({ min: 1, max: 6 }),
    bytes: ms,
    hash: arbHash,
  })
  .map(
    ({ epoch, revision, bytes, hash }): StoredHead => ({
      ...newHead(1, epoch),
      revision,
      hash,
      cumulativeBytes: bytes,
    }),
  );
const arbKept: fc.Arbitrary<KeptShard> = fc.record({
  epoch: fc.constantFrom('', 'e1', 'e2'),
  revision: small,
  hash: arbHash,
  cumulativeBytes: ms,
  lacksSinceMs: fc.option(ms, { nil: undefined }),
  trim: fc.option(
    fc.record({ epoch: fc.constantFrom('e1', 'e2'), revision: small, hash: arbHash, atMs: ms }),
    {
      nil: undefined,
    },
  ),
  snapshots: small,
  collectAtMs: ms,
  forgetAtMs: fc.option(ms, { nil: undefined }),
  notBeforeMs: ms,
  failures: small,
});

describe('what an owner has to do for a shard', () => {
  it('looks first at what the archive has', () => {
    expect(dutyOf(undefined, newHead(1, 'e1'), 0, LIMITS)).toBe('look-up');
  });

  it('archives a change at the latest when it has been lacking for the interval, unless it has to trim', () => {
    fc.assert(
      fc.property(arbKept, arbHead, ms, (kept, head, nowMs) => {
        const lacks = !isArchived(kept, head);
        const sinceMs = kept.lacksSinceMs ?? nowMs;
        const isLate = lacks && nowMs - sinceMs >= LIMITS.archiveIntervalMs;
        fc.pre(isLate && nowMs >= kept.notBeforeMs);
        const isTrim = kept.trim !== undefined && kept.trim.atMs <= nowMs;
        expect(dutyOf(kept, head, nowMs, LIMITS)).toBe(isTrim ? 'trim' : 'archive');
      }),
    );
  });

  it('never archives what the archive has, trims before its time, forgets what changed, or acts while it waits after a failure', () => {
    fc.assert(
      fc.property(arbKept, arbHead, ms, (kept, head, nowMs) => {
        const duty = dutyOf(kept, head, nowMs, LIMITS);
        const has = isArchived(kept, head);
        if (duty === 'archive') expect(has).toBe(false);
        if (duty === 'trim') expect(nowMs).toBeGreaterThanOrEqual(kept.trim?.atMs ?? Infinity);
        if (duty === 'forget') expect(has && nowMs >= (kept.forgetAtMs ?? Infinity)).toBe(true);
        if (duty === 'collect') expect(kept.snapshots).toBeGreaterThan(LIMITS.archiveKeep);
        if (nowMs < kept.notBeforeMs) expect(duty).toBeUndefined();
      }),
    );
  });

  it('archives a new epoch at once', () => {
    const head = { ...newHead(1, 'e2'), revision: 9 };
    const kept = { ...UNKNOWN, epoch: 'e1', revision: 8, lacksSinceMs: 10 };
    expect(dutyOf(kept, head, 10, LIMITS)).toBe('archive');
    expect(dutyOf({ ...kept, epoch: '' }, head, 10, LIMITS)).toBeUndefined();
  });

  it('archives early when many bytes are lacking', () => {
    const head = { ...newHead(1, 'e1'), revision: 9, cumulativeBytes: 5_000 };
    const kept = { ...UNKNOWN, epoch: 'e1', revision: 8, cumulativeBytes: 4_001, lacksSinceMs: 10 };
    const nowMs = 10;
    expect(dutyOf(kept, head, nowMs, LIMITS)).toBeUndefined();
    expect(dutyOf({ ...kept, cumulativeBytes: 4_000 }, head, nowMs, LIMITS)).toBe('archive');
  });
});
