import type { LogHead } from '../../log/delta-log.js';
import type { Head } from '../../shard/shard-types.js';
import type { EpochRecord } from './epoch-record.js';

/** Where a replica stands; DESIGN.md beside this file has the table, and what follows from each. */
export type Standing = 'there' | 'behind' | 'ahead' | 'elsewhere' | 'superseded' | 'unopened';

export interface Standpoint {
  /** The replica's head now. */
  readonly head: Pick<Head, 'epoch' | 'revision' | 'hash'>;
  /** Its revision when the log was asked for its end: what was applied since was the log's. */
  readonly before: number;
  /** Where the log ended; undefined: it has no entry of the shard. */
  readonly end: LogHead | undefined;
  /** The shard's last epoch in the bucket, as far as it is known. */
  readonly opened: EpochRecord | undefined;
}

/** Epochs are compared as texts: they are in the order of their opening. */
export function standingOf({ head, before, end, opened }: Standpoint): Standing {
  const { epoch, revision, hash } = head;
  if (revision === 0) {
    if (opened !== undefined && opened.continuesFrom !== null) return 'superseded';
    return end === undefined ? 'there' : 'behind';
  }
  if (opened !== undefined && epoch < opened.epoch) return 'superseded';
  if (end === undefined || end.epoch < epoch) {
    const isFirst = opened?.epoch === epoch && opened.continuesFrom?.revision === revision;
    return isFirst ? 'unopened' : 'ahead';
  }
  if (end.epoch > epoch) return 'elsewhere';
  if (end.revision < before) return 'ahead';
  if (end.revision > revision) return 'behind';
  if (end.revision < revision) return 'there';
  return end.hash.equals(hash) ? 'there' : 'elsewhere';
}
