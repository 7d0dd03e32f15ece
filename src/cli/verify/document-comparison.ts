import { partsOf } from '../../shard/key.js';
import { collectionOf } from '../../snapshot/manifest.js';
import type { Key } from '../../snapshot/record.js';
import { formatRecordAddress } from '../record-address.js';
import { type DocumentRecord, documentKey } from './document-records.js';
import { parseExact, sameJson } from './exact-json.js';

export interface Difference {
  /** As the command line takes it. */
  readonly record: string;
  /** JSON; undefined: the relay does not have it. */
  readonly relay: string | undefined;
  /** JSON; undefined: the document does not have it. */
  readonly opa: string | undefined;
}

export interface ComparisonResult {
  /** Of the relay. */
  readonly records: number;
  readonly differences: number;
  /** The first of them, in the order of keys. */
  readonly first: readonly Difference[];
}

const TRUE = Buffer.from('true');

/** Compares records, which come one by one in the order of their keys, with a document in the same order: a merge. */
export class DocumentComparison {
  readonly #document: Iterator<DocumentRecord, void>;
  readonly #firstMax: number;
  #next: DocumentRecord | undefined;
  #nextKey: Key = '';
  #records = 0;
  #differences = 0;
  readonly #first: Difference[] = [];

  /** `firstMax`: how many differences are described. */
  constructor(document: Iterable<DocumentRecord>, firstMax: number) {
    this.#document = document[Symbol.iterator]();
    this.#firstMax = firstMax;
    this.#step();
  }

  /** The next record that there must be. */
  expect(key: Key, json: Buffer): void {
    this.#records++;
    while (this.#next !== undefined && this.#nextKey < key) this.#unexpected(this.#next);
    if (this.#next === undefined || this.#nextKey > key) {
      this.#found({ record: addressOf(key), relay: json.toString(), opa: undefined });
      return;
    }
    const { value } = this.#next;
    const isSame = (value === true && json.equals(TRUE)) || sameJson(parseExact(json.toString()), value);
    if (!isSame) this.#found({ record: addressOf(key), relay: json.toString(), opa: text(value) });
    this.#step();
  }

  /** There are no further records. */
  end(): ComparisonResult {
    while (this.#next !== undefined) this.#unexpected(this.#next);
    return { records: this.#records, differences: this.#differences, first: this.#first };
  }

  #unexpected({ collection, key, value }: DocumentRecord): void {
    this.#found({ record: formatRecordAddress({ collection, key }), relay: undefined, opa: text(value) });
    this.#step();
  }

  #found(difference: Difference): void {
    this.#differences++;
    if (this.#first.length < this.#firstMax) this.#first.push(difference);
  }

  #step(): void {
    const { done, value } = this.#document.next();
    this.#next = done ? undefined : value;
    if (this.#next !== undefined) this.#nextKey = documentKey(this.#next);
  }
}

function addressOf(key: Key): string {
  return formatRecordAddress({ collection: collectionOf(key), key: partsOf(key) });
}

/** Numbers that were read as text are shown as numbers. */
function text(value: unknown): string {
  return JSON.stringify(value).replace(/"\\u0000(-?\d+e-?\d+)"/g, '$1');
}
