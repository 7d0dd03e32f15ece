import { ShardcastError } from '../../core/errors.js';
import type { Announcer } from '../../log/applied-feed.js';
import type { LoggedEntry } from '../../log/delta-log.js';
import type { Draft } from '../../shard/draft.js';
import { decodeEntry, type Entry, historyHashes, lastRevision } from '../../shard/entry.js';
import type { Shard } from '../../shard/shard.js';
import { isImport } from '../../wire/watch-codec.js';
import { sliceEntry } from '../entry-slice.js';

/** Applied and not committed yet: beyond, whoever applies waits for the disk. Bytes. */
const UNCOMMITTED_BYTES_MAX = 32 * 1024 * 1024;

/** What became of an entry: it is the state now; it was before; entries before it are missing; its records are elsewhere. */
export type Outcome = 'applied' | 'known' | 'gap' | 'import';

/**
 * Applies entries of the log to replicas, each once and only onto its predecessor: at once in memory, committed behind, for
 * the log has them. What is applied is announced in the same turn.
 */
export class Applier {
  readonly #feed: Announcer;
  readonly #onWriteFailure: (shard: string, failure: unknown) => void;
  #uncommittedBytes = 0;
  #committing: Promise<void> = Promise.resolve();

  constructor(feed: Announcer, onWriteFailure: (shard: string, failure: unknown) => void) {
    this.#feed = feed;
    this.#onWriteFailure = onWriteFailure;
  }

  /** Something to wait for before applying more, when the disk is behind. */
  get room(): Promise<void> | undefined {
    return this.#uncommittedBytes > UNCOMMITTED_BYTES_MAX ? this.#committing : undefined;
  }

  /** Throws FORK or WRONG_EPOCH for another history; what the shard's last commit failed with. */
  apply(shard: Shard, logged: LoggedEntry, draft?: Draft): Outcome {
    const { entry } = logged;
    const { epoch, revision } = shard.head;
    if (revision > 0 && entry.epoch !== epoch) return ofOtherEpoch(shard, logged);
    if (lastRevision(entry) <= revision) {
      checkKnown(shard, logged);
      return 'known';
    }
    if (entry.firstRevision > revision + 1) return 'gap';
    if (bringsImport(entry)) return 'import';
    this.#apply(shard, entry.firstRevision <= revision ? rest(logged, revision) : logged, draft);
    return 'applied';
  }

  announce(logged: LoggedEntry): void {
    this.#feed.announce(logged);
  }

  /** Resolves when all that was applied is committed, or has failed. */
  settled(): Promise<void> {
    return this.#committing;
  }

  #apply(shard: Shard, logged: LoggedEntry, draft: Draft | undefined): void {
    const { entry, bytes, position } = logged;
    const commit = shard.apply(entry, bytes, draft === undefined ? { position } : { position, draft });
    this.#uncommittedBytes += bytes.length;
    this.#committing = commit.then(
      () => {
        this.#uncommittedBytes -= bytes.length;
      },
      (failure: unknown) => {
        this.#uncommittedBytes -= bytes.length;
        this.#onWriteFailure(shard.name, failure);
      },
    );
    this.#feed.announce(logged);
  }
}

/** Whether an entry brings imported records, which are in no delta. It then has one delta. */
export function bringsImport({ deltas }: Entry): boolean {
  return deltas.length === 1 && isImport(deltas[0]!);
}

/** What of an entry comes after `revision`, up to which it was applied. */
function rest({ bytes, position }: LoggedEntry, revision: number): LoggedEntry {
  const sliced = sliceEntry(bytes, revision + 1);
  return { entry: decodeEntry(sliced), bytes: sliced, position };
}

/** An entry that is history already must be the same history, as far as that is kept. */
function checkKnown(shard: Shard, { entry, bytes }: LoggedEntry): void {
  if (shard.tail.startingAt(entry.firstRevision)?.bytes.equals(bytes)) return;
  const last = lastRevision(entry);
  const ours = shard.history.hashAt(last, shard.head);
  if (ours === undefined || historyHashes(entry).at(-1)?.equals(ours)) return;
  throw new ShardcastError('FORK', `${shard.name}: the log has another revision ${last}`, {
    details: { shard: shard.name, revision: last },
  });
}

/** What lies before the beginning of the shard's epoch is history; what lies behind it should not be there. Throws WRONG_EPOCH. */
function ofOtherEpoch({ head, stored }: Shard, { entry, position }: LoggedEntry): Outcome {
  if (entry.epoch < head.epoch) return position <= stored.position ? 'known' : 'gap';
  const { shard, epoch } = entry;
  throw new ShardcastError(
    'WRONG_EPOCH',
    `${shard}: the log goes on in epoch ${epoch}; this is ${head.epoch}`,
  );
}
