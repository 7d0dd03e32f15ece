import { BACKUP_COMMANDS } from './backup-commands.js';
import { CHANGING, CLIENT, COMMON, OPA, RECORD_HELP } from './command-parts.js';
import type { CommandSpec } from './command-spec.js';
import { MESH_COMMANDS } from './mesh/mesh-commands.js';
import { READ_COMMANDS } from './read-commands.js';
import { SERVER_COMMANDS } from './server-commands.js';
import { TRUST_COMMANDS } from './trust-commands.js';

const LINE_HELP = [
  'A line of NDJSON is a delta: {"shard", "ops": […]} with optional "id", "source", "position" and "at". An operation is',
  '["touch", object, relation, subject], ["delete", object, relation, subject], {"put": {"collection", "key", "value",',
  '"expires_at"?}} or {"delete": {"collection", "key"}}. "tenant" may stand for "shard". Times are ISO 8601 or Unix seconds.',
].join(' ');

export const COMMANDS = {
  ...SERVER_COMMANDS,
  publish: {
    summary: 'publish deltas: tuples, records, or lines of NDJSON',
    details: [
      'Arguments make one delta, so they are applied all or not at all: first what is deleted, then what is put.',
      `-TUPLE is short for --delete TUPLE. ${RECORD_HELP}`,
      `Without arguments, lines are read from --file or standard input. ${LINE_HELP}`,
      'Lines are published in order, many in flight; the first that is refused ends it. Run again with the same --id to repeat safely.',
    ],
    arguments: [
      { name: 'tuple', summary: 'object#relation@subject, put as true', optional: true, variadic: true },
    ],
    options: [
      'shard',
      'put',
      'delete',
      'file',
      'expect',
      'ifExists',
      'ifAbsent',
      'ifEquals',
      'expiresInMs',
      'id',
      'publisher',
      'wait',
      'waitTimeoutMs',
      'traceparent',
      ...CLIENT,
    ],
    examples: [
      ['shardcast publish --shard acme doc:readme#viewer@user:anne', 'grant'],
      [
        'shardcast publish --shard acme --wait -doc:readme#viewer@user:anne',
        'revoke, and wait until no OPA grants it',
      ],
      [`shardcast publish --shard acme --put 'users["anne"]={"name":"Anne"}'`, 'put a record'],
      [`shardcast publish --shard acme --delete 'tuples["doc:readme"]'`, 'delete all tuples of an object'],
      ['shardcast publish --file history.ndjson.gz --id history', 'publish many deltas'],
    ],
    json: [
      '{"shard", "line"?, "id", "revision", "token", "repeated"}',
      'with --wait, last: {"complete", "agents": [{"shard", "agent", "state", "revision", "replica_revision", "seen_at"}], "silent"?: [{"shard", "relay"}]}',
    ],
  },
  import: {
    summary: 'put many records at once, atomically: NDJSON or CSV',
    details: [
      'A line of NDJSON is a record, {"collection", "key": […], "value", "expires_at"?}, or a tuple as text, "object#relation@subject".',
      'CSV has a header. Columns object, relation and subject make tuples; with --collection and --key, the other columns make the value. A column expires_at is the expiry.',
      'Nothing is seen until all is there. After a break, run it again with the same --import-id and the same input: it goes on where it was.',
    ],
    arguments: [],
    options: [
      'shard',
      'file',
      'format',
      'importId',
      'mode',
      'collection',
      'key',
      'value',
      'expect',
      'publisher',
      ...CHANGING,
      ...COMMON,
    ],
    required: ['shard'],
    examples: [
      ['shardcast import --shard acme --file tuples.csv', 'merge tuples'],
      [
        'shardcast import --shard acme --mode replace --file users.ndjson --import-id users-7',
        'replace a collection, resumably',
      ],
      [
        'shardcast import --shard acme --file users.csv --collection users --key id',
        'a collection from a table',
      ],
    ],
    json: ['{"shard", "import_id", "revision", "token", "records", "repeated"}'],
  },
  ...READ_COMMANDS,
  'shard ls': {
    summary: 'list the shards of a relay',
    options: CLIENT,
    examples: [['shardcast shard ls --json | jq -r .shard', 'names only']],
    json: ['a line for each shard: the "shard" of status'],
  },
  'shard delete': {
    summary: 'delete every record of a shard, in the OPA of its agents, too',
    arguments: [{ name: 'shard', summary: 'the shard' }],
    options: ['expect', 'yes', 'traceparent', ...CLIENT],
    examples: [['shardcast shard delete acme --yes', 'without being asked']],
    json: ['{"shard", "revision", "token", "repeated"}'],
  },
  status: {
    summary: 'a relay; with --shard, a shard and its agents',
    options: ['shard', ...CLIENT],
    examples: [['shardcast status --shard acme', 'head, agents, and how far each is behind']],
    json: [
      '{"relay", "version", "protocol_versions", "started_at", "resident_bytes", "disk_bytes", "subscribers", "writable",',
      ' "shard"?: {"shard", "revision", "token", "history_hash", "collections": [{"name", "key_parts", "records"}], "snapshot_revision", "snapshot_bytes", "tail_bytes", "oldest_revision", "agents", "appended_at"?, "deleted"},',
      ' "agents"?: [{"agent", "state", "revision", "replica_revision", "lag", "seen_at"}]}',
    ],
  },
  'snapshot ls': {
    summary: 'the kept snapshots of a shard',
    options: ['shard', 'archived', ...CLIENT],
    required: ['shard'],
    examples: [
      ['shardcast snapshot ls --shard acme', 'newest last; reads work from the oldest revision on'],
      ['shardcast snapshot ls --shard acme --archived', 'what can be restored'],
    ],
    json: [
      'a line for each snapshot: {"shard", "revision", "root", "chunks", "records", "stored_bytes", "cut_at", "appended_at"?}',
      'with --archived: {"shard", "epoch", "revision", "root", "chunks", "records", "stored_bytes", "archived_at", "appended_at"?}',
    ],
  },
  ...BACKUP_COMMANDS,
  ...TRUST_COMMANDS,
  verify: {
    summary: 'prove that a relay, its agents and OPA hold the same data',
    details: [
      'Of an agent, the root of its replica is compared; of an OPA, the whole document, with what the relay holds at the revision that the document names.',
      'Who is behind is given --timeout to catch up. Exit code 6: they differ; 5: somebody does not answer or stays behind.',
    ],
    options: ['verifyShard', 'agent', 'verifyOpa', ...OPA, 'mount', ...CLIENT],
    examples: [
      [
        'shardcast verify --agent 127.0.0.1:7413 --opa http://127.0.0.1:8181',
        'all shards of an agent, and its OPA',
      ],
      [
        'shardcast verify --shard acme --opa http://127.0.0.1:8181=acme --json',
        'one document, with its first differences',
      ],
    ],
    json: [
      '{"equal", "relay", "comparisons": [{"shard", "party": "agent"|"opa", "at", "head", "revision"?, "records"?, "equal", "reason"?,',
      ' "roots"?: {"relay", "agent"}, "differences"?, "first"?: [{"record", "relay"?, "opa"?}]}]}',
    ],
  },
  ...MESH_COMMANDS,
  demo: {
    summary: 'eight years of real changes through a relay, two agents and two OPAs, with crashes',
    options: ['keep', ...COMMON],
    examples: [
      ['shardcast demo', 'exit code 0 only if every replica and OPA equals the history'],
      ['shardcast demo --keep', 'leave everything running, and print how to talk to it'],
    ],
    json: [
      '{"equal", "seconds", "published": {"deltas", "ms"}, "breaks": [{"killed": "agent"|"relay", "at_delta", …,',
      ' "resumed": [{"shard", "by": "deltas"|"snapshot", "reason", "from_revision", "to_revision", "bytes", "ms"}]}],',
      ' "latency": {"samples", "on_disk_ms", "in_opa_ms"}, "questions": [{"shard", "user", "action", "repo", "kind", "today", "past"}],',
      ' "parties": [{"party", "shard", "revision", "records", "compared", "equal", "reason"?}]}',
    ],
  },
  'tools install': {
    summary: 'find, download or build the programs that shardcast works with',
    arguments: [
      {
        name: 'tool',
        summary: 'opa, nats-server or versitygw (default: opa)',
        optional: true,
        variadic: true,
      },
    ],
    options: COMMON,
    examples: [['shardcast tools install opa', 'into the cache of this user']],
    json: ['a line for each tool: {"name", "path", "version", "from"}'],
  },
  completion: {
    summary: 'print a completion script',
    arguments: [{ name: 'shell', summary: 'the shell', choices: ['bash', 'zsh', 'fish'] }],
    options: COMMON,
    examples: [
      ['source <(shardcast completion bash)', 'bash, in ~/.bashrc'],
      ['source <(shardcast completion zsh)', 'zsh, in ~/.zshrc after compinit'],
      ['shardcast completion fish | source', 'fish, in ~/.config/fish/config.fish'],
    ],
    json: [],
  },
  version: {
    summary: 'print the version',
    options: COMMON,
    examples: [['shardcast version --json', 'with the version of Node']],
    json: ['{"version", "node"}'],
  },
} as const satisfies Record<string, CommandSpec>;

export type CommandName = keyof typeof COMMANDS;
export const COMMAND_NAMES = Object.keys(COMMANDS) as CommandName[];

export function commandSpec(name: CommandName): CommandSpec {
  return COMMANDS[name];
}

/** What groups of commands are for, where a command's name has two words. */
export const GROUPS: Readonly<Record<string, string>> = {
  keys: 'keys that sign tokens',
  mesh: 'a mesh of relays on NATS',
  shard: 'shards of a relay',
  snapshot: 'snapshots of a shard',
  token: 'who somebody is and may touch',
  tools: 'programs that shardcast works with',
};
