import { BytesReader } from './bytes-reader.js';
import { BytesWriter } from './bytes-writer.js';
import { decodeNested } from './nested.js';
import { type shardcast, wire } from './wire.js';

/**
 * ReplicaParts by hand: a relay fills itself as fast as its connection is, and generated code would copy every chunk twice more on
 * its way. Tests hold these against it.
 */
export type ReplicaPart =
  /** An encoded Manifest, an encoded ChunkFrame, a page of receipts: views of the message. */
  | { readonly kind: 'manifest' | 'frame' | 'receipts'; readonly bytes: Buffer }
  | { readonly kind: 'end' }
  | { readonly kind: 'failure'; readonly failure: shardcast.v1.Failure };

/** Of `parts` in ReplicaParts. */
const PART = 0x0a;
const TAGS = { manifest: 0x0a, frame: 0x12, receipts: 0x1a, end: 0x22, failure: 0x2a } as const;

/** Collects parts into one encoded message. */
export class ReplicaPartsWriter {
  readonly #bytes: BytesWriter;

  /** `firstBytes`: of the buffer that the first message is written into; it grows. */
  constructor(firstBytes: number) {
    this.#bytes = new BytesWriter(firstBytes);
  }

  get length(): number {
    return this.#bytes.length;
  }

  /** Copies `value`. */
  add(kind: 'manifest' | 'frame' | 'receipts', value: Buffer): void {
    const { length } = value;
    const bytes = this.#bytes;
    bytes.varint(PART);
    bytes.varint(1 + varintBytes(length) + length);
    bytes.message(TAGS[kind], value);
  }

  end(end: shardcast.v1.ReplicaEnd.$Properties): void {
    this.#bytes.message(PART, wire.ReplicaPart.encode({ end }).finish());
  }

  failure(failure: shardcast.v1.Failure.$Properties): void {
    this.#bytes.message(PART, wire.ReplicaPart.encode({ failure }).finish());
  }

  /** The message, and `next` to write on. */
  swap(next: Buffer): Buffer {
    return this.#bytes.swap(next);
  }
}

/** Throws MALFORMED. */
export function* readReplicaParts(message: Buffer): Generator<ReplicaPart, void, undefined> {
  const reader = new BytesReader(message, 'replica part');
  while (reader.more) {
    const tag = reader.varint();
    if (tag !== PART) {
      reader.skip(tag);
      continue;
    }
    const outerEnd = reader.enter();
    const part = readPart(reader);
    reader.leave(outerEnd);
    if (part !== undefined) yield part;
  }
}

/** The last field counts, as in every oneof. */
function readPart(reader: BytesReader): ReplicaPart | undefined {
  let part: ReplicaPart | undefined;
  while (reader.more) {
    const tag = reader.varint();
    if (tag === TAGS.frame) part = { kind: 'frame', bytes: reader.bytes() };
    else if (tag === TAGS.receipts) part = { kind: 'receipts', bytes: reader.bytes() };
    else if (tag === TAGS.manifest) part = { kind: 'manifest', bytes: reader.bytes() };
    else if (tag === TAGS.end) {
      reader.bytes();
      part = { kind: 'end' };
    } else if (tag === TAGS.failure) {
      part = { kind: 'failure', failure: decodeNested(wire.Failure, reader.bytes(), 'failure') };
    } else reader.skip(tag);
  }
  return part;
}

function varintBytes(value: number): number {
  let bytes = 1;
  for (let rest = value; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes++;
  return bytes;
}
