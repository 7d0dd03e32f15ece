import type { ErrorCode, ErrorOptions } from '../core/errors.js';
import { ShardcastError } from '../core/errors.js';
import type { ChunkLimits } from './chunker.js';
import type { CutResult, NewChunk } from './cut-types.js';
import type { ChunkRef, CollectionShape } from './manifest.js';
import { decodeChunkRefs, encodeChunkRefs } from './manifest-codec.js';

/** What the main thread tells a worker. References and changes travel packed: cloning them one by one is slow. */
export type ToWorker =
  | { readonly kind: 'cut'; readonly job: number; readonly cut: CutJob }
  | {
      readonly kind: 'build';
      readonly job: number;
      readonly limits?: ChunkLimits;
      readonly runBytesMax?: number;
    }
  | { readonly kind: 'add'; readonly job: number; readonly call: number; readonly pack: Uint8Array }
  | { readonly kind: 'finish'; readonly job: number }
  | { readonly kind: 'abort'; readonly job: number }
  | {
      readonly kind: 'answer';
      readonly call: number;
      readonly frame?: Uint8Array;
      readonly error?: PackedError;
    };

export interface CutJob {
  readonly base: Uint8Array;
  readonly imported: Uint8Array;
  readonly changes: Uint8Array;
  readonly deletedPrefixes: readonly string[];
  readonly collections: readonly CollectionShape[];
  readonly limits?: ChunkLimits;
}

/** What a worker asks of the main thread (`call` wants an answer) and how a job ended. */
export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'read'; readonly job: number; readonly call: number; readonly hash: Uint8Array }
  | {
      readonly kind: 'store';
      readonly into: 'write' | 'spill';
      readonly job: number;
      readonly call: number;
      readonly chunks: PackedChunks;
    }
  | { readonly kind: 'added'; readonly job: number; readonly call: number }
  | { readonly kind: 'cut-done'; readonly job: number; readonly result: PackedResult }
  | { readonly kind: 'build-done'; readonly job: number; readonly refs: Uint8Array }
  | { readonly kind: 'failed'; readonly job: number; readonly error: PackedError };

export interface PackedChunks {
  readonly refs: Uint8Array;
  readonly frames: readonly Uint8Array<ArrayBuffer>[];
}

export type PackedResult = Pick<CutResult, 'collections' | 'stats'> & {
  readonly refs: Uint8Array;
  readonly root: Uint8Array;
};

export interface PackedError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly options: ErrorOptions;
}

/** The bytes in an ArrayBuffer of their own, as a transfer needs them; `isKept`: they are used here afterwards. */
export function ownBytes(bytes: Uint8Array, isKept: boolean): Uint8Array<ArrayBuffer> {
  const { buffer } = bytes;
  const isOwn = buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength;
  return isOwn && !isKept ? new Uint8Array(buffer) : new Uint8Array(bytes);
}

export function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

export function packChunks(chunks: readonly NewChunk[]): PackedChunks {
  return {
    refs: encodeChunkRefs(chunks.map((chunk) => chunk.ref)),
    frames: chunks.map((chunk) => ownBytes(chunk.frame, false)),
  };
}

export function unpackChunks({ refs, frames }: PackedChunks): NewChunk[] {
  return decodeChunkRefs(refs).map((ref: ChunkRef, index) => ({ ref, frame: bufferOf(frames[index]!) }));
}

export function packError(error: ShardcastError): PackedError {
  const { code, message, retry, hint, details } = error;
  return { code, message, options: { retry, details, ...(hint === undefined ? {} : { hint }) } };
}

export function unpackError({ code, message, options }: PackedError): ShardcastError {
  return new ShardcastError(code, message, options);
}
