import { ShardcastError } from '../core/errors.js';

/** A message within one that is read by hand, by the generated code. Throws MALFORMED. */
export function decodeNested<T>(type: { decode(bytes: Buffer): T }, bytes: Buffer, name: string): T {
  try {
    return type.decode(bytes);
  } catch (cause) {
    throw new ShardcastError('MALFORMED', `a ${name} does not parse`, { cause });
  }
}
