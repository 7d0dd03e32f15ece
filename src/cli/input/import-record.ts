import type { ImportRow } from '../../client/import-batches.js';
import { encodeKeyParts } from '../../shard/key.js';
import { checkCollectionName, LIMITS, limitExceeded } from '../../shard/limits.js';
import { parseRecordAddress } from '../record-address.js';
import { fieldsOf, keyField, malformed, parseJson, textField, timeField } from './fields.js';
import { memberSlices } from './json-slices.js';

const TRUE = Buffer.from('true');

/** Checks what can be checked without the shard's state, so that a mistake is reported with its line. */
export function importRecord(
  collection: string,
  key: readonly string[],
  value: Buffer,
  expiresAt: number,
): ImportRow {
  checkCollectionName(collection);
  if (key.length === 0) throw malformed('the key is empty');
  if (key.length > LIMITS.keyParts) throw limitExceeded('keyParts', key.length);
  const keyBytes = encodeKeyParts(key).length;
  if (keyBytes > LIMITS.keyBytes) throw limitExceeded('keyBytes', keyBytes);
  if (value.length > LIMITS.valueBytes) throw limitExceeded('valueBytes', value.length);
  return { collection, key, value, expiresAt };
}

/** A record out of one line of NDJSON: an object, or a tuple as text. */
export function parseRecordLine(text: string): ImportRow {
  const value = parseJson(text);
  if (typeof value === 'string') {
    const { collection, key } = parseRecordAddress(value);
    return importRecord(collection, key, TRUE, 0);
  }
  const fields = fieldsOf(value, 'a record', ['collection', 'key', 'value', 'expires_at']);
  const slice = memberSlices(text).get('value');
  if (slice === undefined) throw malformed('"value" is missing');
  const json = Buffer.from(text.slice(slice.start, slice.end), 'utf8');
  return importRecord(
    textField(fields, 'collection'),
    keyField(fields),
    json,
    timeField(fields, 'expires_at'),
  );
}
