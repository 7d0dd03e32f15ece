import { type Clock, pause } from '../../core/clock.js';
import { ShardcastError, toShardcastError } from '../../core/errors.js';
import type { Logger } from '../../core/log.js';
import type { LoggedEntry, LogHead } from '../../log/delta-log.js';
import type { Shard } from '../../shard/shard.js';
import type { ShardStore } from '../../shard/store.js';
import type { Outcome } from './applier.js';
import type { Lag } from './lag.js';
import type { Refill, ReplicatedLog } from './replicated-log.js';

/** How often the log must say that it ends before a shard's head: a server that has just become leader may, once. */
const BEHIND_TIMES = 5;
const BEHIND_PAUSE_MS = 100;
/** Rounds of a pass that bring the shard no further; then it is made again later. */
const IDLE_ROUNDS_MAX = 3;

/** What replication is told about single shards. */
export interface ReplicationHooks {
  /**
   * The shard's history is not the log's. It is not served any more; when this resolves what it has is discarded and filled again. Told once
   * for a fork; a rejection is asked again later. Default: at once.
   */
  onFork?(shard: string, failure: ShardcastError): Promise<void> | void;
  /** The shard stands somewhere else than its last entry would say: at a snapshot, or at the beginning. */
  onMoved?(shard: string): void;
}

export interface LagPassOptions {
  readonly store: ShardStore;
  readonly log: ReplicatedLog;
  readonly refill: Refill;
  readonly hooks: ReplicationHooks;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Applies an entry, or says why not; own: this relay imports it just now. */
  readonly take: (shard: Shard, logged: LoggedEntry) => Outcome | 'own';
  /** Resolves when this relay's own import has ended. */
  readonly landed: (shard: string) => Promise<void>;
  /** Applies an entry that brings imported records. */
  readonly adoptImport: (shard: Shard, logged: LoggedEntry) => Promise<void>;
  readonly room: () => Promise<void> | undefined;
}

/**
 * One way of a shard to the end of the log. Each round asks where the log ends and compares: the same revision and hash: there; a lower
 * revision, or another hash: a fork; a higher one: it reads on from its head, and where the log does not reach back any more it is
 * refilled first. The follower may apply entries of the shard meanwhile: whatever comes twice is known by its revisions.
 */
export class LagPass {
  readonly #options: LagPassOptions;

  constructor(options: LagPassOptions) {
    this.#options = options;
  }

  async run(name: string, lag: Lag, isWanted: () => boolean): Promise<void> {
    if (lag.isForked && lag.fork !== undefined) await this.#discard(name, lag, lag.fork);
    let idle = 0;
    let fell = 0;
    while (isWanted()) {
      const { shard, wasMended } = await this.#usable(name, lag);
      const before = shard.head.revision;
      const head = await this.#options.log.head(name);
      const verdict = compare(shard, head, before);
      if (verdict === 'there') {
        if (head !== undefined) await shard.place(head.revision, head.position);
        return;
      }
      if (verdict === 'ahead' && ++fell < BEHIND_TIMES) {
        await pause(this.#options.clock, BEHIND_PAUSE_MS);
        continue;
      }
      try {
        if (verdict !== 'behind') throw forked(shard, head);
        await this.#read(shard, lag, isWanted);
        // A disk that is still full is found out now, not by making passes for ever.
        if (wasMended) await shard.writeHead({}, () => undefined);
      } catch (failure) {
        await this.#mend(name, lag, toShardcastError(failure));
      }
      idle = shard.head.revision > before ? 0 : idle + 1;
      if (idle >= IDLE_ROUNDS_MAX) throw stuck(shard, head);
    }
  }

  async #read(shard: Shard, lag: Lag, isWanted: () => boolean): Promise<void> {
    const { log, take, room } = this.#options;
    const { position } = shard.stored;
    const hints = position > 0 ? { afterPosition: position } : {};
    for await (const logged of log.read(shard.name, shard.head.revision + 1, hints)) {
      if (!isWanted()) return;
      const outcome = take(shard, logged);
      if (outcome === 'gap') return;
      if (outcome === 'own') await this.#options.landed(shard.name);
      if (outcome === 'import') await alone(lag, () => this.#options.adoptImport(shard, logged));
      await room();
    }
  }

  /** What the log itself cannot give. Throws what only another pass may mend. */
  async #mend(name: string, lag: Lag, failure: ShardcastError): Promise<void> {
    const { refill, hooks } = this.#options;
    if (failure.code === 'TRIMMED') {
      await alone(lag, () => refill.refill(name));
      hooks.onMoved?.(name);
    } else if (failure.code === 'FORK' || failure.code === 'WRONG_EPOCH') {
      await this.#discard(name, lag, failure);
    } else {
      throw failure;
    }
  }

  async #discard(name: string, lag: Lag, failure: ShardcastError): Promise<void> {
    const { hooks, logger, store } = this.#options;
    logger.error({ shard: name, failure: failure.toJSON() }, 'a replica has left the history of the log');
    lag.fork = failure;
    lag.isForked = true;
    await hooks.onFork?.(name, failure);
    await alone(lag, () => store.open(name).reset());
    lag.isForked = false;
    hooks.onMoved?.(name);
  }

  /** The shard: at what is on disk where a commit has failed, as new where its bytes are damaged. */
  async #usable(name: string, lag: Lag): Promise<{ shard: Shard; wasMended: boolean }> {
    const { store, logger } = this.#options;
    let loaded: Shard | undefined;
    try {
      const shard = store.open(name);
      loaded = shard;
      if (shard.failure === undefined) return { shard, wasMended: false };
      await alone(lag, () => shard.reload());
      return { shard, wasMended: true };
    } catch (thrown) {
      const failure = toShardcastError(thrown);
      if (failure.code !== 'CORRUPT' && failure.code !== 'TRIMMED') throw failure;
      logger.error({ shard: name, failure: failure.toJSON() }, 'a damaged replica is filled again');
    }
    await alone(lag, () => loaded?.reset() ?? store.discard(name));
    return { shard: store.open(name), wasMended: true };
  }
}

/** Where a shard is against the log's end, which was asked for when the shard was at revision `before`. */
function compare(
  shard: Shard,
  head: LogHead | undefined,
  before: number,
): 'there' | 'behind' | 'ahead' | 'elsewhere' {
  const { revision, epoch, hash } = shard.head;
  const end = head?.revision ?? 0;
  if (end < before) return 'ahead';
  if (end > revision) return 'behind';
  // What was applied meanwhile was the log's.
  if (head === undefined || end < revision) return 'there';
  return head.epoch === epoch && head.hash.equals(hash) ? 'there' : 'elsewhere';
}

async function alone<T>(lag: Lag, task: () => Promise<T>): Promise<T> {
  lag.busy = true;
  try {
    return await task();
  } finally {
    lag.busy = false;
  }
}

function forked({ name, head }: Shard, end: LogHead | undefined): ShardcastError {
  const where = end === undefined ? 'is empty' : `ends at revision ${end.revision} of epoch ${end.epoch}`;
  const message = `${name}: the log ${where}, and the replica's revision ${head.revision} is not of its history`;
  return new ShardcastError('FORK', message, {
    hint: 'The log was restored to an older state, or has lost what it had acknowledged.',
    details: { shard: name, revision: head.revision, end: end?.revision ?? 0 },
  });
}

function stuck({ name, head }: Shard, end: LogHead | undefined): ShardcastError {
  const message = `${name}: no way leads from revision ${head.revision} to the log's end, ${end?.revision ?? 0}`;
  return new ShardcastError('UNAVAILABLE', message);
}
