import type { RecordTarget, ShardView } from '../../shard/view.js';
import { CHUNK_KEY_BYTES_MAX, type Chunk, type ChunkCursor } from '../../snapshot/chunk-codec.js';
import type { Key, StoredRecord } from '../../snapshot/record.js';
import { escapedRoom, JsonBytes, needsEscape } from './json-bytes.js';

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN = 0x7b;
const CLOSE = 0x7d;
/** Braces, commas and quotes around one record's parts. */
const FRAME_BYTES = 64;

/**
 * Sorted records as nested objects, a level per key part. Neighbours in key order share most levels, so the writer keeps
 * the previous key and where its separators are: the levels up to the first different byte stay open, the rest is closed,
 * and only what is new of a key is written. Keys go from the chunk's bytes to OPA's without becoming strings, and no
 * record allocates.
 */
export class NestedJsonWriter implements RecordTarget {
  readonly #out: JsonBytes;
  #prefixLength = 0;
  readonly #scratch = Buffer.allocUnsafeSlow(CHUNK_KEY_BYTES_MAX);
  readonly #previous = Buffer.allocUnsafeSlow(CHUNK_KEY_BYTES_MAX);
  #previousLength = 0;
  /** Where the separators of the previous key are: one for each open level. */
  readonly #separators = new Int32Array(CHUNK_KEY_BYTES_MAX);
  #open = 0;
  #first = true;
  #cursor: ChunkCursor | undefined;

  constructor(out: JsonBytes) {
    this.#out = out;
  }

  /** The object of what is below `prefix`; `head`: JSON text of members that come first, or ''. */
  begin(prefix: Key, head = ''): void {
    this.#prefixLength = prefix.length;
    this.#previousLength = 0;
    this.#open = 0;
    this.#first = head === '';
    this.#out.byte(OPEN);
    this.#out.text(head);
  }

  end(): void {
    const out = this.#out;
    out.room(this.#open + 1);
    for (let level = this.#open; level >= 0; level--) out.buffer[out.at++] = CLOSE;
  }

  /** One object: all below `prefix` of a view, after the members in `head` (JSON text, `"$sync":{…}`, or ''). */
  *object(view: ShardView, prefix: Key, head = ''): Generator<Buffer, void, undefined> {
    this.begin(prefix, head);
    for (const _ of view.pour(prefix, this)) yield* this.#out.take();
    this.end();
  }

  /** The same of records that are all below `prefix`. */
  objectOf(records: readonly StoredRecord[], prefix: Key): void {
    this.begin(prefix);
    for (const record of records) this.add(record);
    this.end();
  }

  add({ key, json }: StoredRecord): void {
    this.#scratch.write(key, 0, 'latin1');
    this.#record(this.#scratch, key.length, 0, json, 0, json.length);
  }

  chunk(chunk: Chunk): void {
    if (this.#cursor === undefined) this.#cursor = chunk.cursor();
    else this.#cursor.reset(chunk);
    while (this.#cursor.next()) this.take(this.#cursor, this.#cursor.shared);
  }

  take(cursor: ChunkCursor, shared: number): void {
    const { keyBytes, keyLength, values, valueStart, valueEnd } = cursor;
    this.#record(keyBytes, keyLength, shared, values, valueStart, valueEnd);
  }

  /** `shared`: how many bytes the key is known to have in common with the previous one; 0 if that is not known. */
  #record(key: Buffer, length: number, shared: number, json: Buffer, start: number, end: number): void {
    const common = shared > 0 ? shared : this.#commonBytes(key, length);
    const out = this.#out;
    out.room(escapedRoom(length) + FRAME_BYTES);
    const separators = this.#separators;
    let open = this.#open;
    while (open > 0 && separators[open - 1]! >= common) {
      open--;
      out.buffer[out.at++] = CLOSE;
    }
    this.#open = open;
    if (this.#first) this.#first = false;
    else out.buffer[out.at++] = COMMA;
    this.#parts(key, open === 0 ? this.#prefixLength : separators[open - 1]! + 1, length);
    this.#previousLength = length;
    out.raw(json, start, end);
  }

  #parts(key: Buffer, from: number, length: number): void {
    const out = this.#out;
    const { buffer } = out;
    const previous = this.#previous;
    let at = out.at;
    buffer[at++] = QUOTE;
    for (let index = from; index < length; index++) {
      const code = key[index]!;
      previous[index] = code;
      if (code > QUOTE && code !== 0x5c) {
        buffer[at++] = code;
      } else if (code === 0) {
        buffer[at++] = QUOTE;
        buffer[at++] = COLON;
        buffer[at++] = OPEN;
        buffer[at++] = QUOTE;
        this.#separators[this.#open++] = index;
      } else if (needsEscape(code)) {
        out.at = at;
        out.escaped(code);
        at = out.at;
      } else {
        buffer[at++] = code;
      }
    }
    buffer[at++] = QUOTE;
    buffer[at++] = COLON;
    out.at = at;
  }

  #commonBytes(key: Buffer, length: number): number {
    const previous = this.#previous;
    const end = Math.min(length, this.#previousLength);
    let index = this.#prefixLength;
    while (index < end && key[index] === previous[index]) index++;
    return index;
  }
}

/** The nested JSON of everything below `prefix` ('': the shard), in buffers; between two, the caller may give way. */
export function* viewJson(view: ShardView, prefix: Key, head = ''): Generator<Buffer, void, undefined> {
  const out = new JsonBytes();
  yield* new NestedJsonWriter(out).object(view, prefix, head);
  yield* out.finish();
}
