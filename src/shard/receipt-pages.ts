import { ShardcastError } from '../core/errors.js';
import type { Lane, LaneWriter } from './lane.js';
import { KIND, type Kind, kindOf, restOf, type ShardKeys } from './layout.js';
import type { Shard } from './shard.js';

/** Stored receipts of a page, so that neither reading nor writing one holds the lane for long. */
const PAGE_RECEIPTS = 2_000;
const HEADER_BYTES = 5;
/** What is read before it is known whether a shard has more; each of at most so many bytes, for records of an import are among them. */
const FEW = 50;
const SMALL_BYTES = 4 * 1024;
const KINDS: readonly Kind[] = [KIND.source, KIND.run, KIND.delta];

/**
 * What a shard remembers of the deltas that it has taken, as it is stored, to go into another store as it is. Each receipt: kind u8,
 * bytes of its label u16, bytes of its place u16, both. Between two pages the shard may go on: what it then remembers comes again with
 * the entry. Source positions come first, for they move on.
 */
export function* receiptPages({ lane, keys }: Shard): Generator<Buffer, void, undefined> {
  const few = fewReceipts(lane, keys);
  if (few !== undefined) {
    if (few.length > 0) yield Buffer.concat(few);
    return;
  }
  for (const kind of KINDS) {
    for (const page of lane.pages(keys.range(kind), PAGE_RECEIPTS)) {
      const parts: Buffer[] = [];
      for (const { key, value } of page) addReceipt(parts, kind, key, value);
      yield Buffer.concat(parts);
    }
  }
}

/** All in one read, which costs a small shard half of what one for each kind does; undefined: it is not such a shard. */
function fewReceipts(lane: Lane, keys: ShardKeys): Buffer[] | undefined {
  const [from] = keys.range(KIND.run);
  const [, to] = keys.range(KIND.source);
  const parts: Buffer[] = [];
  let read = 0;
  for (const { key, value } of lane.range(from, to)) {
    const kind = KINDS.find((known) => known === kindOf(key));
    if (++read > FEW || value.length > SMALL_BYTES) return undefined;
    if (kind !== undefined) addReceipt(parts, kind, key, value);
  }
  return parts;
}

function addReceipt(parts: Buffer[], kind: Kind, key: Buffer, value: Buffer): void {
  const label = restOf(key);
  const header = Buffer.allocUnsafe(HEADER_BYTES);
  header.writeUInt8(kind, 0);
  header.writeUInt16BE(label.length, 1);
  header.writeUInt16BE(value.length, 3);
  parts.push(header, label, value);
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
