import { type Clock, systemClock } from '../core/clock.js';
import { type Deferred, deferred } from '../core/deferred.js';
import { ShardcastError } from '../core/errors.js';
import type { DeltaLog } from '../log/delta-log.js';
import { checkDelta } from '../shard/check.js';
import { formatCursor } from '../shard/cursor.js';
import type { Delta } from '../shard/delta.js';
import type { Draft } from '../shard/draft.js';
import { encodeEntry } from '../shard/entry.js';
import { hasPosition, repeatsPosition } from '../shard/receipts.js';
import type { Shard } from '../shard/shard.js';
import type { ShardStore } from '../shard/store.js';
import type { PublishCommand, Receipt, Sequencing } from './commands.js';
import { checkExpectations, checkPreconditions } from './expectations.js';

/** Bytes of deltas in one entry: it fits a 1 MiB message with its frame. */
const ENTRY_BYTES_MAX = 960 * 1024;
const ENTRY_DELTAS_MAX = 4_096;
/** Bytes of deltas that may wait for all shards together; beyond, publishers are told to slow down. */
const WAITING_BYTES_MAX = 64 * 1024 * 1024;
const CONFLICTS_MAX = 20;

interface Pending {
  readonly command: PublishCommand;
  readonly delta: Delta;
  readonly answer: Deferred<Receipt>;
}

type Job = () => Promise<void>;
type Item = Pending | Job;

export interface SequencerOptions {
  store: ShardStore;
  log: DeltaLog;
  clock?: Clock;
  /** Told about every append: how long it took, how many deltas and operations. */
  onAppend?: (elapsedMs: number, deltas: number, operations: number) => void;
}

/**
 * Puts deltas in order. All that wait for a shard become one entry, checked against the state that each would find; the
 * log decides by compare-and-set whether the entry is next. One append in flight per shard: while it is under way the next
 * entry gathers, so the busier a shard is the more deltas share a sync.
 */
export class Sequencer implements Sequencing {
  readonly #store: ShardStore;
  readonly #log: DeltaLog;
  readonly #clock: Clock;
  readonly #onAppend: SequencerOptions['onAppend'];
  readonly #queues = new Map<string, Item[]>();
  readonly #running = new Set<Promise<void>>();
  #waitingBytes = 0;
  #stopped = false;

  constructor(options: SequencerOptions) {
    this.#store = options.store;
    this.#log = options.log;
    this.#clock = options.clock ?? systemClock;
    this.#onAppend = options.onAppend;
  }

  publish(command: PublishCommand): Promise<Receipt> {
    try {
      const delta = checkDelta(command.delta);
      checkPreconditions(command);
      if (this.#waitingBytes + command.delta.length > WAITING_BYTES_MAX) throw overloaded();
      const answer = deferred<Receipt>();
      this.#waitingBytes += command.delta.length;
      this.#enqueue(command.shard, { command, delta, answer });
      return answer.promise;
    } catch (failure) {
      return Promise.reject(failure);
    }
  }

  /** Runs `job` when it is its turn among the shard's publishes; none is sequenced meanwhile. */
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
      entry = new EntryInMaking(this.#store.open(name));
    } catch (failure) {
      // It left memory meanwhile and cannot be read any more.
      const first = queue.shift() as Pending;
      this.#waitingBytes -= first.command.delta.length;
      first.answer.reject(failure);
      return;
    }
    let taken = 0;
    for (const item of queue) {
      if (typeof item === 'function' || entry.isFullFor(item.command.delta)) break;
      taken++;
      this.#waitingBytes -= item.command.delta.length;
      entry.take(item);
    }
    queue.splice(0, taken);
    if (entry.size > 0) await this.#append(name, entry);
  }

