import type { ShardView } from '../../shard/view.js';

/**
 * What a write costs OPA 1.22, in milliseconds, on the machine where it was measured: only the ratios matter.
 * A PATCH compares every operation with all before it, so it is quadratic. Measured with a million records in OPA:
 * k = 1: 0.4, 100: 1.3, 1,000: 30, 4,000: 420 ms; a body of 0.1, 1, 5, 20 MB: 3.7, 37, 190, 720 ms, PUT or PATCH.
 */
const REQUEST_MS = 0.4;
const OPERATION_MS = 0.006;
const OPERATION_PAIR_MS = 0.000025;
const BYTE_MS = 0.000037;

/** Of an operation's JSON besides path and value. Bytes. */
export const OPERATION_BYTES = 40;

/** Each observation moves a scale by this part. */
const EWMA_WEIGHT = 0.2;
/** Observed times say this much and no more: a stalled machine must not turn every PATCH into a PUT. */
const SCALE_MIN = 0.25;
const SCALE_MAX = 4;
/** Shorter writes measure the machine's scheduling. Milliseconds by the model. */
const LEARN_FROM_MS = 2;
/** JSON bytes per byte of a whole view's extent, before one was written. */
const FIRST_JSON_RATIO = 1;
/** Of a subtree's: nesting writes the key parts that its records share once. */
const SUBTREE_JSON_RATIO = 0.6;

/** After so many patches the size of the document is asked anew. */
const PATCHES_KNOWN = 1_000;

/** A PATCH counts as small below this; used to find an OPA that copies its store on every operation. */
const SMALL_OPERATIONS = 10;
const SMALL_BYTES = 64 * 1024;
/** So many small PATCHes in a row, each slower than this factor and this time, are no accident. */
const SLOW_PATCHES = 8;
const SLOW_FACTOR = 10;
const SLOW_MS = 5;

/** Predicts what writes cost, and learns from what they did. */
export class CostModel {
  #patchScale = 1;
  #bytesScale = 1;
  #jsonRatio = FIRST_JSON_RATIO;
  #slowPatches = 0;
  #copyMs = 0;
  /** JSON bytes of the document in OPA, as far as it is known: asking a view takes longer than planning a small patch. */
  #documentBytes: number | undefined;
  #patchesSince = 0;

  /** A PATCH of `operations` with a body of `bytes`. */
  patchMs(operations: number, bytes: number): number {
    const own = OPERATION_MS * operations + OPERATION_PAIR_MS * operations * operations;
    return REQUEST_MS + own * this.#patchScale + this.#copyMs * operations + this.bytesMs(bytes);
  }

  /** The whole document: one operation. */
  putMs(bytes: number): number {
    return REQUEST_MS + this.bytesMs(bytes);
  }

  /** What writing the whole of `view` costs. */
  documentMs(view: ShardView): number {
    if (this.#documentBytes === undefined) this.measure(view);
    return this.putMs(this.#documentBytes ?? 0);
  }

  /** Asks `view` for the size of the document, which is otherwise remembered. */
  measure(view: ShardView): void {
    this.#documentBytes = this.jsonBytes(view.extent('').bytes);
  }

  bytesMs(bytes: number): number {
    return bytes * BYTE_MS * this.#bytesScale;
  }

  /** What one more operation costs when there are `operations`. */
  operationMs(operations: number): number {
    return (OPERATION_MS + 2 * OPERATION_PAIR_MS * operations) * this.#patchScale + this.#copyMs;
  }

  /** JSON of a whole view, or of a whole collection, whose extent is `bytes`. */
  jsonBytes(bytes: number): number {
    return bytes * this.#jsonRatio;
  }

  /** JSON of a subtree whose extent is `bytes`. */
  subtreeJsonBytes(bytes: number): number {
    return bytes * SUBTREE_JSON_RATIO;
  }

  /** So many operations in one PATCH carry the most operations per second: where a + b·k + c·k² over k is least. */
  get operationsPerPatch(): number {
    return Math.round(Math.sqrt(REQUEST_MS / (OPERATION_PAIR_MS * this.#patchScale)));
  }

  /** Every operation of a PATCH makes OPA copy its whole store: --optimize-store-for-read-speed. */
  get copiesStore(): boolean {
    return this.#copyMs > 0;
  }

  observePatch(operations: number, bytes: number, elapsedMs: number): void {
    this.#watchForCopies(operations, bytes, elapsedMs);
    if (this.#documentBytes !== undefined) this.#documentBytes += bytes;
    if (++this.#patchesSince % PATCHES_KNOWN === 0) this.#documentBytes = undefined;
    if (this.copiesStore) return;
    const rest = REQUEST_MS + this.bytesMs(bytes);
    const own = OPERATION_MS * operations + OPERATION_PAIR_MS * operations * operations;
    if (own < LEARN_FROM_MS || own < rest) return;
    this.#patchScale = learn(this.#patchScale, (elapsedMs - rest) / own);
  }

  observePut(bytes: number, extentBytes: number, elapsedMs: number): void {
    this.observeDocument(bytes, extentBytes);
    if (bytes * BYTE_MS < LEARN_FROM_MS) return;
    this.#bytesScale = learn(this.#bytesScale, (elapsedMs - REQUEST_MS) / (bytes * BYTE_MS));
  }

  /** How large the document is, whatever it cost. */
  observeDocument(bytes: number, extentBytes: number): void {
    this.#documentBytes = bytes;
    if (bytes * BYTE_MS < LEARN_FROM_MS) return;
    if (extentBytes > 0) this.#jsonRatio = Math.min(2, Math.max(0.1, bytes / extentBytes));
  }

  #watchForCopies(operations: number, bytes: number, elapsedMs: number): void {
    if (operations > SMALL_OPERATIONS || bytes > SMALL_BYTES) return;
    const expected = REQUEST_MS + OPERATION_MS * operations + this.bytesMs(bytes);
    const slow = elapsedMs > SLOW_MS && elapsedMs > SLOW_FACTOR * expected;
    this.#slowPatches = slow ? this.#slowPatches + 1 : 0;
    if (this.#slowPatches < SLOW_PATCHES) {
      if (!slow) this.#copyMs = 0;
      return;
    }
    const observed = elapsedMs / operations;
    this.#copyMs = this.#copyMs === 0 ? observed : this.#copyMs + EWMA_WEIGHT * (observed - this.#copyMs);
  }
}

function learn(scale: number, observed: number): number {
  const bounded = Math.min(SCALE_MAX, Math.max(SCALE_MIN, observed));
  return scale + EWMA_WEIGHT * (bounded - scale);
}
