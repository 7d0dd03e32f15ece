import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chunkName,
  manifestName,
  parseManifestName,
  parseStretchName,
  stretchName,
} from '../../../src/shard/archive/archive-names.js';
import { chainFrom } from '../../../src/shard/archive/archived-shard.js';
import { type Block, packBlock, unpackBlocks } from '../../../src/shard/archive/blocks.js';
import { decodeReceipts, ReceiptEncoder } from '../../../src/shard/archive/receipt-codec.js';
import { nextEpoch } from '../../../src/shard/epoch.js';
import type { StoredReceipt } from '../../../src/shard/receipts.js';
import { checkName } from '../../../src/snapshot/archive/archive.js';
import { collect } from '../../support/collect.js';

const revision = fc.integer({ min: 1, max: 2 ** 48 - 1 });
const label = fc.oneof(fc.constantFrom('', 'a', 'db', 'ü😀'), fc.string({ unit: 'grapheme', maxLength: 20 }));

const receipts: fc.Arbitrary<StoredReceipt[]> = fc.array(
  fc.record({
    revision,
    hash: fc.uint8Array({ minLength: 8, maxLength: 8 }).map((bytes) => Buffer.from(bytes)),
    epoch: fc.constantFrom('1j0aaaaaabbbb', 'e1', 'old'),
    publisher: label,
    id: label,
    source: label,
    sourceSequence: fc.maxSafeNat(),
    position: label,
  }),
  { maxLength: 30 },
);

it('receipts come back as they were', () => {
  const encoder = new ReceiptEncoder();
  fc.assert(
    fc.property(receipts, (all) => {
      for (const receipt of all) encoder.add(receipt);
      expect([...decodeReceipts(encoder.take())]).toEqual(all);
    }),
  );
});

it('receipts that are cut short, or anything else, are refused or fewer', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        for (const { hash } of decodeReceipts(Buffer.from(bytes))) expect(hash).toHaveLength(8);
      } catch (failure) {
        expect(failure).toMatchObject({ code: 'MALFORMED' });
      }
    }),
  );
});

const blocks: fc.Arbitrary<Block[]> = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.boolean(), fc.uint8Array({ maxLength: 300 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => {
    let from = 1;
    let to = 0;
    let index = 0;
    return parts.map(([length, wantsMore, body], place) => {
      if (to < from) to = from + length - 1;
      const more = wantsMore && place + 1 < parts.length;
      const block = { from, to, index, more, body: Buffer.from(body) };
      index = more ? index + 1 : 0;
      if (!more) from = to + 1;
      return block;
    });
  });

describe('blocks of an object', () => {
  const pack = async (all: readonly Block[]) => Buffer.concat(await Promise.all(all.map(packBlock)));
  const stretchOf = (all: readonly Block[]) => ({ name: 'an object', from: 1, to: all.at(-1)?.to ?? 0 });

  it('come back as they were', async () => {
    await fc.assert(
      fc.asyncProperty(blocks, async (all) => {
        expect(await collect(unpackBlocks(await pack(all), stretchOf(all)))).toEqual(all);
      }),
    );
  });

  it('any change of a byte, any missing end and any missing block is noticed', async () => {
    await fc.assert(
      fc.asyncProperty(blocks, fc.nat(), fc.integer({ min: 1, max: 255 }), async (all, place, change) => {
        const object = await pack(all);
        const at = place % object.length;
        const changed = Buffer.from(object);
        changed[at] = changed[at]! ^ change;
        const noticed = { code: expect.stringMatching(/^(CORRUPT|VERSION_UNSUPPORTED)$/) };
        await expect(collect(unpackBlocks(changed, stretchOf(all)))).rejects.toMatchObject(noticed);
        const short = object.subarray(0, at);
        await expect(collect(unpackBlocks(short, stretchOf(all)))).rejects.toMatchObject({ code: 'CORRUPT' });
        const fewer = all.toSpliced(place % all.length, 1);
        await expect(collect(unpackBlocks(await pack(fewer), stretchOf(all)))).rejects.toMatchObject(noticed);
      }),
    );
  });
});

describe('names', () => {
  const shard = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._:@-]{0,127}$/);
  const epoch = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9.-]{0,20}$/);

  it('are names of the archive, and are read back', () => {
    fc.assert(
      fc.property(shard, epoch, revision, revision, (name, line, from, to) => {
        const manifest = manifestName(name, line, to);
        const stretch = { epoch: line, from, to };
        const receipts = stretchName(name, 'receipts', stretch);
        for (const each of [manifest, receipts, chunkName(name, Buffer.alloc(32, 7))]) checkName(each);
        expect(parseManifestName(manifest)).toEqual({ epoch: line, revision: to });
        expect(parseStretchName(receipts)).toEqual(stretch);
      }),
    );
  });

  it('of manifests are in the order of their revisions', () => {
    fc.assert(
      fc.property(epoch, revision, revision, (line, a, b) => {
        expect(manifestName('t', line, a) < manifestName('t', line, b)).toBe(a < b);
      }),
    );
  });

  it('that are not ours are passed over', () => {
    for (const name of ['a', 'e-1', 'e-00000000000000001', '-0000000000000001', '.DS_Store']) {
      expect(parseManifestName(`shards/t/manifests/${name}`)).toBeUndefined();
    }
    expect(() => manifestName('t', 'a/b', 1)).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
    expect(() => manifestName('..', 'a', 1)).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
  });
});

it('an epoch is greater than any before it, also when the clock went back', () => {
  const now = fc.integer({ min: 1_600_000_000_000, max: 4_000_000_000_000 });
  const previous = fc.oneof(
    now.map((at) => nextEpoch(at)),
    fc.stringMatching(/^[0-9a-f]{12}$/),
    fc.constantFrom('', 'e1', 'zz', 'vvvvvvvvvvvvv'),
  );
  fc.assert(
    fc.property(previous, fc.array(now, { minLength: 1, maxLength: 5 }), (first, times) => {
      let last = first;
      for (const at of times) {
        const epoch = nextEpoch(at, last);
        expect(epoch > last).toBe(true);
        expect(manifestName('t', epoch, 1) > manifestName('t', last === '' ? '0' : last, 99)).toBe(true);
        last = epoch;
      }
    }),
  );
});

it('a chain covers what its stretches cover without a hole, with as few as can be', () => {
  const stretch = fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.nat(6))
    .map(([from, more]) => ({ from, to: from + more }));
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 8 }), fc.integer({ min: 1, max: 6 }), (stretches, from) => {
      const { chain, to } = chainFrom(stretches, from);
      const covers = (at: number) => stretches.some((each) => each.from <= at && at <= each.to);
      let expected = from - 1;
      while (covers(expected + 1)) expected++;
      expect(to).toBe(expected);
      let next = from;
      for (const each of chain) {
        expect(each.from).toBeLessThanOrEqual(next);
        expect(each.to).toBeGreaterThanOrEqual(next);
        next = each.to + 1;
      }
      for (const left of chain) {
        const rest = chain.filter((each) => each !== left);
        expect(chainFrom(rest, from).to).toBeLessThan(to);
      }
    }),
  );
});