  async #append(name: string, making: EntryInMaking): Promise<void> {
    for (let conflicts = 0; making.size > 0; conflicts++) {
      try {
        await this.#appendOnce(name, making.draft);
        making.resolve();
        return;
      } catch (failure) {
        const lost = failure instanceof ShardcastError && failure.code === 'CONFLICT';
        if (!lost || conflicts >= CONFLICTS_MAX) return making.reject(failure);
      }
      try {
        making.restart(this.#store.open(name));
      } catch (failure) {
        return making.reject(failure);
      }
    }
  }

  async #appendOnce(name: string, draft: Draft): Promise<void> {
    const position = (await this.#log.head(name))?.position ?? 0;
    const appendedAt = Math.max(this.#clock.now(), draft.parent.head.appendedAt);
    const entry = draft.entry(name, appendedAt);
    const started = this.#clock.monotonic();
    await this.#log.append(entry, encodeEntry(entry), position, { prepared: draft });
    const operations = draft.decoded.reduce((sum, delta) => sum + delta.operations.length, 0);
    this.#onAppend?.(this.#clock.monotonic() - started, draft.deltas.length, operations);
  }
}

/** The deltas that become one entry, with the publishers that wait for it. */
class EntryInMaking {
  draft: Draft;
  readonly #name: string;
  #shard: Shard;
  #accepted: { pending: Pending; revision: number; hash: Buffer; repeats: Pending[] }[] = [];
  #byId = new Map<string, Pending[]>();
  /** The last delta of each source, which this entry gives a new last position. */
  #bySource = new Map<string, { delta: Delta; repeats: Pending[] }>();
  #bytes = 0;

  constructor(shard: Shard) {
    this.#name = shard.name;
    this.#shard = shard;
    this.draft = shard.draft();
  }

  get size(): number {
    return this.#accepted.length;
  }

  isFullFor(delta: Buffer): boolean {
    if (this.size === 0) return false;
    return this.#bytes + delta.length > ENTRY_BYTES_MAX || this.size >= ENTRY_DELTAS_MAX;
  }

  /** Adds the delta, or answers its publisher: a repeat, or a refusal. */
  take(pending: Pending): void {
    const { command, delta, answer } = pending;
    try {
      const id = `${delta.publisher}\0${delta.id}`;
      const twin = this.#byId.get(id);
      if (twin !== undefined) {
        twin.push(pending);
        return;
      }
      const source = `${delta.publisher}\0${delta.source}`;
      const last = hasPosition(delta) ? this.#bySource.get(source) : undefined;
      if (last !== undefined && repeatsPosition(delta, last.delta)) {
        last.repeats.push(pending);
        return;
      }
      const seen = this.#shard.receipts.find(delta);
      if (seen !== undefined) {
        answer.resolve({ ...seen, repeated: true });
        return;
      }
      checkExpectations(command, this.draft);
      this.draft.add(delta, command.delta);
      const repeats: Pending[] = [];
      this.#byId.set(id, repeats);
      if (hasPosition(delta)) this.#bySource.set(source, { delta, repeats });
      this.#accepted.push({ pending, revision: this.draft.revision, hash: this.draft.hash, repeats });
      this.#bytes += command.delta.length;
    } catch (failure) {
      answer.reject(failure);
    }
  }

  /** Another relay was first: the same deltas against the state that it left. */
  restart(shard: Shard): void {
    const again = this.#accepted.flatMap(({ pending, repeats }) => [pending, ...repeats]);
    this.#shard = shard;
    this.draft = shard.draft();
    this.#accepted = [];
    this.#byId = new Map();
    this.#bySource = new Map();
    this.#bytes = 0;
    for (const pending of again) this.take(pending);
  }

  resolve(): void {
    const { epoch } = this.draft.parent.head;
    for (const { pending, revision, hash, repeats } of this.#accepted) {
      const token = formatCursor(this.#name, epoch, revision, hash);
      pending.answer.resolve({ token, revision, repeated: false });
      for (const repeat of repeats) repeat.answer.resolve({ token, revision, repeated: true });
    }
  }

  reject(failure: unknown): void {
    for (const { pending, repeats } of this.#accepted) {
      for (const { answer } of [pending, ...repeats]) answer.reject(failure);
    }
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
