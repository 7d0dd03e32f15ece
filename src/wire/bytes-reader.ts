import { isUtf8 } from 'node:buffer';
import { ShardcastError } from '../core/errors.js';

/** Of a few bytes a copy weighs less than a view, which keeps the whole message. */
export const SMALL_BYTES = 16;

/** Of the highest field number that there may be. */
const TAG_MAX = 2 ** 32 - 1;

/** Reads protobuf by hand, without copying: bytes fields are views. Throws MALFORMED, never reads beyond its end. */
export class BytesReader {
  readonly #bytes: Buffer;
  readonly #name: string;
  #at: number;
  #end: number;

  /** `name` is what the bytes should be, for the error. */
  constructor(bytes: Buffer, name: string) {
    this.#bytes = bytes;
    this.#name = name;
    this.#at = 0;
    this.#end = bytes.length;
  }

  get more(): boolean {
    return this.#at < this.#end;
  }

  varint(): number {
    const first = this.#bytes[this.#at];
    if (first !== undefined && first < 0x80 && this.#at < this.#end) {
      this.#at++;
      return first;
    }
    return this.#longVarint();
  }

  #longVarint(): number {
    let value = 0;
    let scale = 1;
    for (let count = 0; count < 10; count++) {
      if (this.#at >= this.#end) throw this.#malformed();
      const byte = this.#bytes[this.#at++]!;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) {
        if (value > Number.MAX_SAFE_INTEGER) throw this.#malformed();
        return value;
      }
      scale *= 128;
    }
    throw this.#malformed();
  }

  bytes(): Buffer {
    const start = this.#advance();
    return this.#bytes.subarray(start, this.#at);
  }

  /** `last` when the bytes are equal to it. Else a view, or a copy of its own where a view would cost more. */
  bytesLike(last: Buffer): Buffer {
    const start = this.#advance();
    const length = this.#at - start;
    if (length > SMALL_BYTES) return this.#bytes.subarray(start, this.#at);
    if (length === last.length) {
      let index = 0;
      while (index < length && this.#bytes[start + index] === last[index]) index++;
      if (index === length) return last;
    }
    return Buffer.from(this.#bytes.subarray(start, this.#at));
  }

  /** Bytes as a text of as many characters. */
  latin1(): string {
    const start = this.#advance();
    return this.#bytes.toString('latin1', start, this.#at);
  }

  text(): string {
    const start = this.#advance();
    return this.#text(start);
  }

  /** `last` when the text is equal to it: neighbours mostly are, and a string costs more than a comparison. */
  textLike(last: string): string {
    const start = this.#advance();
    const length = this.#at - start;
    if (length === last.length) {
      let index = 0;
      while (index < length && this.#bytes[start + index] === last.charCodeAt(index)) index++;
      if (index === length) return last;
    }
    return this.#text(start);
  }

  /** Bytes that are not UTF-8 are refused: decoded, many of them would be the same text. */
  #text(start: number): string {
    const text = this.#bytes.toString('utf8', start, this.#at);
    if (text.includes('\uFFFD') && !isUtf8(this.#bytes.subarray(start, this.#at))) throw this.#malformed();
    return text;
  }

  /** Goes into an embedded message; `leave` with what this returned, when `more` is false. */
  enter(): number {
    const outerEnd = this.#end;
    const start = this.#advance();
    this.#end = this.#at;
    this.#at = start;
    return outerEnd;
  }

  leave(outerEnd: number): void {
    this.#at = this.#end;
    this.#end = outerEnd;
  }

  /** Passes over a field that is not known here. */
  skip(tag: number): void {
    const type = tag & 7;
    if (tag < 8 || tag > TAG_MAX) throw this.#malformed(); // no field has such a number
    if (type === 0) this.varint();
    else if (type === 2) this.#advance();
    else if (type === 5 && this.#end - this.#at >= 4) this.#at += 4;
    else if (type === 1 && this.#end - this.#at >= 8) this.#at += 8;
    else throw this.#malformed();
  }

  #advance(): number {
    const length = this.varint();
    const start = this.#at;
    if (length > this.#end - start) throw this.#malformed();
    this.#at = start + length;
    return start;
  }

  #malformed(): ShardcastError {
    return new ShardcastError('MALFORMED', `a ${this.#name} does not parse`);
  }
}
