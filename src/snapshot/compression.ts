import { hash, webcrypto } from 'node:crypto';
import { compressSync, uncompress, uncompressSync } from 'lz4-napi';
import { ShardcastError } from '../core/errors.js';
import { asBuffer } from '../wire/as-buffer.js';
import { wire } from '../wire/wire.js';
import { CHUNK_RAW_BYTES_MAX, Chunk } from './chunk-codec.js';

export const HASH_BYTES = 32;
/** Of `hash` in a ChunkFrame: it comes first. */
const HASH_TAG = 0x0a;
/** A frame's fields beside its data are below 64 bytes; a chunk that does not get smaller is stored as it is. */
export const FRAME_BYTES_MAX = CHUNK_RAW_BYTES_MAX + 64;

/** What names a chunk: SHA-256 of its uncompressed bytes. */
export function hashChunk(raw: Buffer): Buffer {
  return hash('sha256', raw, 'buffer');
}

/** The chunk as it is stored and sent: an encoded ChunkFrame. */
export function encodeFrame(raw: Buffer, name: Buffer = hashChunk(raw)): Buffer {
  const packed = compressSync(raw);
  const isSmaller = packed.length < raw.length;
  const frame = wire.ChunkFrame.encode({
    hash: name,
    rawBytes: raw.length,
    compression: isSmaller ? wire.Compression.LZ4 : wire.Compression.NONE,
    data: isSmaller ? packed : raw,
  }).finish();
  return Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength);
}

/** The hash that a frame says its chunk has; nothing else of it is looked at. Throws CORRUPT. */
export function frameName(frame: Buffer): Buffer {
  const name = frame.subarray(2, 2 + HASH_BYTES);
  if (frame[0] !== HASH_TAG || frame[1] !== HASH_BYTES || name.length < HASH_BYTES)
    throw corrupt(undefined, 'not a frame');
  return name;
}

/**
 * The chunk of a frame, verified: its size within CHUNK_RAW_BYTES_MAX and as declared, its bytes as the hash says.
 * `expected` is the hash under which it was asked for. Throws CORRUPT, which names the chunk.
 */
export function decodeFrame(frame: Uint8Array, expected?: Buffer): Chunk {
  return decodeFrameNamed(frame, expected).chunk;
}

/** As `decodeFrame`, for who only wants to know: decompressed and hashed in other threads. */
export async function verifyFrame(frame: Buffer, expected: Buffer): Promise<void> {
  const { hash: name, rawBytes, compression, data } = parse(frame, expected);
  if (!expected.equals(name)) throw corrupt(expected, 'the frame holds another chunk');
  if (rawBytes > CHUNK_RAW_BYTES_MAX) throw corrupt(name, `declares ${rawBytes} bytes`);
  const packed = packedBytes(name, compression, data, rawBytes);
  const raw =
    packed === undefined
      ? data
      : await uncompress(packed).catch((cause: unknown) => {
          throw corrupt(name, 'does not decompress', cause);
        });
  const actual = await webcrypto.subtle.digest('SHA-256', raw);
  if (!expected.equals(new Uint8Array(actual))) throw corrupt(name, 'its bytes do not match its hash');
}

/** As `decodeFrame`; with the chunk's hash, which `chunk` was verified against. */
export function decodeFrameNamed(frame: Uint8Array, expected?: Buffer): { hash: Buffer; chunk: Chunk } {
  const { hash: name, rawBytes, compression, data } = parse(frame, expected);
  if (expected !== undefined && !expected.equals(name))
    throw corrupt(expected, 'the frame holds another chunk');
  if (rawBytes > CHUNK_RAW_BYTES_MAX) throw corrupt(name, `declares ${rawBytes} bytes`);
  const raw = unpack(name, compression, data, rawBytes);
  const actual = hashChunk(raw);
  if (!actual.equals(name)) throw corrupt(name, 'its bytes do not match its hash');
  return { hash: actual, chunk: new Chunk(raw) };
}

function parse(frame: Uint8Array, expected: Buffer | undefined) {
  try {
    return wire.ChunkFrame.decode(frame);
  } catch (cause) {
    throw corrupt(expected, 'not a frame', cause);
  }
}

function unpack(name: Uint8Array, compression: number, data: Uint8Array, rawBytes: number): Buffer {
  const packed = packedBytes(name, compression, data, rawBytes);
  if (packed === undefined) return asBuffer(data);
  try {
    return uncompressSync(packed);
  } catch (cause) {
    throw corrupt(name, 'does not decompress', cause);
  }
}

/** What is to be decompressed, its size checked; undefined: the data is the chunk. */
function packedBytes(
  name: Uint8Array,
  compression: number,
  data: Uint8Array,
  rawBytes: number,
): Buffer | undefined {
  const bytes = asBuffer(data);
  if (compression === wire.Compression.NONE) {
    if (bytes.length !== rawBytes) throw corrupt(name, 'its size is not as declared');
    return undefined;
  }
  if (compression !== wire.Compression.LZ4) {
    throw new ShardcastError('VERSION_UNSUPPORTED', `chunk ${shortName(name)}: compression ${compression}`);
  }
  // The block begins with its own size, from which the library allocates: it must be the one just checked.
  if (bytes.length < 4 || bytes.readUInt32LE(0) !== rawBytes)
    throw corrupt(name, 'its size is not as declared');
  return bytes;
}

function shortName(name: Uint8Array | undefined): string {
  return name === undefined ? '(unnamed)' : Buffer.from(name).toString('hex', 0, 8);
}

function corrupt(name: Uint8Array | undefined, why: string, cause?: unknown): ShardcastError {
  const hint =
    'The chunk is fetched again from a peer or the archive; if it is on this disk, check the disk.';
  return new ShardcastError('CORRUPT', `chunk ${shortName(name)}: ${why}`, { hint, cause });
}
