import { address, boolean, bytes, choice, duration, integer, type Kind, list, text, url } from './kinds.js';

/**
 * The one table of options. From it come the flags, the environment variables, the keys of the YAML file, the types
 * of the configuration, the help, docs/cli.md and the completion scripts.
 */
export interface OptionSpec<T> {
  /** The flag without its dashes; also the key in the YAML file. */
  readonly flag: string;
  /** The environment variable. Default: SHARDCAST_ and the flag. Needed where two commands share a flag. */
  readonly env?: string;
  readonly kind: Kind<T>;
  readonly default?: T;
  /** One line: what it is for. Default, range and unit are added by whoever prints it. */
  readonly summary: string;
  /** What stands for the value in help, where the kind's own word says too little. */
  readonly placeholder?: string;
}

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const KIB = 2 ** 10;
const MIB = 2 ** 20;
const GIB = 2 ** 30;
const anyRevision = { min: 0, max: Number.MAX_SAFE_INTEGER };
const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** Of every command. */
const common = {
  config: { flag: 'config', kind: text('FILE'), summary: 'YAML file with options' },
  json: { flag: 'json', kind: boolean(), default: false, summary: 'print JSON for programs' },
  quiet: { flag: 'quiet', kind: boolean(), default: false, summary: 'print results and errors only' },
  color: { flag: 'color', kind: boolean(), default: true, summary: 'use colour on a terminal' },
} as const;

/** Of commands that ask a relay. */
const client = {
  relay: {
    flag: 'relay',
    kind: address(),
    default: { host: '127.0.0.1', port: 7411 },
    summary: 'gRPC address of the relay',
  },
  timeoutMs: {
    flag: 'timeout',
    kind: duration({ min: 1, max: DAY_MS }),
    default: 30 * SECOND_MS,
    summary: 'how long to wait for the relay',
  },
  shard: { flag: 'shard', kind: text('ID'), summary: 'the tenant shard' },
} as const;

const server = {
  logLevel: {
    flag: 'log-level',
    kind: choice(LOG_LEVELS),
    default: 'info',
    summary: 'least level that is logged',
  },
} as const;

const relay = {
  listen: {
    flag: 'listen',
    kind: address(),
    default: { host: '127.0.0.1', port: 7411 },
    summary: 'address of the gRPC services; port 0: the system chooses',
  },
  relayHttp: {
    flag: 'http',
    env: 'SHARDCAST_RELAY_HTTP',
    kind: address(),
    default: { host: '127.0.0.1', port: 7412 },
    summary: 'address of health and metrics over HTTP',
  },
  relayData: {
    flag: 'data',
    env: 'SHARDCAST_RELAY_DATA',
    kind: text('DIR'),
    summary: 'folder of the shard store',
  },
  lanes: {
    flag: 'lanes',
    kind: integer({ min: 1, max: 64 }),
    default: 4,
    summary: 'LMDB environments that the partitions share; fixed when the folder is made',
  },
  partitions: {
    flag: 'partitions',
    kind: integer({ min: 1, max: 65_536 }),
    default: 256,
    summary: 'slices of the shards; fixed for ever when the folder is made',
  },
  historyBytes: {
    flag: 'history-bytes',
    kind: bytes({ min: 0, max: 1024 * GIB }),
    default: 256 * MIB,
    summary: 'history kept for reads at earlier revisions, for each shard',
  },
  heartbeatMs: {
    flag: 'heartbeat',
    kind: duration({ min: 100, max: 5 * MINUTE_MS }),
    default: 2 * SECOND_MS,
    summary: 'time between heartbeats to subscribers',
  },
  subscriberBudgetBytes: {
    flag: 'subscriber-budget',
    kind: bytes({ min: 2 * MIB, max: GIB }),
    default: 8 * MIB,
    summary: 'bytes that may wait for one subscriber before it is disconnected and resumes by cursor',
  },
  cutBytes: {
    flag: 'cut-bytes',
    kind: bytes({ min: 64 * KIB, max: 4 * GIB }),
    default: 16 * MIB,
    summary: 'size of an overlay at which a snapshot is cut',
  },
} as const;

