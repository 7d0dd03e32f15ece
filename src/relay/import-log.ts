import type { Draft } from '../shard/draft.js';
import type { Entry } from '../shard/entry.js';
import type { Shard } from '../shard/shard.js';
import type { Manifest } from '../snapshot/manifest.js';
import type { SequencedLog } from './sequenced-log.js';

/** The log as imports use it. */
export interface ImportLog extends Pick<SequencedLog, 'catchUp'> {
  /**
   * Puts imported chunks and their manifest, named by its root, where every relay can fetch them. Resolves when that is durable: the entry
   * that names the root comes after. Absent where no other relay needs them: they are synced with the entry.
   */
  offer?(shard: Shard, imported: Manifest): Promise<void>;
  /**
   * Appends an entry onto `expected` whose effect is `manifest`, which then is the shard's state. Throws as DeltaLog.append does; CONFLICT: the shard
   * catches up, and all is merged again.
   */
  appendImport(
    shard: Shard,
    made: {
      readonly entry: Entry;
      readonly bytes: Buffer;
      readonly expected: number;
      readonly draft: Draft;
      readonly manifest: Manifest;
    },
  ): Promise<void>;
}
