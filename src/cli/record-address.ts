import { ShardcastError } from '../core/errors.js';
import { checkCollectionName } from '../shard/limits.js';
import { endOfValue } from './input/json-slices.js';

/** A record, or with fewer parts than the collection's keys have, all records below a key prefix. */
export interface RecordAddress {
  readonly collection: string;
  readonly key: readonly string[];
}

const BRACKETS = /^([^["#@=]+)(\[)/;
export const TUPLES = 'tuples';

/**
 * A record in one of two forms: a tuple, object#relation@subject, which is tuples[object, relation, subject]; or a
 * collection and its key parts as a JSON array, users["anne"]. In a tuple the object ends at the first `#` and the
 * relation at the first `@` after it, so that a subject may be a userset: group:x#member@team:y#member.
 * @throws ShardcastError INVALID_ARGUMENT.
 */
export function parseRecordAddress(text: string): RecordAddress {
  const { address, end } = splitBrackets(text) ?? splitTuple(text, text.length);
  if (end !== text.length) throw notARecord(text);
  return address;
}

/** RECORD=JSON, the JSON as it was written. A tuple whose subject holds a `=` needs the form with brackets. */
export function parseRecordValue(text: string): RecordAddress & { json: Buffer } {
  const equals = text.indexOf('=', Math.max(0, text.indexOf('@', Math.max(0, text.indexOf('#')))));
  const { address, end } = splitBrackets(text) ?? splitTuple(text, equals === -1 ? text.length : equals);
  if (text[end] !== '=') {
    throw new ShardcastError('INVALID_ARGUMENT', `no =JSON follows the record: ${shown(text)}`, {
      hint: `Write it like users["anne"]={"name":"Anne"}, in quotes of your shell.`,
    });
  }
  const json = text.slice(end + 1);
  try {
    JSON.parse(json);
  } catch (cause) {
    throw new ShardcastError('MALFORMED', `the value of ${text.slice(0, end)} is not JSON: ${shown(json)}`, {
      cause,
      hint: 'A text is written with double quotes, inside the quotes of your shell: \'users["anne"]="Anne"\'.',
    });
  }
  return { ...address, json: Buffer.from(json, 'utf8') };
}

/** The tuple form where it says the same and the value is true, else the form with brackets. */
export function formatRecordAddress({ collection, key }: RecordAddress): string {
  const [object = '', relation = '', subject = ''] = key;
  const tuple = `${object}#${relation}@${subject}`;
  const plain = collection === TUPLES && key.length === 3 && !/[#\s]/.test(object) && !/[@\s]/.test(relation);
  if (plain && !/[\s=]/.test(subject) && splitBrackets(tuple) === undefined) return tuple;
  return collection + JSON.stringify(key);
}

interface Split {
  address: RecordAddress;
  /** Where the address ends in the text. */
  end: number;
}

function splitBrackets(text: string): Split | undefined {
  const start = BRACKETS.exec(text)?.[1]?.length;
  if (start === undefined) return undefined;
  const end = endOfValue(text, start);
  const key = parsed(text.slice(start, end));
  const followed = end < text.length && text[end] !== '=';
  if (!Array.isArray(key) || followed) return undefined;
  const collection = text.slice(0, start);
  checkCollectionName(collection);
  if (!key.every((part): part is string => typeof part === 'string')) {
    throw new ShardcastError('INVALID_ARGUMENT', `key parts are texts in double quotes: ${shown(text)}`);
  }
  return { address: { collection, key }, end };
}

function splitTuple(text: string, end: number): Split {
  const hash = text.indexOf('#');
  const sign = text.indexOf('@', hash + 1);
  if (hash < 1 || sign < hash + 2 || sign >= end - 1) throw notARecord(text);
  const key = [text.slice(0, hash), text.slice(hash + 1, sign), text.slice(sign + 1, end)];
  return { address: { collection: TUPLES, key }, end };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function notARecord(text: string): ShardcastError {
  return new ShardcastError('INVALID_ARGUMENT', `neither a tuple nor a record: ${shown(text)}`, {
    hint: 'Write object#relation@subject, like doc:readme#viewer@user:anne, or collection["part", …], like users["anne"].',
  });
}

function shown(text: string): string {
  return JSON.stringify(text.length > 120 ? `${text.slice(0, 120)}…` : text);
}
