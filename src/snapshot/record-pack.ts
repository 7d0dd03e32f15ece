import type { Key, RecordChange } from './record.js';

/** Of a packed record: key length u32, value length u32, expiry f64; then key, value, and padding to 8 bytes. */
export const PACK_HEAD_BYTES = 16;
const FIRST_BYTES = 64 * 1024;

export function packedBytes(keyBytes: number, valueBytes: number): number {
  return (PACK_HEAD_BYTES + keyBytes + valueBytes + 7) & ~7;
}

/** Records or changes as one buffer, to hand to a worker and to sort there. A JSON value is never empty: no value means deleted. */
export class RecordPack {
  #bytes = Buffer.allocUnsafeSlow(FIRST_BYTES);
  #at = 0;

  get bytes(): number {
    return this.#at;
  }

  add(key: Key, json: Uint8Array | undefined, expiresAt: number): void {
    const valueBytes = json?.length ?? 0;
    const end = this.#at + packedBytes(key.length, valueBytes);
    if (end > this.#bytes.length) this.#grow(end);
    const bytes = this.#bytes;
    bytes.writeUInt32LE(key.length, this.#at);
    bytes.writeUInt32LE(valueBytes, this.#at + 4);
    bytes.writeDoubleLE(expiresAt, this.#at + 8);
    bytes.write(key, this.#at + PACK_HEAD_BYTES, 'latin1');
    if (json !== undefined) bytes.set(json, this.#at + PACK_HEAD_BYTES + key.length);
    this.#at = end;
  }

  /** What was added, in memory of its own; the pack is empty again. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = new Uint8Array(this.#at);
    taken.set(this.#bytes.subarray(0, this.#at));
    this.#at = 0;
    return taken;
  }

  #grow(bytes: number): void {
    const grown = Buffer.allocUnsafeSlow(Math.max(bytes, this.#bytes.length * 2));
    this.#bytes.copy(grown, 0, 0, this.#at);
    this.#bytes = grown;
  }
}

export function packChanges(changes: Iterable<RecordChange>): Uint8Array<ArrayBuffer> {
  const pack = new RecordPack();
  for (const { key, record } of changes) pack.add(key, record?.json, record?.expiresAt ?? 0);
  return pack.take();
}
