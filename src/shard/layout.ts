/**
 * The keys of a lane: partition u16, shard number u32, kind u8, rest; integers big-endian, so that a partition, a shard
 * and a kind are each one range. Shard number 0 is the partition's register: name → head. The last number is the partition's own.
 */
export const KIND = {
  chunk: 0x63, // c: hash → encoded ChunkFrame
  clearing: 0x78, // x: of a partition: it is being removed
  delta: 0x69, // i: publisher NUL delta id → where it went
  import: 0x6a, // j: import id and sequence → staged records
  manifest: 0x6d, // m: revision → encoded Manifest
  position: 0x70, // p: of a partition: up to where the log has been applied
  restoring: 0x72, // r: nothing → the ids and positions are not all there yet
  run: 0x68, // h: publisher NUL prefix NUL count u48 → where deltas whose ids count on from there went
  source: 0x73, // s: publisher NUL source → last position
  tail: 0x74, // t: first revision → cumulative bytes, encoded Entry
} as const;
export type Kind = (typeof KIND)[keyof typeof KIND];

const PREFIX_BYTES = 7;
const PARTITION_NUMBER = 0xffff_ffff;
const NOTHING = new Uint8Array(0);

/** Makes the keys of one shard. */
export class ShardKeys {
  readonly #prefix: Buffer;
  /** The last publisher of a label, and its bytes with the NUL after it. */
  #publisher = '';
  #publisherBytes: Buffer = Buffer.alloc(1);

  constructor(partition: number, number: number) {
    this.#prefix = Buffer.alloc(PREFIX_BYTES);
    this.#prefix.writeUInt16BE(partition, 0);
    this.#prefix.writeUInt32BE(number, 2);
  }

  of(kind: Kind, rest: Uint8Array): Buffer {
    const key = Buffer.allocUnsafe(PREFIX_BYTES + rest.length);
    this.#prefix.copy(key);
    key[PREFIX_BYTES - 1] = kind;
    key.set(rest, PREFIX_BYTES);
    return key;
  }

  at(kind: Kind, revision: number): Buffer {
    return this.of(kind, revisionBytes(revision));
  }

  /** [from, to) of all keys of a kind. */
  range(kind: Kind): [Buffer, Buffer] {
    const from = this.of(kind, NOTHING);
    const to = Buffer.from(from);
    to[PREFIX_BYTES - 1] = kind + 1;
    return [from, to];
  }

  /** [from, to) of everything of the shard. */
  whole(): [Buffer, Buffer] {
    const from = Buffer.from(this.#prefix);
    const to = Buffer.from(this.#prefix);
    to[PREFIX_BYTES - 1] = 0xff;
    return [from, to];
  }

  /** With `room` bytes behind it, to be written. */
  label(kind: Kind, publisher: string, text: string, room = 0): Buffer {
    const length = this.#labelBytes(publisher, text);
    const key = Buffer.allocUnsafe(length + room);
    this.#writeLabel(room === 0 ? key : key.subarray(0, length), kind, text);
    return key;
  }

  /** The same, to look at once: valid until the next call. */
  labelToFind(kind: Kind, publisher: string, text: string): Buffer {
    const length = this.#labelBytes(publisher, text);
    if (length >= SCRATCH.length) return this.label(kind, publisher, text);
    SCRATCHES[length] ??= SCRATCH.subarray(0, length);
    const key = SCRATCHES[length];
    this.#writeLabel(key, kind, text);
    return key;
  }

  /** Most labels are ASCII: as many bytes as characters. Neighbours mostly have the same publisher. */
  #labelBytes(publisher: string, text: string): number {
    if (publisher !== this.#publisher) {
      this.#publisher = publisher;
      this.#publisherBytes = Buffer.from(`${publisher}\0`, 'utf8');
    }
    return PREFIX_BYTES + this.#publisherBytes.length + Buffer.byteLength(text);
  }

  #writeLabel(key: Buffer, kind: Kind, text: string): void {
    key.set(this.#prefix);
    key[PREFIX_BYTES - 1] = kind;
    key.set(this.#publisherBytes, PREFIX_BYTES);
    const at = PREFIX_BYTES + this.#publisherBytes.length;
    if (key.length > at + text.length) key.write(text, at, 'utf8');
    else for (let index = 0; index < text.length; index++) key[at + index] = text.charCodeAt(index);
  }
}

const SCRATCH = Buffer.allocUnsafeSlow(1024);
/** Its beginnings, by their length. */
const SCRATCHES: Buffer[] = [];

export function registerKey(partition: number, shard: string): Buffer {
  const key = Buffer.alloc(6 + shard.length);
  key.writeUInt16BE(partition, 0);
  key.write(shard, 6, 'latin1');
  return key;
}

/** [from, to) of a partition's register. */
export function registerRange(partition: number): [Buffer, Buffer] {
  const from = registerKey(partition, '');
  const to = Buffer.from(from);
  to.writeUInt32BE(1, 2);
  return [from, to];
}

/** What is kept of a partition itself. */
export function partitionKey(partition: number, kind: Kind): Buffer {
  return new ShardKeys(partition, PARTITION_NUMBER).of(kind, NOTHING);
}

/** [from, to) of all shards of a partition, with their register. */
export function shardsRange(partition: number): [Buffer, Buffer] {
  const [to] = new ShardKeys(partition, PARTITION_NUMBER).whole();
  return [registerKey(partition, ''), to];
}

export function restOf(key: Buffer): Buffer {
  return key.subarray(PREFIX_BYTES);
}

export function kindOf(key: Buffer): number {
  return key[PREFIX_BYTES - 1]!;
}

export function revisionBytes(revision: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUIntBE(revision, 2, 6);
  return bytes;
}

export function revisionOf(key: Buffer): number {
  return key.readUIntBE(key.length - 6, 6);
}