const agent = {
  agentShard: {
    flag: 'shard',
    env: 'SHARDCAST_AGENT_SHARD',
    kind: list(text('ID[=/MOUNT]')),
    default: [],
    summary: 'a tenant shard and where OPA mounts it (default mount: /shards/ID); repeat for more',
  },
  opa: { flag: 'opa', kind: url(), default: 'http://127.0.0.1:8181', summary: 'OPA that is fed' },
  agentData: {
    flag: 'data',
    env: 'SHARDCAST_AGENT_DATA',
    kind: text('DIR'),
    summary: 'folder of the replica',
  },
  agentHttp: {
    flag: 'http',
    env: 'SHARDCAST_AGENT_HTTP',
    kind: address(),
    default: { host: '127.0.0.1', port: 7413 },
    summary: 'address of health and metrics over HTTP',
  },
  maxStalenessMs: {
    flag: 'max-staleness',
    kind: duration({ min: 0, max: 7 * DAY_MS }),
    default: 0,
    summary: 'age of the data at which readiness ends and $sync.stale is set; 0: never',
  },
  opaTimeoutMs: {
    flag: 'opa-timeout',
    kind: duration({ min: 10, max: HOUR_MS }),
    default: 10 * SECOND_MS,
    summary: 'how long one write to OPA may take',
  },
  agentId: {
    flag: 'agent-id',
    kind: text('NAME'),
    summary: 'name of the agent in status and waits (default: made once, kept in --data)',
  },
} as const;

const publish = {
  put: {
    flag: 'put',
    kind: list(text('RECORD=JSON')),
    default: [],
    summary: 'put a record: \'users["anne"]={"name":"Anne"}\'; repeat for more',
  },
  delete: {
    flag: 'delete',
    kind: list(text('RECORD')),
    default: [],
    summary: 'delete a tuple, a record, or all below a key prefix: \'users["anne"]\'; repeat for more',
  },
  file: {
    flag: 'file',
    kind: text('FILE'),
    summary: 'read from this file; - is standard input, .gz is unpacked',
  },
  expect: {
    flag: 'expect',
    kind: text('TOKEN'),
    summary: 'only if the head of the shard is exactly this revision token; 0: only if the shard is new',
  },
  ifExists: {
    flag: 'if-exists',
    kind: list(text('RECORD')),
    default: [],
    summary: 'only if this record exists; repeat for more',
  },
  ifAbsent: {
    flag: 'if-absent',
    kind: list(text('RECORD')),
    default: [],
    summary: 'only if this record does not exist; repeat for more',
  },
  ifEquals: {
    flag: 'if-equals',
    kind: list(text('RECORD=JSON')),
    default: [],
    summary: 'only if the stored JSON of this record is exactly this; repeat for more',
  },
  expiresInMs: {
    flag: 'expires-in',
    kind: duration({ min: 1, max: 3650 * DAY_MS }),
    summary: 'what is put by arguments expires after this time',
  },
  id: {
    flag: 'id',
    kind: text('ID'),
    summary:
      'id of the delta: published again, it is answered like the first time; lines get ID:LINE (default: random)',
  },
  publisher: {
    flag: 'publisher',
    kind: text('NAME'),
    default: 'cli',
    summary: 'who publishes, as the log names it',
  },
  wait: {
    flag: 'wait',
    kind: boolean(),
    default: false,
    summary: 'wait until the agents of the shard have it in OPA',
  },
  waitTimeoutMs: {
    flag: 'wait-timeout',
    kind: duration({ min: 1, max: DAY_MS }),
    default: 10 * SECOND_MS,
    summary: 'how long --wait waits',
  },
} as const;

const importing = {
  format: {
    flag: 'format',
    kind: choice(['ndjson', 'csv']),
    summary: 'format of the input (default: csv for a .csv file, else ndjson)',
  },
  importId: {
    flag: 'import-id',
    kind: text('ID'),
    summary: 'name of the import: run again with it after a break to go on (default: random)',
  },
  mode: {
    flag: 'mode',
    kind: choice(['merge', 'replace']),
    default: 'merge',
    summary: 'merge: put over what is there; replace: empty the collections that the import names first',
  },
  collection: {
    flag: 'collection',
    kind: text('NAME'),
    summary: 'CSV: the collection of all rows (default: tuples, from columns object, relation, subject)',
  },
  key: {
    flag: 'key',
    kind: list(text('COLUMN')),
    default: [],
    summary: 'CSV: the column of a key part; repeat for more, in order',
  },
  value: {
    flag: 'value',
    kind: text('COLUMN'),
    summary: 'CSV: the column that holds the JSON value (default: an object of the other columns)',
  },
} as const;

