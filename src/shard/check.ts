import { isUtf8 } from 'node:buffer';
import { ShardcastError } from '../core/errors.js';
import { SEPARATOR } from '../snapshot/record.js';
import { SMALL_BYTES } from '../wire/bytes-reader.js';
import { TRACE_ID_BYTES } from '../wire/trace-context.js';
import { wire } from '../wire/wire.js';
import { type Delta, decodeDelta, type Operation } from './delta.js';
import { jsonDepth } from './json-depth.js';
import { checkKeyBytes } from './key.js';
import { checkCollectionName, LIMITS, limitExceeded } from './limits.js';

const { Kind } = wire.Operation;

/** The one publisher of ours whose deltas are sequenced like any other's. */
export const EXPIRY_PUBLISHER = '$expiry';
/** Of the delta, without operations, with which an epoch begins in the log of a mesh. It is never sequenced. */
export const EPOCH_PUBLISHER = '$epoch';

/**
 * The one check of a delta from outside, before it is sequenced: everything that does not need the shard's state.
 * What passes is well-formed for ever after; nobody behind parses values again.
 */
export function checkDelta(bytes: Buffer): Delta {
  if (bytes.length > LIMITS.deltaBytes) throw limitExceeded('deltaBytes', bytes.length);
  const delta = decodeDelta(bytes);
  const { operations } = delta;
  if (delta.id === '') throw new ShardcastError('INVALID_ARGUMENT', 'a delta has no id');
  if (operations.length === 0) throw new ShardcastError('INVALID_ARGUMENT', 'a delta has no operations');
  if (operations.length > LIMITS.deltaOperations) throw limitExceeded('deltaOperations', operations.length);
  checkLabels(delta);
  checkOrigin(delta.publisher, delta.traceId);
  if (delta.onBehalfOf !== '') {
    throw new ShardcastError('INVALID_ARGUMENT', 'only a relay says on whose behalf a delta is');
  }
  let collection: string | undefined;
  for (const operation of operations) {
    if (operation.collection !== collection && operation.kind !== Kind.DELETE_SHARD) {
      checkCollectionName(operation.collection);
    }
    collection = operation.collection;
    checkOperation(operation);
  }
  return delta;
}

/** What deltas and sources are remembered by: two that differ must not have the same key. */
function checkLabels({ id, publisher, source, position }: Delta): void {
  checkLabel(id);
  checkLabel(source);
  checkLabel(position);
  if (id.includes(SEPARATOR) || publisher.includes(SEPARATOR) || source.includes(SEPARATOR)) {
    throw new ShardcastError('INVALID_ARGUMENT', 'an id, a publisher or a source holds a NUL');
  }
  if (publisher.startsWith('$') && publisher !== EXPIRY_PUBLISHER) {
    throw new ShardcastError('INVALID_ARGUMENT', `not a publisher: ${JSON.stringify(publisher)}`, {
      hint: 'Names that start with $ are reserved.',
    });
  }
}

/** Who publishes, and in what trace: what a delta tells of its origin beside its labels. */
export function checkOrigin(publisher: string, traceId: Buffer): void {
  checkLabel(publisher);
  if (traceId.length === 0 || traceId.length === TRACE_ID_BYTES) return;
  throw new ShardcastError('MALFORMED', `a trace id has ${TRACE_ID_BYTES} bytes, not ${traceId.length}`);
}

function checkLabel(label: string): void {
  if (label.length * UTF8_BYTES_MAX <= LIMITS.labelBytes) return;
  const bytes = Buffer.byteLength(label);
  if (bytes > LIMITS.labelBytes) throw limitExceeded('labelBytes', bytes);
}

/** Of one unit of a string. */
const UTF8_BYTES_MAX = 3;

/** Key, value and kind of one operation. */
export function checkOperation(operation: Operation): void {
  const { kind, key, json, keyParts, expiresAt } = operation;
  switch (kind) {
    case Kind.PUT:
      checkParts(key, keyParts);
      if (json.length > LIMITS.valueBytes) throw limitExceeded('valueBytes', json.length);
      checkJson(json);
      return;
    case Kind.DELETE:
      if (key.length > 0 || keyParts > 0) checkParts(key, keyParts);
      return;
    case Kind.EXPIRE:
      checkParts(key, keyParts);
      if (expiresAt === 0) throw new ShardcastError('INVALID_ARGUMENT', 'an expire has no time');
      return;
    case Kind.DELETE_SHARD:
      return;
    default:
      throw new ShardcastError('INVALID_ARGUMENT', `operation kind ${kind} cannot be published`);
  }
}

function checkParts(key: Buffer, keyParts: number): void {
  const actual = checkKeyBytes(key);
  if (actual !== keyParts) {
    throw new ShardcastError('MALFORMED', `a key of ${actual} parts is announced as ${keyParts}`);
  }
}

const UNPAIRED_SURROGATE = /\\u[dD][89a-fA-F]/;

/** One JSON value in valid UTF-8. Unpaired surrogates are refused: OPA would read another string. */
export function checkJson(json: Buffer): void {
  if (json === lastChecked) return;
  const depth = jsonDepth(json, LIMITS.jsonDepth);
  if (depth > LIMITS.jsonDepth) throw limitExceeded('jsonDepth', depth);
  const text = json.toString('utf8');
  try {
    const value: unknown = JSON.parse(text);
    if (!isUtf8(json)) throw new SyntaxError('not UTF-8');
    if (UNPAIRED_SURROGATE.test(text) && hasUnpairedSurrogate(value))
      throw new SyntaxError('an unpaired surrogate');
  } catch (cause) {
    const shown = text.length > 80 ? `${text.slice(0, 80)}…` : text;
    throw new ShardcastError('MALFORMED', `not a JSON value: ${shown}`, {
      cause,
      hint: 'A value is one JSON text in UTF-8.',
    });
  }
  if (json.length <= SMALL_BYTES) lastChecked = json;
}

/** Small values that are equal are one buffer (see decodeDelta), and neighbours often are. */
let lastChecked: Buffer | undefined;

/** JSON.stringify writes an unpaired surrogate as an escape, and only that. */
function hasUnpairedSurrogate(value: unknown): boolean {
  return /(?<!\\)(?:\\\\)*\\ud[89a-f]/.test(JSON.stringify(value));
}
