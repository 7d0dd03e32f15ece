import { CLIENT, RECORD_HELP } from './command-parts.js';
import type { CommandSpec } from './command-spec.js';

const RECORD = '"collection", "key": […], "value": …, "expires_at"?';

/** The part of the command table that reads a shard. */
export const READ_COMMANDS = {
  get: {
    summary: 'read one record',
    details: [RECORD_HELP],
    arguments: [{ name: 'record', summary: 'a tuple, or collection["part", …]' }],
    options: ['shard', 'atRevision', 'atLeast', ...CLIENT],
    required: ['shard'],
    examples: [
      ['shardcast get --shard acme doc:readme#viewer@user:anne', 'exit code 0: it is there; 4: it is not'],
      [`shardcast get --shard acme 'users["anne"]' --at-revision 12`, 'as it was at revision 12'],
    ],
    json: [`{"shard", ${RECORD}, "revision", "token"}`],
  },
  scan: {
    summary: 'read records in key order',
    arguments: [{ name: 'collection', summary: 'only this collection', optional: true }],
    options: ['shard', 'prefix', 'limit', 'atRevision', 'atLeast', ...CLIENT],
    required: ['shard'],
    examples: [
      ['shardcast scan --shard acme tuples --prefix doc:readme', 'all tuples of an object'],
      [
        'shardcast scan --shard acme --json --at-revision 12 > shard.ndjson',
        'a whole shard, as import takes it',
      ],
    ],
    json: [`a line for each record: {${RECORD}}`],
  },
  diff: {
    summary: 'what changed between two revisions',
    options: ['shard', 'diffFrom', 'to', 'limit', ...CLIENT],
    required: ['shard'],
    examples: [
      ['shardcast diff --shard acme --from 12 --to 40', 'lines start with + added, - removed, ~ changed'],
    ],
    json: [
      'a line for each record: {"change": "added"|"removed"|"changed", "collection", "key": […], "before"?, "after"?, "before_expires_at"?, "after_expires_at"?}',
    ],
  },
  log: {
    summary: 'the deltas of a shard, oldest first',
    details: [
      `With --key: who changed a record, when, by which delta. ${RECORD_HELP} With fewer parts: whatever is below them.`,
      'Of each delta the operations are shown that touch it; an import is shown, as it may have. The relay answers from what --history-bytes lets it keep.',
    ],
    options: ['shard', 'logKey', 'from', 'to', 'limit', ...CLIENT],
    required: ['shard'],
    examples: [
      ['shardcast log --shard acme --from 12', 'who changed what, since revision 12'],
      ['shardcast log --shard acme --key doc:readme#viewer@user:anne', 'who granted that, and who took it'],
      [`shardcast log --shard acme --key 'tuples["doc:readme"]'`, 'all that was done to an object'],
    ],
    json: [
      'a line for each delta: {"shard", "revision", "token", "appended_at", "at"?, "id", "publisher", "on_behalf_of"?, "source"?, "position"?, "trace_id"?, "ops": […]}',
      'an operation has the form that publish takes, or {"expire": {"collection", "key", "at"}}, "delete_shard", {"import": {"root", "mode"}}',
    ],
  },
  watch: {
    summary: 'deltas of a shard as they come',
    options: ['shard', 'after', 'limit', ...CLIENT],
    required: ['shard'],
    examples: [
      ['shardcast watch --shard acme', 'what is new, until interrupted'],
      ['shardcast watch --shard acme --after 0 --json', 'from the beginning, then live'],
    ],
    json: ['a line for each delta, as of log'],
  },
} as const satisfies Record<string, CommandSpec>;
