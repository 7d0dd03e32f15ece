import { type Clock, systemClock } from '../core/clock.js';
import { deferred } from '../core/deferred.js';
import { ShardcastError } from '../core/errors.js';
import { checkDelta } from '../shard/check.js';
import { encodeEntry } from '../shard/entry.js';
import type { ShardStore } from '../shard/store.js';
import { type LocalSequencing, type PublishAnswer, type PublishCommand, publishBy } from './commands.js';
import { EntryInMaking, type Pending } from './entry-in-making.js';
import { checkPreconditions } from './expectations.js';
import type { SequencedLog } from './sequenced-log.js';

/** Bytes of deltas that may wait for all shards together; beyond, publishers are told to slow down. */
const WAITING_BYTES_MAX = 64 * 1024 * 1024;
const CONFLICTS_MAX = 20;

type Job = () => Promise<void>;
type Item = Pending | Job;

export interface SequencerOptions {
  store: ShardStore;
  log: SequencedLog;
  clock?: Clock;
  /** Told about every append: how long it took, how many deltas and operations. */
  onAppend?: (elapsedMs: number, deltas: number, operations: number) => void;
}

/**
 * Puts deltas in order. All that wait for a shard become one entry, checked against the state that each would find; the
 * log decides by compare-and-set whether the entry is next. One append in flight per shard: while it is under way the next
 * entry gathers, so the busier a shard is the more deltas share a sync.
 */
export class Sequencer implements LocalSequencing {
  readonly #store: ShardStore;
  readonly #log: SequencedLog;
  readonly #clock: Clock;
  readonly #onAppend: SequencerOptions['onAppend'];
  readonly #queues = new Map<string, Item[]>();
  readonly #running = new Set<Promise<void>>();
  readonly publish = publishBy((command, answer) => this.submit(command, answer));
  #waitingBytes = 0;
  #stopped = false;

  constructor(options: SequencerOptions) {
    this.#store = options.store;
    this.#log = options.log;
    this.#clock = options.clock ?? systemClock;
    this.#onAppend = options.onAppend;
  }

  submit(command: PublishCommand, answer: PublishAnswer): void {
    try {
      const delta = checkDelta(command.delta);
      checkPreconditions(command);
      if (this.#waitingBytes + command.delta.length > WAITING_BYTES_MAX) throw overloaded();
      this.#enqueue(command.shard, { command, delta, answer, repeats: undefined });
      this.#waitingBytes += command.delta.length;
    } catch (failure) {
      answer.refused(failure);
    }
  }

  isBusy(shard: string): boolean {
    return this.#queues.has(shard);
  }

  exclusive<T>(shard: string, job: () => Promise<T>): Promise<T> {
    const answer = deferred<T>();
    try {
      const settled = async () => await job();
      this.#enqueue(shard, () => settled().then(answer.resolve, answer.reject));
    } catch (failure) {
      answer.reject(failure);
    }
    return answer.promise;
  }

  /** Takes no more, and resolves when all that was taken has its answer. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#running);
  }

  #enqueue(name: string, item: Item): void {
    if (this.#stopped) throw new ShardcastError('UNAVAILABLE', 'the relay is stopping');
    const queue = this.#queues.get(name);
    if (queue !== undefined) {
      queue.push(item);
      return;
    }
    const first = [item];
    this.#store.open(name); // a bad name or a damaged shard is this caller's to hear
    this.#queues.set(name, first);
    const running = this.#drain(name, first).finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  async #drain(name: string, queue: Item[]): Promise<void> {
    await Promise.resolve(); // whatever is published in this turn belongs to the same entry
    while (queue.length > 0) {
      const first = queue[0];
      if (typeof first === 'function') {
        queue.shift();
        await first();
      } else {
        await this.#sequence(name, queue);
      }
    }
    this.#queues.delete(name);
  }

  async #sequence(name: string, queue: Item[]): Promise<void> {
    let entry: EntryInMaking;
    try {
      entry = new EntryInMaking(this.#store.open(name), this.#log.catchUp === undefined);
    } catch (failure) {
      // It left memory meanwhile and cannot be read any more.
      const first = queue.shift() as Pending;
      this.#waitingBytes -= first.command.delta.length;
      first.answer.refused(failure);
      return;
    }
    let taken = 0;
    for (const item of queue) {
      if (typeof item === 'function' || entry.isFullFor(item.command.delta)) break;
      taken++;
      this.#waitingBytes -= item.command.delta.length;
      const { held } = item.answer;
      if (held === undefined) entry.take(item);
      else item.answer.refused(held);
    }
    queue.splice(0, taken);
    try {
      if (entry.isDoubtful) await this.#confirm(name, entry);
      if (entry.size > 0) await this.#append(name, entry);
    } catch (failure) {
      entry.reject(failure);
    }
  }

  async #append(name: string, making: EntryInMaking): Promise<void> {
    for (let conflicts = 0; making.size > 0; conflicts++) {
      try {
        await this.#appendOnce(name, making);
        making.resolve();
        return;
      } catch (failure) {
        const isLost = failure instanceof ShardcastError && failure.code === 'CONFLICT';
        if (!isLost || conflicts >= CONFLICTS_MAX) throw failure;
      }
      await this.#log.catchUp?.(name, making.draft.parent.head.revision);
      making.restart(this.#store.open(name), this.#log.catchUp === undefined);
      if (making.isDoubtful) await this.#confirm(name, making);
    }
  }

  /** Another relay may have appended what this one has not seen yet: a refusal counts at the log's end only. */
  async #confirm(name: string, making: EntryInMaking): Promise<void> {
    await this.#log.catchUp?.(name);
    making.restart(this.#store.open(name), true);
  }

  async #appendOnce(name: string, { draft, position }: EntryInMaking): Promise<void> {
    const appendedAt = Math.max(this.#clock.now(), draft.parent.head.appendedAt);
    const entry = draft.entry(name, appendedAt);
    const started = this.#clock.monotonic();
    await this.#log.append(entry, encodeEntry(entry), position, { prepared: draft });
    const operations = draft.decoded.reduce((sum, delta) => sum + delta.operations.length, 0);
    this.#onAppend?.(this.#clock.monotonic() - started, draft.deltas.length, operations);
  }
}

function overloaded(): ShardcastError {
  return new ShardcastError(
    'UNAVAILABLE',
    `more than ${WAITING_BYTES_MAX} bytes of deltas wait to be sequenced`,
    {
      hint: 'Publish fewer at a time, and repeat with the same ids.',
    },
  );
}
