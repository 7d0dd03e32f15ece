import { renameSync, rmSync } from 'node:fs';
import { toShardcastError } from '../core/errors.js';
import { type Logger, silentLogger } from '../core/log.js';
import { Lane, lanePath } from './lane.js';
import { damageOf } from './lane-file.js';

export interface LaneOptions {
  readonly path: string;
  readonly commitDelayMs?: number;
  /** Whether others have all that is in the lane, so that one with damaged pages may be begun anew. */
  readonly logIsElsewhere?: boolean;
  readonly logger?: Logger;
}

/** Opens a lane. Throws CORRUPT; when others have what is in it, damaged pages are moved aside instead, in place of earlier ones. */
export function openLane(
  number: number,
  { path, commitDelayMs, logIsElsewhere = false, logger = silentLogger }: LaneOptions,
): Lane {
  try {
    return new Lane(path, number, commitDelayMs);
  } catch (thrown) {
    const error = toShardcastError(thrown);
    const file = lanePath(path, number);
    // What LMDB itself refuses, like the format of another version, is no damage: that stays where it is.
    if (error.code !== 'CORRUPT' || !logIsElsewhere || damageOf(file) === undefined) throw error;
    const aside = `${file}.corrupt`;
    renameSync(file, aside);
    rmSync(`${file}-lock`, { force: true });
    logger.error(
      { error: error.toJSON(), aside },
      'a part of the store is damaged: it is moved aside and filled again',
    );
    return new Lane(path, number, commitDelayMs);
  }
}
