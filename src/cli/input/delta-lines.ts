import { DeltaBuilder, type DeltaLabels } from '../../shard/delta-builder.js';
import { checkShardName } from '../../shard/limits.js';
import { TUPLES } from '../record-address.js';
import {
  type Fields,
  fieldsOf,
  keyField,
  malformed,
  optionalText,
  parseJson,
  textField,
  timeField,
} from './fields.js';
import { elementSlices, memberSlices } from './json-slices.js';

/** A delta out of one line of NDJSON. */
export interface DeltaLine {
  /** Undefined: the line does not say. */
  readonly shard: string | undefined;
  readonly id: string | undefined;
  readonly labels: Omit<DeltaLabels, 'id'>;
  readonly builder: DeltaBuilder;
}

/** `revision`, `token` and `appended_at` stand in what `log --json` prints: passed over, so that it can be published. */
const FIELDS = [
  'shard',
  'tenant',
  'id',
  'publisher',
  'source',
  'position',
  'at',
  'ops',
  'revision',
  'token',
  'appended_at',
];

/** @throws ShardcastError MALFORMED, INVALID_ARGUMENT or LIMIT_EXCEEDED; names the operation. */
export function parseDeltaLine(text: string): DeltaLine {
  const fields = fieldsOf(parseJson(text), 'a delta', FIELDS);
  const shard = optionalText(fields, 'shard') ?? optionalText(fields, 'tenant');
  if (shard !== undefined) checkShardName(shard);
  const { ops } = fields;
  if (!Array.isArray(ops)) throw malformed('"ops" is not an array of operations');
  if (ops.length === 0) throw malformed('"ops" is empty: a delta changes something');
  const builder = new DeltaBuilder();
  addOperations(builder, ops, text);
  return { shard, id: optionalText(fields, 'id'), labels: labelsOf(fields), builder };
}

function labelsOf(fields: Fields): Omit<DeltaLabels, 'id'> {
  const labels: Omit<DeltaLabels, 'id'> = {};
  const publisher = optionalText(fields, 'publisher');
  const source = optionalText(fields, 'source');
  const position = optionalText(fields, 'position');
  const publishedAt = timeField(fields, 'at');
  if (publisher !== undefined) labels.publisher = publisher;
  if (source !== undefined) labels.source = source;
  if (position !== undefined) labels.position = position;
  if (publishedAt > 0) labels.publishedAt = publishedAt;
  return labels;
}

function addOperations(builder: DeltaBuilder, operations: readonly unknown[], text: string): void {
  // Where each operation is in the line is asked only when one has a value to carry over.
  let starts: number[] | undefined;
  const rawValue = (index: number): Buffer => {
    starts ??= elementSlices(text, memberSlices(text).get('ops')!.start).map(({ start }) => start);
    const put = memberSlices(text, starts[index]).get('put')!;
    const { start, end } = memberSlices(text, put.start).get('value')!;
    return Buffer.from(text.slice(start, end), 'utf8');
  };
  for (const [index, operation] of operations.entries()) {
    if (Array.isArray(operation)) addTuple(builder, operation, index);
    else addRecord(builder, operation, index, () => rawValue(index));
  }
}

const TRUE = Buffer.from('true');

function addTuple(builder: DeltaBuilder, operation: readonly unknown[], index: number): void {
  const [verb, ...key] = operation;
  if (key.length !== 3 || !key.every((part): part is string => typeof part === 'string')) {
    throw malformed(`ops[${index}] is not ["touch"|"delete", object, relation, subject]`);
  }
  if (verb === 'touch' || verb === 'put') builder.put(TUPLES, key, TRUE);
  else if (verb === 'delete') builder.delete(TUPLES, key);
  else throw malformed(`ops[${index}] says ${JSON.stringify(verb)}: neither "touch" nor "delete"`);
}

function addRecord(builder: DeltaBuilder, operation: unknown, index: number, rawValue: () => Buffer): void {
  const what = `ops[${index}]`;
  const fields = fieldsOf(operation, what, ['put', 'delete', 'expire']);
  const [verb, ...more] = Object.keys(fields);
  if (verb === undefined || more.length > 0) throw malformed(`${what} is not one of put, delete and expire`);
  const known = { put: ['value', 'expires_at'], delete: [], expire: ['at'] }[verb] ?? [];
  const record = fieldsOf(fields[verb], `${what}.${verb}`, ['collection', 'key', ...known]);
  const collection = textField(record, 'collection');
  const key = keyField(record);
  if (verb === 'delete') builder.delete(collection, key);
  else if (verb === 'expire') {
    if (!('at' in record)) throw malformed(`${what}.expire: "at" is missing`);
    builder.expire(collection, key, timeField(record, 'at'));
  } else if (!('value' in record)) throw malformed(`${what}.put: "value" is missing`);
  else builder.put(collection, key, rawValue(), timeField(record, 'expires_at'));
}
