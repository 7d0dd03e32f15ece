import { getHeapStatistics } from 'node:v8';
import type { Clock } from '../core/clock.js';
import { ShardcastError } from '../core/errors.js';

/** Of the heap's limit: beyond, the process might soon end. */
const HEAP_SHARE_MAX = 0.85;
/** What was measured is believed this long. Milliseconds. */
const BELIEVED_MS = 250;
const RETRY_AFTER_MS = 2_000;

export interface MemoryFigures {
  readonly residentBytes: number;
  /** Used, of the heap's limit: 0 to 1. */
  readonly heapShare: number;
}

/** Refuses bulk work while memory is short: what streams a shard, or takes one in. Publishes, watches and single reads go on. */
export class MemoryGuard {
  readonly #residentBytesMax: number;
  readonly #clock: Clock;
  readonly #measure: () => MemoryFigures;
  #atMs = Number.NEGATIVE_INFINITY;
  #isShort = false;

  /** `residentBytesMax` 0: the heap's own limit alone counts. */
  constructor(residentBytesMax: number, clock: Clock, measure: () => MemoryFigures = measured) {
    this.#residentBytesMax = residentBytesMax;
    this.#clock = clock;
    this.#measure = measure;
  }

  /** Throws RATE_EXCEEDED. */
  check(): void {
    const nowMs = this.#clock.monotonic();
    if (nowMs - this.#atMs >= BELIEVED_MS) {
      this.#atMs = nowMs;
      const { residentBytes, heapShare } = this.#measure();
      const isResident = this.#residentBytesMax > 0 && residentBytes > this.#residentBytesMax;
      this.#isShort = isResident || heapShare > HEAP_SHARE_MAX;
    }
    if (!this.#isShort) return;
    throw new ShardcastError('RATE_EXCEEDED', 'the relay is short of memory: no bulk work is begun', {
      hint: `Come again in ${RETRY_AFTER_MS} ms, or ask another relay.`,
      details: { limit: 'memory', retryAfterMs: RETRY_AFTER_MS },
    });
  }
}

function measured(): MemoryFigures {
  const { used_heap_size, heap_size_limit } = getHeapStatistics();
  return { residentBytes: process.memoryUsage.rss(), heapShare: used_heap_size / heap_size_limit };
}
