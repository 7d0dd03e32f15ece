import type { IncomingMessage } from 'node:http';
import { ShardcastError } from '../core/errors.js';

/** What is sent here is a line of JSON. */
export const BODY_BYTES_MAX = 16 * 1024;

/** Throws LIMIT_EXCEEDED. */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > BODY_BYTES_MAX) {
      throw new ShardcastError('LIMIT_EXCEEDED', `bodyBytes: more than ${BODY_BYTES_MAX} bytes`);
    }
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** Throws MALFORMED. */
export function parsedJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw new ShardcastError('MALFORMED', 'the body is not JSON', { cause });
  }
}
