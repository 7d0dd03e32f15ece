import { SYNC } from '../../agent/sinks/sync-mark.js';
import type { Key } from '../../snapshot/record.js';
import { SEPARATOR } from '../../snapshot/record.js';

/** A record as OPA's document has it. */
export interface DocumentRecord {
  readonly collection: string;
  /** Fewer parts than the collection's keys have where the document has something else than an object with members. */
  readonly key: readonly string[];
  readonly value: unknown;
}

/**
 * The records of a shard's document, without `$sync`, in the order of the store. That is the order of keys in bytes, and as
 * the separator sorts before every byte that a part may hold, it is also the order of parts, level by level.
 * `keyParts`: of each collection. One that is not there is handed on as a whole.
 */
export function* documentRecords(
  document: unknown,
  keyParts: ReadonlyMap<string, number>,
): Generator<DocumentRecord, void, undefined> {
  if (!isObject(document)) {
    yield { collection: '', key: [], value: document };
    return;
  }
  for (const collection of sortedNames(document)) {
    if (collection === SYNC) continue;
    yield* recordsBelow(collection, [], document[collection], keyParts.get(collection) ?? 0);
  }
}

export function documentKey({ collection, key }: DocumentRecord): Key {
  return toBytes([collection, ...key].join(SEPARATOR));
}

function* recordsBelow(
  collection: string,
  key: readonly string[],
  value: unknown,
  depth: number,
): Generator<DocumentRecord, void, undefined> {
  const names = depth > 0 && isObject(value) ? sortedNames(value) : [];
  if (names.length === 0) {
    yield { collection, key, value };
    return;
  }
  const members = value as Readonly<Record<string, unknown>>;
  for (const name of names) yield* recordsBelow(collection, [...key, name], members[name], depth - 1);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** By the bytes of their UTF-8, which is not JavaScript's order. */
function sortedNames(object: object): string[] {
  const names = Object.keys(object);
  if (names.every(isAscii)) return names.sort();
  const bytes = new Map(names.map((name) => [name, toBytes(name)]));
  return names.sort((a, b) => ((bytes.get(a) ?? '') < (bytes.get(b) ?? '') ? -1 : 1));
}

/** One character for each byte. */
function toBytes(text: string): string {
  return isAscii(text) ? text : Buffer.from(text, 'utf8').toString('latin1');
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 0x7f) return false;
  return true;
}
