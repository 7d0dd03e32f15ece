import type { Segment, ShardView } from '../../shard/view.js';
import type { Chunk, ChunkCursor } from '../../snapshot/chunk-codec.js';
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
export class NestedJsonWriter {
  readonly #out: JsonBytes;
  readonly #prefixLength: number;
  readonly #scratch = Buffer.allocUnsafe(4096);
  readonly #previous = Buffer.allocUnsafe(4096);
  #previousLength = 0;
  /** Where the separators of the previous key are: one for each open level. */
  readonly #separators: number[] = [];
  #first: boolean;
  #cursor: ChunkCursor | undefined;

  /** `head` is the text of members that come before the records, `"$sync":{…}`, or ''. */
  constructor(out: JsonBytes, prefix: Key, head = '') {
    this.#out = out;
    this.#prefixLength = prefix.length;
    this.#first = head === '';
    out.byte(OPEN);
    if (head !== '') out.text(head);
  }

  segment(segment: Segment): void {
    if (segment.kind === 'chunk') this.#chunk(segment.chunk);
    else this.#records(segment.records);
  }
  end(): void {
    const out = this.#out;
    out.room(this.#separators.length + 1);
    for (let level = this.#separators.length; level >= 0; level--) out.buffer[out.at++] = CLOSE;
  }

  #records(records: readonly StoredRecord[]): void {
    for (const { key, json } of records) {
      this.#scratch.write(key, 0, 'latin1');
      this.#record(this.#scratch, key.length, 0, json, 0, json.length);
    }
  }

  #chunk(chunk: Chunk): void {
    if (this.#cursor === undefined) this.#cursor = chunk.cursor();
    else this.#cursor.reset(chunk);
    const cursor = this.#cursor;
    const { raw } = chunk;
    while (cursor.next()) {
      this.#record(cursor.keyBytes, cursor.keyLength, cursor.shared, raw, cursor.valueStart, cursor.valueEnd);
    }
  }

  /** `shared`: how many bytes the key is known to have in common with the previous one; 0 if that is not known. */
  #record(key: Buffer, length: number, shared: number, json: Buffer, start: number, end: number): void {
    const at = shared > 0 ? shared : this.#commonBytes(key, length);
    const out = this.#out;
    out.room(escapedRoom(length) + FRAME_BYTES);
    const separators = this.#separators;
    while (separators.length > 0 && separators[separators.length - 1]! >= at) {
      separators.pop();
      out.buffer[out.at++] = CLOSE;
    }
    if (this.#first) this.#first = false;
    else out.buffer[out.at++] = COMMA;
    const open = separators.length;
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
        this.#separators.push(index);
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
  yield* writeView(out, view.segments(prefix), prefix, head);
  yield* out.finish();
}

/** As viewJson, into a longer text: yields what is full, leaves the rest in `out`. */
export function* writeView(
  out: JsonBytes,
  segments: Iterable<Segment>,
  prefix: Key,
  head = '',
): Generator<Buffer, void, undefined> {
  const writer = new NestedJsonWriter(out, prefix, head);
  for (const segment of segments) {
    writer.segment(segment);
    yield* out.take();
  }
  writer.end();
}
