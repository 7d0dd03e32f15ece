import { AsyncQueue } from '../../core/async-queue.js';
import { ShardcastError } from '../../core/errors.js';
import type { Chunk } from '../../snapshot/chunk-codec.js';
import { JsonBytes } from './json-bytes.js';
import { NestedJsonWriter } from './json-writer.js';
import type { OpaAnswer } from './opa-client.js';
import type { OpaDocument } from './opa-document.js';
import type { Filling } from './sink.js';
import { markMember, type SyncMark } from './sync-mark.js';

/** Chunks that wait to be sent: above the first mark there is no room, below the second there is again. Bytes. */
const WAITING_BYTES_MAX = 8 * 1024 * 1024;
const ROOM_BYTES = 2 * 1024 * 1024;

const OVER = new ShardcastError('CANCELLED', 'the snapshot is not sent to the sink any more');

/**
 * A PUT of a document whose chunks are still coming, where OPA holds nothing. OPA parses what it has and keeps nothing before
 * the body's end, which is sent when the whole snapshot is verified and installed; a body that breaks off changes nothing.
 */
export class OpaFilling implements Filling {
  readonly mark: SyncMark;
  readonly #waiting = new AsyncQueue<Chunk>({ name: 'filling', bytesMax: Infinity, sizeOf });
  readonly #abort = new AbortController();
  readonly #answer: Promise<OpaAnswer | undefined>;
  #isOver = false;
  #onRoom: (() => void) | undefined;

  constructor(document: OpaDocument, mark: SyncMark) {
    this.mark = mark;
    this.#answer = this.#send(document).finally(() => {
      this.#isOver = true;
      this.#waiting.fail(OVER);
      this.#onRoom?.();
    });
    this.#answer.catch(() => undefined); // whoever finishes is told
  }

  add(chunk: Chunk): Promise<void> | undefined {
    if (this.#isOver) return undefined;
    this.#waiting.push(chunk);
    if (this.#waiting.bytes < WAITING_BYTES_MAX) return undefined;
    return new Promise((resolve) => {
      this.#onRoom = resolve;
    });
  }

  /** All chunks are there: OPA's answer to the document. undefined: OPA held something, and it was left alone. */
  async finish(signal: AbortSignal): Promise<OpaAnswer | undefined> {
    const abort = () => this[Symbol.dispose]();
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    this.#waiting.end();
    try {
      return await this.#answer;
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }

  [Symbol.dispose](): void {
    this.#waiting.fail(OVER);
    this.#abort.abort(OVER);
  }

  async #send(document: OpaDocument): Promise<OpaAnswer | undefined> {
    const limits = { signal: this.#abort.signal };
    if ((await document.readMark(limits)) !== undefined) return undefined;
    return await document.create(this.#body(), limits);
  }

  async *#body(): AsyncGenerator<Buffer, void, undefined> {
    const out = new JsonBytes();
    const writer = new NestedJsonWriter(out);
    writer.begin('', markMember(this.mark));
    for await (const chunk of this.#waiting) {
      if (this.#waiting.bytes < ROOM_BYTES) this.#onRoom?.();
      writer.chunk(chunk);
      yield* out.take();
    }
    writer.end();
    yield* out.finish();
  }
}

function sizeOf({ raw }: Chunk): number {
  return raw.length;
}
