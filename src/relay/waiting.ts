import { type Clock, systemClock } from '../core/clock.js';
import { ShardcastError } from '../core/errors.js';
import { parseCursorOf } from '../shard/cursor.js';
import type { ShardHandle } from '../shard/shard-types.js';

/** Waits in one relay at a time, all callers together. */
export const WAITS_MAX = 10_000;
/** When the caller names no time. Milliseconds. */
export const WAIT_DEFAULT_MS = 10_000;
/** Longer waits are cut to this. Milliseconds. */
export const WAIT_MAX_MS = 10 * 60_000;

export interface WaitOptions {
  /** 0 or undefined: WAIT_DEFAULT_MS. At most WAIT_MAX_MS. */
  timeoutMs?: number | undefined;
  signal?: AbortSignal | undefined;
}

interface Waiter {
  readonly holds: () => boolean;
  readonly settle: () => void;
}

/** Callers that wait for something to become true of a shard: bounded in number and in time. */
export class Waiting {
  readonly #clock: Clock;
  readonly #waitsMax: number;
  readonly #byShard = new Map<string, Set<Waiter>>();
  #count = 0;

  constructor(clock: Clock = systemClock, waitsMax: number = WAITS_MAX) {
    this.#clock = clock;
    this.#waitsMax = waitsMax;
  }

  get count(): number {
    return this.#count;
  }

  /** What `holds` tells of the shard may have changed. */
  notify(shard: string): void {
    const waiters = this.#byShard.get(shard);
    if (waiters === undefined) return;
    for (const waiter of waiters) if (waiter.holds()) waiter.settle();
  }

  /** Resolves true when `holds`, false when the time is over. Rejects when the signal aborts or too many wait. */
  async until(shard: string, holds: () => boolean, options: WaitOptions = {}): Promise<boolean> {
    if (holds()) return true;
    const { signal } = options;
    if (signal?.aborted) throw new ShardcastError('CANCELLED', 'the caller went away');
    if (this.#count >= this.#waitsMax) {
      throw new ShardcastError('LIMIT_EXCEEDED', `waitsMax: ${this.#count} callers wait already`, {
        retry: 'backoff',
        details: { limit: 'waitsMax', maximum: this.#waitsMax },
      });
    }
    const waiters = this.#byShard.get(shard) ?? new Set();
    this.#byShard.set(shard, waiters);
    const timeoutMs = Math.min(options.timeoutMs || WAIT_DEFAULT_MS, WAIT_MAX_MS);
    return await new Promise<boolean>((resolve, reject) => {
      const finish = (answer: () => void) => {
        if (!waiters.delete(waiter)) return;
        this.#count--;
        if (waiters.size === 0 && this.#byShard.get(shard) === waiters) this.#byShard.delete(shard);
        timer[Symbol.dispose]();
        signal?.removeEventListener('abort', onAbort);
        answer();
      };
      const onAbort = () => finish(() => reject(new ShardcastError('CANCELLED', 'the caller went away')));
      const waiter: Waiter = { holds, settle: () => finish(() => resolve(true)) };
      const timer = this.#clock.schedule(timeoutMs, () => finish(() => resolve(false)));
      signal?.addEventListener('abort', onAbort, { once: true });
      waiters.add(waiter);
      this.#count++;
    });
  }

  /** Resolves when the shard has reached the token, which may be empty. Throws DEADLINE_EXCEEDED, WRONG_EPOCH, FORK. */
  async atLeast(handle: ShardHandle, token: string, options: WaitOptions = {}): Promise<void> {
    if (token === '') return;
    const { revision } = parseCursorOf(handle.name, token);
    const reached = await this.until(handle.name, () => handle.head.revision >= revision, options);
    if (!reached) {
      throw new ShardcastError(
        'DEADLINE_EXCEEDED',
        `${handle.name} is at revision ${handle.head.revision}; ${revision} did not come in time`,
        { hint: 'Was the token made by another mesh, or is this relay behind?' },
      );
    }
    checkReached(handle, token);
  }
}

/** A token older than all that is kept cannot be compared any more; that the shard is past it is still true. */
function checkReached(handle: ShardHandle, token: string): void {
  try {
    handle.checkCursor(token);
  } catch (failure) {
    if (failure instanceof ShardcastError && failure.code === 'TRIMMED') return;
    throw failure;
  }
}
