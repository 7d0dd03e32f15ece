import { type Clock, systemClock } from '../core/clock.js';
import { deferred } from '../core/deferred.js';
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
import type { PublishAnswer, PublishCommand, Receipt, Sequencing } from './commands.js';
import { checkExpectations, checkPreconditions } from './expectations.js';

/** Bytes of deltas in one entry: it fits a 1 MiB message with its frame. */
const ENTRY_BYTES_MAX = 960 * 1024;
/** An agent applies an entry in one go, and its OPA waits meanwhile. */
const ENTRY_DELTAS_MAX = 512;
/** Bytes of deltas that may wait for all shards together; beyond, publishers are told to slow down. */
const WAITING_BYTES_MAX = 64 * 1024 * 1024;
const CONFLICTS_MAX = 20;

interface Pending {
  readonly command: PublishCommand;
  readonly delta: Delta;
  readonly answer: PublishAnswer;
  /** Of the same entry, with the same id or a position that this one has passed. */
  repeats: Pending[] | undefined;
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
    return new Promise((resolve, reject) => {
      this.submit(command, {
        taken(revision, epoch, hash, repeated) {
          resolve({ token: formatCursor(command.shard, epoch, revision, hash), revision, repeated });
        },
        refused: reject,
      });
    });
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
      first.answer.refused(failure);
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
  #shard: Shard;
  /** In the order of the draft's deltas. */
  #accepted: Pending[] = [];
  #byId = new ByLabel();
  /** The last delta of each source, which this entry gives a new last position. */
  #bySource = new ByLabel();
  #bytes = 0;

  constructor(shard: Shard) {
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
      const twin = this.#twinOf(delta);
      if (twin !== undefined) {
        twin.repeats ??= [];
        twin.repeats.push(pending);
        return;
      }
      const seen = this.#shard.receipts.find(delta);
      if (seen !== undefined) {
        answer.taken(seen.revision, seen.epoch, seen.hash, true);
        return;
      }
      checkExpectations(command, this.draft);
      this.draft.add(delta, command.delta);
      this.#byId.set(delta.publisher, delta.id, pending);
      if (hasPosition(delta)) this.#bySource.set(delta.publisher, delta.source, pending);
      this.#accepted.push(pending);
      this.#bytes += command.delta.length;
    } catch (failure) {
      answer.refused(failure);
    }
  }

  /** What this entry has of the same id, or of the same source at this position or behind. */
  #twinOf(delta: Delta): Pending | undefined {
    const twin = this.#byId.get(delta.publisher, delta.id);
    if (twin !== undefined || !hasPosition(delta)) return twin;
    const last = this.#bySource.get(delta.publisher, delta.source);
    return last !== undefined && repeatsPosition(delta, last.delta) ? last : undefined;
  }

  /** Another relay was first: the same deltas against the state that it left. */
  restart(shard: Shard): void {
    const again = this.#accepted.flatMap((pending) => [pending, ...(pending.repeats ?? [])]);
    this.#shard = shard;
    this.draft = shard.draft();
    this.#accepted = [];
    this.#byId = new ByLabel();
    this.#bySource = new ByLabel();
    this.#bytes = 0;
    for (const pending of again) {
      pending.repeats = undefined;
      this.take(pending);
    }
  }

  resolve(): void {
    const { epoch, revision: before } = this.draft.parent.head;
    let revision = before;
    for (const { answer, repeats } of this.#accepted) {
      const hash = this.draft.hashes[revision++ - before]!;
      answer.taken(revision, epoch, hash, false);
      if (repeats === undefined) continue;
      for (const repeat of repeats) repeat.answer.taken(revision, epoch, hash, true);
    }
  }

  reject(failure: unknown): void {
    for (const { answer, repeats } of this.#accepted) {
      answer.refused(failure);
      for (const repeat of repeats ?? []) repeat.answer.refused(failure);
    }
  }
}

/** Publishes by publisher and a label of theirs. Neighbours mostly have the same publisher. */
class ByLabel {
  readonly #all = new Map<string, Map<string, Pending>>();
  #publisher: string | undefined;
  #own: Map<string, Pending> | undefined;

  get(publisher: string, label: string): Pending | undefined {
    return this.#of(publisher)?.get(label);
  }

  set(publisher: string, label: string, pending: Pending): void {
    let own = this.#of(publisher);
    if (own === undefined) {
      own = new Map();
      this.#all.set(publisher, own);
      this.#own = own;
    }
    own.set(label, pending);
  }

  #of(publisher: string): Map<string, Pending> | undefined {
    if (publisher !== this.#publisher) {
      this.#publisher = publisher;
      this.#own = this.#all.get(publisher);
    }
    return this.#own;
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
