import { boolean, integer, text } from './kinds.js';

/** Options of what is in an archive. */
export const backup = {
  archived: {
    flag: 'archived',
    kind: boolean(),
    default: false,
    summary: 'those in the archive, in place of those of the relay',
  },
  restoreRevision: {
    flag: 'revision',
    env: 'SHARDCAST_RESTORE_REVISION',
    kind: integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
    summary: 'an archived revision (default: the newest)',
  },
  restoreEpoch: {
    flag: 'epoch',
    env: 'SHARDCAST_RESTORE_EPOCH',
    kind: text('EPOCH'),
    summary: 'the epoch that the revision is of, where the archive has several (default: the latest)',
  },
  restoreAs: {
    flag: 'as',
    env: 'SHARDCAST_RESTORE_AS',
    kind: text('NAME'),
    summary: 'name of a new shard that is made of it (default: the shard itself goes back)',
  },
} as const;
