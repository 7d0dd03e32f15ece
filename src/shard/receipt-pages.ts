import { ShardcastError } from '../core/errors.js';
import type { LaneWriter } from './lane.js';
import { KIND, type Kind, restOf, type ShardKeys } from './layout.js';
import type { Shard } from './shard.js';

/** Stored receipts of a page, so that neither reading nor writing one holds the lane for long. */
const PAGE_RECEIPTS = 2_000;
const HEADER_BYTES = 5;
const KINDS: readonly Kind[] = [KIND.source, KIND.run, KIND.delta];

/**
 * What a shard remembers of the deltas that it has taken, as it is stored, to go into another store as it is. Each receipt: kind u8,
 * bytes of its label u16, bytes of its place u16, both. Between two pages the shard may go on: what it then remembers comes again with
 * the entry. Source positions come first, for they move on.
 */
export function* receiptPages({ lane, keys }: Shard): Generator<Buffer, void, undefined> {
  for (const kind of KINDS) {
    for (const page of lane.pages(keys.range(kind), PAGE_RECEIPTS)) {
      const parts: Buffer[] = [];
      for (const { key, value } of page) {
        const label = restOf(key);
        const header = Buffer.allocUnsafe(HEADER_BYTES);
        header.writeUInt8(kind, 0);
        header.writeUInt16BE(label.length, 1);
        header.writeUInt16BE(value.length, 3);
        parts.push(header, label, value);
      }
      yield Buffer.concat(parts);
    }
  }
}

/** Writes a page of another store's receipts of this shard. Throws MALFORMED. */
export function writeReceiptPage(keys: ShardKeys, page: Buffer, writer: LaneWriter): void {
  for (let at = 0; at < page.length; ) {
    if (at + HEADER_BYTES > page.length) throw malformed();
    const kind = KINDS.find((known) => known === page[at]);
    const label = at + HEADER_BYTES;
    const place = label + page.readUInt16BE(at + 1);
    const end = place + page.readUInt16BE(at + 3);
    if (kind === undefined || end > page.length) throw malformed();
    writer.put(keys.of(kind, page.subarray(label, place)), page.subarray(place, end));
    at = end;
  }
}

function malformed(): ShardcastError {
  return new ShardcastError('MALFORMED', 'these are no receipts of a shard');
}
