import { SEPARATOR } from '../snapshot/record.js';
import { wire } from '../wire/wire.js';
import type { Operation } from './delta.js';

const { Kind } = wire.Operation;
const SEPARATOR_BYTE = SEPARATOR.charCodeAt(0);

/**
 * Whether an operation may have changed a record, or one below a prefix of whole key parts; no parts: any of the collection. What an import
 * put is not in its delta: it may have.
 */
export function touching(collection: string, key: Buffer): (operation: Operation) => boolean {
  return (operation) => {
    if (operation.kind === Kind.DELETE_SHARD || operation.kind === Kind.IMPORT) return true;
    if (operation.collection !== collection) return false;
    return isBelow(operation.key, key) || (operation.kind === Kind.DELETE && isBelow(key, operation.key));
  };
}

/** The same key, or one with more parts. */
function isBelow(key: Buffer, prefix: Buffer): boolean {
  if (prefix.length === 0) return true;
  if (key.length < prefix.length || key.compare(prefix, 0, prefix.length, 0, prefix.length) !== 0)
    return false;
  return key.length === prefix.length || key[prefix.length] === SEPARATOR_BYTE;
}
