/** Buffers are handed on when they hold this much. Bytes. */
const SLAB_BYTES = 128 * 1024;
const FIRST_SLAB_BYTES = 4 * 1024;
/** A byte of a key takes at most six in JSON (`\u0001`). */
const ESCAPED_BYTES_MAX = 6;
const LOOP_COPY_BYTES_MAX = 16;

/** How a byte of a JSON string is written: 0 as it is, 1 after a backslash, 2 as \u00XX. */
const ESCAPE = new Uint8Array(256);
ESCAPE.fill(2, 0, 0x20);
ESCAPE[0x22] = 1;
ESCAPE[0x5c] = 1;

const HEX = Buffer.from('0123456789abcdef');

/**
 * JSON text growing through buffers. Whoever writes asks for room first, writes at `at`, and moves it; full buffers are
 * collected by `take` between records, so a long text is never in memory as a whole.
 */
export class JsonBytes {
  buffer: Buffer = Buffer.allocUnsafeSlow(FIRST_SLAB_BYTES);
  at = 0;
  #full: Buffer[] = [];
  #slabBytes = FIRST_SLAB_BYTES;
  #bytesBefore = 0;

  /** Bytes written so far. */
  get length(): number {
    return this.#bytesBefore + this.at;
  }

  room(bytes: number): void {
    if (this.buffer.length - this.at >= bytes) return;
    this.#turn();
    if (this.#slabBytes < SLAB_BYTES) this.#slabBytes = Math.min(SLAB_BYTES, this.#slabBytes * 4);
    this.buffer = Buffer.allocUnsafeSlow(Math.max(this.#slabBytes, bytes));
  }

  /** ASCII or UTF-8 text that is JSON already. */
  text(json: string): void {
    this.room(json.length * 3);
    this.at += this.buffer.write(json, this.at);
  }

  byte(code: number): void {
    this.room(1);
    this.buffer[this.at++] = code;
  }

  /** Raw JSON, byte for byte. */
  raw(from: Buffer, start = 0, end = from.length): void {
    let next = start;
    while (end - next > this.buffer.length - this.at) {
      const copied = from.copy(this.buffer, this.at, next, end);
      this.at += copied;
      next += copied;
      this.room(Math.min(end - next, SLAB_BYTES));
    }
    const { buffer } = this;
    let at = this.at;
    if (end - next > LOOP_COPY_BYTES_MAX) at += from.copy(buffer, at, next, end);
    else while (next < end) buffer[at++] = from[next++]!;
    this.at = at;
  }

  /** One byte of a JSON string's inside that ESCAPE names; the caller made room. */
  escaped(code: number): void {
    const { buffer } = this;
    buffer[this.at++] = 0x5c;
    if (ESCAPE[code] === 1) {
      buffer[this.at++] = code;
      return;
    }
    buffer[this.at++] = 0x75;
    buffer[this.at++] = 0x30;
    buffer[this.at++] = 0x30;
    buffer[this.at++] = HEX[code >>> 4]!;
    buffer[this.at++] = HEX[code & 15]!;
  }

  /** The full buffers since the last call. */
  take(): Buffer[] {
    if (this.#full.length === 0) return this.#full;
    const full = this.#full;
    this.#full = [];
    return full;
  }

  /** Everything that has not been taken. */
  finish(): Buffer[] {
    this.#turn();
    this.buffer = Buffer.alloc(0);
    return this.take();
  }

  #turn(): void {
    if (this.at === 0) return;
    this.#full.push(this.buffer.subarray(0, this.at));
    this.#bytesBefore += this.at;
    this.at = 0;
  }
}

export function escapedRoom(keyBytes: number): number {
  return keyBytes * ESCAPED_BYTES_MAX;
}

export function needsEscape(code: number): boolean {
  return ESCAPE[code] !== 0;
}
