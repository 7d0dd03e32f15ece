import { boolean, choice, duration, integer, list, text } from './kinds.js';
import { DAY_MS, SECOND_MS } from './units.js';

const anyRevision = { min: 0, max: Number.MAX_SAFE_INTEGER };

/** Options of verbs that write to a relay or read from it. */
export const publish = {
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
    summary: 'who publishes, as the log names it (default: whom the token names, else cli)',
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

export const importing = {
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

export const reading = {
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
  logKey: {
    flag: 'key',
    env: 'SHARDCAST_LOG_KEY',
    kind: text('RECORD'),
    summary: 'only deltas that touch this record, or with fewer key parts one below them',
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
