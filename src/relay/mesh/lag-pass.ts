import { ShardcastError, toShardcastError } from '../../core/errors.js';
import type { Logger } from '../../core/log.js';
import type { LoggedEntry, LogHead } from '../../log/delta-log.js';
import type { Shard } from '../../shard/shard.js';
import type { ShardStore } from '../../shard/store.js';
import type { Outcome } from './applier.js';
import type { EpochKeeping } from './epoch-keeping.js';
import type { EpochRecord } from './epoch-record.js';
import { type Standing, standingOf } from './epoch-standing.js';
import type { Lag } from './lag.js';
import type { Refill, ReplicatedLog } from './replicated-log.js';

/** How often the log must say that it ends before a shard's head: a server that has just become leader may, once. */
const BEHIND_TIMES = 5;
const BEHIND_PAUSE_MS = 100;
/** Rounds of a pass that bring the shard no further; then it is made again later. */
const IDLE_ROUNDS_MAX = 3;

export interface PassControl {
  /** Whether the shard is this relay's still. */
  readonly isWanted: () => boolean;
  /** Pauses while other shards have their turn. */
  readonly rest: (ms: number) => Promise<void>;
}

/** What a round has found. */
interface Round {
  readonly standing: Standing;
  readonly end: LogHead | undefined;
  readonly opened: EpochRecord | undefined;
}

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
  readonly logger: Logger;
  /** Applies an entry, or says why not; own: this relay imports it just now. */
  readonly take: (shard: Shard, logged: LoggedEntry) => Outcome | 'own';
  /** Resolves when this relay's own import has ended. */
  readonly landed: (shard: string) => Promise<void>;
  /** Applies an entry that brings imported records. */
  readonly adoptImport: (shard: Shard, logged: LoggedEntry) => Promise<void>;
  readonly room: () => Promise<void> | undefined;
  /** Without: the log is always right, and what a replica has beyond it is discarded. */
  readonly epochs?: EpochKeeping | undefined;
}

/**
 * One way of a shard to the end of the log. Each round asks where the log ends and compares (`standingOf`; DESIGN.md has the table). Where
 * the log has more, the shard reads on from its head, and where the log does not reach back any more it is refilled first. The follower
 * may apply entries of the shard meanwhile: whatever comes twice is known by its revisions.
 */
export class LagPass {
  readonly #options: LagPassOptions;

  constructor(options: LagPassOptions) {
    this.#options = options;
  }

  async run(name: string, lag: Lag, { isWanted, rest }: PassControl): Promise<void> {
    if (lag.isForked && lag.fork !== undefined) await this.#discard(name, lag, lag.fork);
    let idle = 0;
    let wasEmpty = false;
    while (isWanted()) {
      const { shard, wasMended } = await this.#usable(name, lag);
      const before = shard.head;
      wasEmpty ||= before.revision === 0;
      const end = await this.#options.log.head(name);
      const opened = this.#options.epochs?.known(name);
      const standing = standingOf({ head: shard.head, before: before.revision, end, opened });
      if (standing === 'there') {
        if (end !== undefined) await shard.place(end.revision, end.position);
        if (!wasEmpty || !(await this.#supplement(shard, lag))) return;
        wasEmpty = false;
        continue;
      }
      lag.fell = standing === 'ahead' ? lag.fell + 1 : 0;
      if (standing === 'ahead' && lag.fell < BEHIND_TIMES) {
        await rest(BEHIND_PAUSE_MS);
        continue;
      }
      try {
        await this.#step(shard, lag, { standing, end, opened }, isWanted);
        // A disk that is still full is found out now, not by making passes for ever.
        if (wasMended) await shard.writeHead({}, () => undefined);
      } catch (failure) {
        await this.#mend(name, lag, toShardcastError(failure), { standing, end, opened });
      }
      const { revision, epoch } = shard.head;
      idle = revision > before.revision || epoch !== before.epoch ? 0 : idle + 1;
      if (idle >= IDLE_ROUNDS_MAX) throw stuck(shard, end);
    }
  }

  /** Whether the archive had more than the log. */
  async #supplement(shard: Shard, lag: Lag): Promise<boolean> {
    const { epochs, hooks } = this.#options;
    if (epochs === undefined || !(await alone(lag, () => epochs.supplement(shard)))) return false;
    hooks.onMoved?.(shard.name);
    return true;
  }

  /** One step nearer to the log's end. */
  async #step(shard: Shard, lag: Lag, at: Round, isWanted: () => boolean): Promise<void> {
    const { epochs } = this.#options;
    const { standing, end, opened } = at;
    if (standing === 'behind') await this.#read(shard, lag, isWanted);
    else if (standing === 'superseded') await this.#join(shard, lag, opened!);
    else if (standing === 'unopened') await epochs!.begin(shard, opened!, end);
    else throw forked(shard, end);
  }

  async #read(shard: Shard, lag: Lag, isWanted: () => boolean): Promise<void> {
    const { log, take, room } = this.#options;
    const { position } = shard.stored;
    const { epoch, revision } = shard.head;
    const hints = position > 0 ? { afterPosition: position } : {};
    for await (const logged of log.read(shard.name, revision + 1, hints)) {
      if (!isWanted()) return;
      // Of a line that was left: the epoch goes on behind it.
      if (revision > 0 && logged.entry.epoch < epoch) continue;
      const outcome = take(shard, logged);
      if (outcome === 'gap') return;
      if (outcome === 'own') await this.#options.landed(shard.name);
      if (outcome === 'import') await alone(lag, () => this.#options.adoptImport(shard, logged));
      await room();
    }
  }

  async #join(shard: Shard, lag: Lag, opened: EpochRecord): Promise<void> {
    const { epochs, hooks } = this.#options;
    const { name, head } = shard;
    const leave = async (): Promise<void> => {
      const message = `${name} is of epoch ${head.epoch}; ${opened.openedBy} has opened ${opened.epoch}`;
      await this.#leave(name, lag, new ShardcastError('WRONG_EPOCH', message));
    };
    await alone(lag, () => epochs!.join(shard, opened, leave));
    hooks.onMoved?.(name);
  }

  /** What the log itself cannot give. Throws what only another pass may mend. */
  async #mend(name: string, lag: Lag, failure: ShardcastError, at: Round): Promise<void> {
    const { refill, hooks } = this.#options;
    if (failure.code === 'TRIMMED') {
      await alone(lag, () => refill.refill(name, at.opened));
      hooks.onMoved?.(name);
    } else if (failure.code === 'FORK' || failure.code === 'WRONG_EPOCH') {
      if (!(await this.#open(name, lag, at))) await this.#discard(name, lag, failure);
    } else if (failure.code !== 'CONFLICT') {
      throw failure;
    }
  }

  /** Whether there is an epoch now that the shard can go on in. */
  async #open(name: string, lag: Lag, { standing, end }: Round): Promise<boolean> {
    const { epochs, store } = this.#options;
    if (epochs === undefined) return false;
    const isAhead = standing === 'ahead';
    return await alone(lag, () => epochs.open(store.open(name), { end, isAhead, sinceMs: lag.sinceMs }));
  }

  /** The shard is not served any more. */
  async #leave(name: string, lag: Lag, failure: ShardcastError): Promise<void> {
    lag.fork = failure;
    await this.#options.hooks.onFork?.(name, failure);
  }

  async #discard(name: string, lag: Lag, failure: ShardcastError): Promise<void> {
    const { hooks, logger, store } = this.#options;
    logger.error({ shard: name, failure: failure.toJSON() }, 'a replica has left the history of the log');
    lag.isForked = true;
    await this.#leave(name, lag, failure);
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
