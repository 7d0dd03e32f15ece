import { ShardcastError } from '../../core/errors.js';

/** As many as a mesh can have. */
const PARTITION_MAX = 65_535;

/**
 * Partitions as text, in the shorter of two forms. `r`: lengths of runs, in turn those that are not in the set and those that are, as
 * varints: few partitions of many, or all of them. `m`: a bit each: most other sets. Both in base64url; the empty set is the empty text.
 */
export function encodePartitions(partitions: Iterable<number>): string {
  const sorted = [...new Set(partitions)].sort((a, b) => a - b);
  if (sorted.length === 0) return '';
  const runs = runLengths(sorted);
  const bits = bitmap(sorted);
  return runs.length <= bits.length ? `r${runs.toString('base64url')}` : `m${bits.toString('base64url')}`;
}

/** Throws MALFORMED. */
export function decodePartitions(text: string): ReadonlySet<number> {
  if (text === '') return new Set();
  const bytes = Buffer.from(text.slice(1), 'base64url');
  const partitions = text[0] === 'r' ? ofRunLengths(bytes) : text[0] === 'm' ? ofBitmap(bytes) : undefined;
  if (partitions !== undefined) return partitions;
  throw new ShardcastError('MALFORMED', `not a set of partitions: ${JSON.stringify(text.slice(0, 40))}`);
}

function bitmap(sorted: readonly number[]): Buffer {
  const bits = Buffer.alloc(((sorted.at(-1) as number) >> 3) + 1);
  for (const partition of sorted) {
    const at = partition >> 3;
    bits[at] = (bits[at] as number) | (1 << (partition & 7));
  }
  return bits;
}

function ofBitmap(bits: Buffer): Set<number> | undefined {
  if (bits.length > (PARTITION_MAX + 1) / 8) return undefined;
  const partitions = new Set<number>();
  bits.forEach((byte, index) => {
    for (let bit = 0; bit < 8; bit++) if (byte & (1 << bit)) partitions.add(index * 8 + bit);
  });
  return partitions;
}

function runLengths(sorted: readonly number[]): Buffer {
  const bytes: number[] = [];
  let next = 0;
  for (let first = 0; first < sorted.length; ) {
    const from = sorted[first] as number;
    let length = 1;
    while (sorted[first + length] === from + length) length++;
    pushVarint(bytes, from - next);
    pushVarint(bytes, length);
    next = from + length;
    first += length;
  }
  return Buffer.from(bytes);
}

function ofRunLengths(bytes: Buffer): Set<number> | undefined {
  const partitions = new Set<number>();
  let next = 0;
  let inSet = false;
  for (let at = 0; at < bytes.length; inSet = !inSet) {
    let length = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      if (byte === undefined || shift > 14) return undefined;
      length |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    if (next + length > PARTITION_MAX + 1) return undefined;
    if (inSet) for (let partition = next; partition < next + length; partition++) partitions.add(partition);
    next += length;
  }
  return partitions;
}

function pushVarint(bytes: number[], value: number): void {
  let rest = value;
  for (; rest >= 0x80; rest >>= 7) bytes.push((rest & 0x7f) | 0x80);
  bytes.push(rest);
}