const reading = {
  atRevision: {
    flag: 'at-revision',
    kind: integer(anyRevision),
    default: 0,
    summary: 'as it was at this revision; 0: the head',
  },
  atLeast: {
    flag: 'at-least',
    kind: text('TOKEN'),
    summary: 'wait until the relay has this revision token, then answer',
  },
  prefix: {
    flag: 'prefix',
    kind: list(text('PART')),
    default: [],
    summary: 'only below this key part; repeat for the next part',
  },
  limit: {
    flag: 'limit',
    kind: integer(anyRevision),
    default: 0,
    summary: 'stop after so many; 0: no limit',
  },
  from: {
    flag: 'from',
    kind: integer(anyRevision),
    default: 0,
    summary: 'first revision; 0: the oldest kept',
  },
  diffFrom: {
    flag: 'from',
    env: 'SHARDCAST_DIFF_FROM',
    kind: integer(anyRevision),
    default: 0,
    summary: 'the revision before; 0: the empty shard',
  },
  to: { flag: 'to', kind: integer(anyRevision), default: 0, summary: 'last revision; 0: the head' },
  after: {
    flag: 'after',
    kind: text('TOKEN'),
    summary: 'start after this revision token; 0: at the beginning (default: the head, so only what is new)',
  },
  yes: { flag: 'yes', kind: boolean(), default: false, summary: 'do not ask' },
} as const;

const proving = {
  agent: {
    flag: 'agent',
    kind: list(address()),
    default: [],
    summary: 'HTTP address of an agent whose replica is compared; repeat for more',
  },
  verifyOpa: {
    flag: 'opa',
    env: 'SHARDCAST_VERIFY_OPA',
    kind: list(url()),
    default: [],
    summary: 'OPA whose document is compared; repeat for more',
  },
  mount: { flag: 'mount', kind: text('/PATH'), summary: 'where OPA mounts the shard (default: /shards/ID)' },
  keep: { flag: 'keep', kind: boolean(), default: false, summary: 'leave everything running at the end' },
} as const;

export const OPTIONS = {
  ...common,
  ...client,
  ...server,
  ...relay,
  ...agent,
  ...publish,
  ...importing,
  ...reading,
  ...proving,
} as const satisfies Record<string, OptionSpec<unknown>>;

export type OptionKey = keyof typeof OPTIONS;
type Spec<K extends OptionKey> = (typeof OPTIONS)[K];
type KindValue<S> = S extends { kind: Kind<infer T> } ? T : never;

/** The type of an option's value; undefined is possible only without a default. */
export type OptionValue<K extends OptionKey> =
  Spec<K> extends { default: unknown } ? KindValue<Spec<K>> : KindValue<Spec<K>> | undefined;

/** The configuration of a command with the options `K`, of which `R` must be given. */
export type Config<K extends OptionKey, R extends OptionKey = never> = {
  readonly [P in K]: P extends R ? NonNullable<OptionValue<P>> : OptionValue<P>;
};

/** The table's entry with its literal types left aside. */
export function optionSpec(key: OptionKey): OptionSpec<unknown> {
  return OPTIONS[key];
}

export function environmentVariable({ env, flag }: OptionSpec<unknown>): string {
  return env ?? `SHARDCAST_${flag.toUpperCase().replaceAll('-', '_')}`;
}

export function placeholderOf({ placeholder, kind }: OptionSpec<unknown>): string {
  return placeholder ?? kind.placeholder;
}

/** The default, range and choices of an option, as help and docs show them. */
export function describeDefault(spec: OptionSpec<unknown>): string {
  const value = spec.default;
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return '';
  if (spec.kind.placeholder === '' && value === false) return '';
  return spec.kind.format(value);
}
