import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ShardcastError } from '../../core/errors.js';
import { packageFolder } from '../../core/package-folder.js';
import { DeltaBuilder } from '../../shard/delta-builder.js';
import { at } from '../failure.js';
import { openInput, readLines } from '../input/input-stream.js';
import { TUPLES } from '../record-address.js';

export type TupleChange = readonly [
  verb: 'touch' | 'delete',
  object: string,
  relation: string,
  subject: string,
];

/** One delta of the example's history, oldest first. */
export interface HistoricDelta {
  readonly shard: string;
  /** Unix seconds of the merge. */
  readonly at: number;
  /** Repository and commit that it was derived from. */
  readonly source: string;
  readonly changes: readonly TupleChange[];
}

export const EXAMPLE_FOLDER = join(packageFolder(), 'examples', 'kubernetes-org');
const HISTORY_FILE = join(EXAMPLE_FOLDER, 'deltas.ndjson.gz');

/** Throws NOT_FOUND, MALFORMED. */
export async function readHistory(): Promise<HistoricDelta[]> {
  if (!existsSync(HISTORY_FILE)) {
    throw new ShardcastError('NOT_FOUND', `the demo's data is missing: ${HISTORY_FILE}`, {
      hint: 'It is in the repository below examples/kubernetes-org.',
    });
  }
  const history: HistoricDelta[] = [];
  for await (const lines of readLines(openInput(HISTORY_FILE, process))) {
    for (const { number, text } of lines) {
      try {
        history.push(parseDelta(text));
      } catch (failure) {
        throw at(`${HISTORY_FILE}:${number}`, failure, 'MALFORMED');
      }
    }
  }
  return history;
}

/** The delta as the relay takes it. Its source names it, so that publishing it again is answered like the first time. */
export function encodeDelta(
  { shard, at: seconds, source, changes }: HistoricDelta,
  publisher: string,
): Buffer {
  const [repository = '', commit = ''] = source.split('@');
  const delta = new DeltaBuilder();
  for (const [verb, ...key] of changes) {
    if (verb === 'touch') delta.put(TUPLES, key, TRUE);
    else delta.delete(TUPLES, key);
  }
  return delta.encode({
    id: `${shard}/${commit}`,
    publisher,
    source: repository,
    position: commit,
    publishedAt: seconds * 1000,
  });
}

const TRUE = Buffer.from('true');

function parseDelta(line: string): HistoricDelta {
  const parsed = JSON.parse(line) as Readonly<Record<string, unknown>>;
  const { tenant, at: seconds, source, ops } = parsed;
  if (typeof tenant !== 'string' || typeof seconds !== 'number' || typeof source !== 'string') {
    throw new ShardcastError('MALFORMED', 'not a delta with "tenant", "at" and "source"');
  }
  if (!Array.isArray(ops) || !ops.every(isChange)) {
    throw new ShardcastError('MALFORMED', '"ops" are not tuple changes');
  }
  return { shard: tenant, at: seconds, source, changes: ops };
}

function isChange(value: unknown): value is TupleChange {
  if (!Array.isArray(value) || value.length !== 4) return false;
  const isText = value.every((part) => typeof part === 'string');
  return isText && (value[0] === 'touch' || value[0] === 'delete');
}
