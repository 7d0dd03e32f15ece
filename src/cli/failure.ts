import { type ErrorCode, ShardcastError, toShardcastError } from '../core/errors.js';
import { exitCodeOf } from './exit-codes.js';

const RED = '\x1b[31m';
const PLAIN = '\x1b[0m';

/** The last lines of a failed command, on standard error: `error: CODE message`, `hint: …`. */
export function describeFailure(thrown: unknown, options: { json: boolean; color: boolean }): string {
  const error = toShardcastError(thrown);
  if (options.json) return JSON.stringify({ error: error.toJSON(), exit: exitCodeOf(error.code) });
  const word = options.color ? `${RED}error:${PLAIN}` : 'error:';
  const lines = [`${word} ${error.code} ${error.message}`];
  if (error.hint !== undefined) lines.push(`hint: ${error.hint}`);
  if (error.code === 'INTERNAL' && error.cause instanceof Error) lines.push(error.cause.stack ?? '');
  return lines.join('\n');
}

/** The same failure with the place in the input where it happened: `users.csv:12: …`. */
export function at(place: string, thrown: unknown, code?: ErrorCode): ShardcastError {
  const { code: own, message, hint, details, retry } = toShardcastError(thrown);
  return new ShardcastError(code ?? own, `${place}: ${message}`, {
    cause: thrown,
    retry,
    details,
    ...(hint === undefined ? {} : { hint }),
  });
}
