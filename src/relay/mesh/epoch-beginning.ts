import type { Clock } from '../../core/clock.js';
import { toShardcastError } from '../../core/errors.js';
import type { Logger } from '../../core/log.js';
import type { LoggedEntry, LogHead } from '../../log/delta-log.js';
import { ByLabel } from '../../shard/by-label.js';
import { EPOCH_PUBLISHER } from '../../shard/check.js';
import { decodeDelta } from '../../shard/delta.js';
import { DeltaBuilder } from '../../shard/delta-builder.js';
import type { Draft } from '../../shard/draft.js';
import { encodeEntry } from '../../shard/entry.js';
import type { Shard } from '../../shard/shard.js';
import { isImport } from '../../wire/watch-codec.js';
import { ENTRY_BYTES_MAX, ENTRY_DELTAS_MAX } from '../entry-in-making.js';
import type { EpochRecord } from './epoch-record.js';
import type { ReplicatedLog } from './replicated-log.js';

export interface EpochBeginningOptions {
  readonly log: Pick<ReplicatedLog, 'read' | 'append'>;
  /** Applies what is in the log. */
  readonly take: (shard: Shard, logged: LoggedEntry) => unknown;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Writes the beginning of an epoch into the log, where all that follow the shard see it: a delta without operations, and behind it what the log
 * had taken in the meantime. Whoever stands on the beginning may do so; the log's compare-and-set lets one.
 */
export class EpochBeginning {
  readonly #options: EpochBeginningOptions;

  constructor(options: EpochBeginningOptions) {
    this.#options = options;
  }

  /** See `EpochKeeping.begin`. */
  async begin(shard: Shard, record: EpochRecord, end: LogHead | undefined): Promise<void> {
    const { log, take, clock } = this.#options;
    const id = `epoch-${record.epoch}`;
    const opening = new DeltaBuilder().encode({
      id,
      publisher: EPOCH_PUBLISHER,
      publishedAt: record.openedAt,
    });
    const waiting = [opening, ...(await this.#takenOver(shard, record, end))];
    let expected = end?.position ?? 0;
    while (waiting.length > 0) {
      const draft = shard.draft();
      this.#fill(shard, draft, waiting);
      if (draft.deltas.length === 0) return;
      const entry = draft.entry(shard.name, Math.max(clock.now(), shard.head.appendedAt));
      const bytes = encodeEntry(entry);
      const position = await log.append(entry, bytes, expected);
      take(shard, { entry, bytes, position });
      expected = position;
    }
  }

  /** Moves as many deltas into the draft as fit in an entry. */
  #fill(shard: Shard, draft: Draft, waiting: Buffer[]): void {
    const { logger } = this.#options;
    for (let bytes = 0; waiting.length > 0; ) {
      const [next] = waiting;
      bytes += next!.length;
      if (draft.deltas.length >= ENTRY_DELTAS_MAX || (bytes > ENTRY_BYTES_MAX && draft.deltas.length > 0))
        return;
      waiting.shift();
      const delta = decodeDelta(next!);
      try {
        draft.add(delta, next!);
      } catch (failure) {
        const { id, publisher } = delta;
        logger.error(
          { shard: shard.name, id, publisher, failure: toShardcastError(failure).toJSON() },
          'a delta does not fit the new epoch and is lost',
        );
      }
    }
  }

  /** Deltas that the log has of the line that was left, and the replica has not. */
  async #takenOver(shard: Shard, { takesOver }: EpochRecord, end: LogHead | undefined): Promise<Buffer[]> {
    const { log, logger } = this.#options;
    if (takesOver === undefined || end === undefined || end.revision < takesOver.fromRevision) return [];
    const taken: Buffer[] = [];
    const seen = new ByLabel<true>();
    for await (const { entry } of log.read(shard.name, takesOver.fromRevision)) {
      if (entry.epoch !== takesOver.epoch) continue;
      for (const [index, bytes] of entry.deltas.entries()) {
        const revision = entry.firstRevision + index;
        if (revision < takesOver.fromRevision) continue;
        const delta = decodeDelta(bytes);
        if (shard.receipts.find(delta) !== undefined || seen.get(delta.publisher, delta.id)) continue;
        seen.set(delta.publisher, delta.id, true);
        if (isImport(bytes))
          logger.error(
            { shard: shard.name, revision },
            'an import is not taken over into the new epoch: run it again',
          );
        else taken.push(bytes);
      }
    }
    return taken;
  }
}
