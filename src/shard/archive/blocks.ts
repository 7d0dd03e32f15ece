import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import { ShardcastError } from '../../core/errors.js';

/** A stretch of revisions in an archived object. */
export interface Block {
  readonly from: number;
  readonly to: number;
  /** Its place among the blocks of these very revisions. Default 0. */
  readonly index?: number;
  /** More of them follow. Default false: the next block begins behind it. */
  readonly more?: boolean;
  readonly body: Buffer;
}

/** What an object is said to hold. */
export interface NamedStretch {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Version u8, more u8, index u16, from u48, to u48, bytes of the body u32, packed u32; SHA-256 of these and the packed body;
 * the packed body.
 */
const VERSION = 1;
const FIELDS_BYTES = 24;
const HEADER_BYTES = FIELDS_BYTES + 32;
/** A block is one entry at least, of at most 1 MiB, and is closed soon after BLOCK_BYTES. */
const BODY_BYTES_MAX = 16 * 1024 * 1024;
/** What goes into a block, about; bytes before packing. */
export const BLOCK_BYTES = 1024 * 1024;

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

/** Blocks one behind the other are again an object: joining objects needs no unpacking. */
export async function packBlock({ from, to, index = 0, more = false, body }: Block): Promise<Buffer> {
  const packed = await deflate(body);
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt8(VERSION, 0);
  header.writeUInt8(more ? 1 : 0, 1);
  header.writeUInt16BE(index, 2);
  header.writeUIntBE(from, 4, 6);
  header.writeUIntBE(to, 10, 6);
  header.writeUInt32BE(body.length, 16);
  header.writeUInt32BE(packed.length, 20);
  hashOf(header, packed).copy(header, FIELDS_BYTES);
  return Buffer.concat([header, packed]);
}

/** Verifies each block, and that they are all there. Throws CORRUPT or VERSION_UNSUPPORTED, naming the object. */
export async function* unpackBlocks(
  object: Buffer,
  stretch: NamedStretch,
): AsyncGenerator<Block, void, undefined> {
  const { name } = stretch;
  let from = stretch.from;
  let before: Required<Block> | undefined;
  for (let at = 0; at < object.length; ) {
    const header = object.subarray(at, at + HEADER_BYTES);
    if (header.readUInt8(0) !== VERSION) {
      throw new ShardcastError('VERSION_UNSUPPORTED', `${name}: blocks of version ${header.readUInt8(0)}`, {
        hint: 'Upgrade the older side.',
      });
    }
    if (header.length < HEADER_BYTES) throw corrupt(name, 'is cut short');
    const bodyBytes = header.readUInt32BE(16);
    const end = at + HEADER_BYTES + header.readUInt32BE(20);
    if (bodyBytes > BODY_BYTES_MAX || end > object.length) throw corrupt(name, 'is cut short');
    const packed = object.subarray(at + HEADER_BYTES, end);
    if (!hashOf(header, packed).equals(header.subarray(FIELDS_BYTES))) {
      throw corrupt(name, 'does not match its hash');
    }
    const block = { ...fieldsOf(header), body: await unpack(packed, bodyBytes, name) };
    const isNext = before?.more
      ? block.from === before.from && block.to === before.to && block.index === before.index + 1
      : block.from === from && block.index === 0;
    if (!isNext) throw corrupt(name, 'lacks a block');
    yield block;
    before = block;
    from = block.to + 1;
    at = end;
  }
  if (before === undefined || before.more || before.to !== stretch.to) {
    throw corrupt(name, 'lacks its last block');
  }
}

function fieldsOf(header: Buffer): Omit<Required<Block>, 'body'> {
  return {
    more: header.readUInt8(1) === 1,
    index: header.readUInt16BE(2),
    from: header.readUIntBE(4, 6),
    to: header.readUIntBE(10, 6),
  };
}

async function unpack(packed: Buffer, bodyBytes: number, name: string): Promise<Buffer> {
  try {
    const body = await inflate(packed, { maxOutputLength: Math.max(1, bodyBytes) });
    if (body.length === bodyBytes) return body;
  } catch (cause) {
    throw corrupt(name, 'does not unpack', cause);
  }
  throw corrupt(name, 'does not unpack to its size');
}

function hashOf(header: Buffer, packed: Buffer): Buffer {
  return createHash('sha256').update(header.subarray(0, FIELDS_BYTES)).update(packed).digest();
}

export function corrupt(name: string, why: string, cause?: unknown): ShardcastError {
  return new ShardcastError('CORRUPT', `${name} ${why}`, {
    cause,
    hint: 'Restore an older snapshot, or archive the shard again from a relay that has it.',
  });
}
