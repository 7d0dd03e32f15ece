import { createHash, hash } from 'node:crypto';

/** Bytes of a history hash. */
export const HISTORY_HASH_BYTES = 32;

/** The history hash before revision 1. */
export const EMPTY_HISTORY = Buffer.alloc(HISTORY_HASH_BYTES);

/** h(n) = SHA-256(h(n-1) ‖ delta n): equal revision and hash mean the same history. */
export function nextHistoryHash(previous: Buffer, delta: Buffer): Buffer {
  if (delta.length > SCRATCH.length - HISTORY_HASH_BYTES) {
    return createHash('sha256').update(previous).update(delta).digest();
  }
  const length = HISTORY_HASH_BYTES + delta.length;
  SCRATCH.set(previous);
  SCRATCH.set(delta, HISTORY_HASH_BYTES);
  SCRATCHES[length] ??= SCRATCH.subarray(0, length);
  // As a string it takes half the time that it takes as a buffer, which Node makes with memory of its own.
  return Buffer.from(hash('sha256', SCRATCHES[length], 'binary'), 'latin1');
}

const SCRATCH = Buffer.alloc(1024);
/** Its beginnings, by their length. */
const SCRATCHES: Buffer[] = [];
