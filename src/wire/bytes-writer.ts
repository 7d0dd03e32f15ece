import { ShardcastError } from '../core/errors.js';

/** The length of a text below this is one byte. */
const SHORT_TEXT = 0x80;

/** Writes protobuf by hand into one growing buffer: for the few messages that are encoded for every publish. */
export class BytesWriter {
  #bytes: Buffer;
  #at = 0;

  constructor(firstBytes = 1024) {
    this.#bytes = Buffer.allocUnsafeSlow(firstBytes);
  }

  get length(): number {
    return this.#at;
  }

  /** Forgets what was written, by somebody who failed half-way. */
  clear(): void {
    this.#at = 0;
  }

  /** A whole number from 0 to 2^53 - 1. Throws INVALID_ARGUMENT for another. */
  varint(value: number): void {
    if (!Number.isSafeInteger(value) || value < 0) throw notWhole(value);
    this.#reserve(8);
    const bytes = this.#bytes;
    let at = this.#at;
    let rest = value;
    while (rest > 0x7fffffff) {
      bytes[at++] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    while (rest >= 0x80) {
      bytes[at++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    bytes[at++] = rest;
    this.#at = at;
  }

  /** A field of wire type 0; nothing for 0, as proto3 has it. */
  number(tag: number, value: number): void {
    if (value === 0) return;
    this.varint(tag);
    this.varint(value);
  }

  /** A field of wire type 2; nothing when it is empty. */
  bytes(tag: number, value: Uint8Array): void {
    if (value.length > 0) this.message(tag, value);
  }

  /** A field of wire type 2 that is written even when it is empty: a message, an element of a list. */
  message(tag: number, value: Uint8Array): void {
    this.varint(tag);
    this.varint(value.length);
    this.#reserve(value.length);
    this.#bytes.set(value, this.#at);
    this.#at += value.length;
  }

  /** A field of wire type 2 with a few of the bytes of `value`: a view of them would cost more than they do. */
  part(tag: number, value: Uint8Array, from: number, to: number): void {
    if (to <= from) return;
    this.varint(tag);
    this.varint(to - from);
    this.#reserve(to - from);
    for (let at = from; at < to; at++) this.#bytes[this.#at++] = value[at]!;
  }

  text(tag: number, value: string): void {
    if (value === '') return;
    this.varint(tag);
    if (value.length < SHORT_TEXT && this.#ascii(value)) return;
    const length = Buffer.byteLength(value);
    this.varint(length);
    this.#reserve(length);
    this.#at += this.#bytes.write(value, this.#at, 'utf8');
  }

  /** Length and characters of a short text that is ASCII, as nearly all are: most of what encoding it costs is the call. */
  #ascii(value: string): boolean {
    const { length } = value;
    this.#reserve(length + 1);
    const bytes = this.#bytes;
    const start = this.#at + 1;
    for (let index = 0; index < length; index++) {
      const code = value.charCodeAt(index);
      if (code > 0x7f) return false;
      bytes[start + index] = code;
    }
    bytes[this.#at] = length;
    this.#at = start + length;
    return true;
  }

  /** What was written, as text; begins anew. */
  takeText(encoding: BufferEncoding): string {
    const text = this.#bytes.toString(encoding, 0, this.#at);
    this.#at = 0;
    return text;
  }

  /** Copies what was written and begins anew. */
  take(): Buffer {
    const taken = Buffer.allocUnsafe(this.#at);
    this.#bytes.copy(taken, 0, 0, this.#at);
    this.#at = 0;
    return taken;
  }

  /** A view of what was written, valid until the next write; begins anew. */
  lend(): Buffer {
    const lent = this.#bytes.subarray(0, this.#at);
    this.#at = 0;
    return lent;
  }

  /** What was written, without copying it; goes on in `next`, whatever is in it. */
  swap(next: Buffer): Buffer {
    const written = this.lend();
    this.#bytes = next;
    return written;
  }

  #reserve(bytes: number): void {
    const needed = this.#at + bytes;
    if (needed <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafeSlow(Math.max(needed, this.#bytes.length * 2));
    this.#bytes.copy(grown, 0, 0, this.#at);
    this.#bytes = grown;
  }
}

function notWhole(value: number): ShardcastError {
  return new ShardcastError('INVALID_ARGUMENT', `not a whole number from 0 to 2^53 - 1: ${value}`, {
    hint: 'Times are Unix milliseconds.',
  });
}
