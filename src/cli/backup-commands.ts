import { CHANGING, COMMON } from './command-parts.js';
import type { CommandSpec } from './command-spec.js';

/** The part of the command table that is about archives. */
export const BACKUP_COMMANDS = {
  backup: {
    summary: 'archive a shard now',
    details: [
      'The archive is that of the relay or its mesh (relay --archive). Only what it lacks is put. `shardcast snapshot ls --archived` lists what it has.',
    ],
    options: ['shard', ...CHANGING, ...COMMON],
    required: ['shard'],
    examples: [['shardcast backup --shard acme', 'prints the revision that can be restored from now on']],
    json: ['{"shard", "epoch", "revision", "root", "new", "chunks_put", "bytes_put"}'],
  },
  restore: {
    summary: 'bring a shard back to a revision that is archived',
    details: [
      'A new epoch begins, which continues from that revision: agents take what they lack, tokens of what is left are refused (WRONG_EPOCH).',
      'What the shard holds before is archived first, so that it can be restored in turn. Exit code 3: another epoch was opened at the same time.',
    ],
    options: ['shard', 'restoreRevision', 'restoreEpoch', 'restoreAs', ...CHANGING, ...COMMON],
    required: ['shard'],
    examples: [
      ['shardcast restore --shard acme --revision 1200', 'in every OPA of the shard, too'],
      ['shardcast restore --shard acme --as acme-copy', 'beside it, under another name'],
    ],
    json: ['{"shard", "epoch", "revision", "token", "from": {"shard", "epoch", "revision"}}'],
  },
} as const satisfies Record<string, CommandSpec>;
