import { nearest } from '../../config/nearest.js';
import { ShardcastError } from '../../core/errors.js';

/** Readers of what a line of input says; all throw MALFORMED and name the field. */

export type Fields = Readonly<Record<string, unknown>>;

/** Later than this would be milliseconds, which a reader of seconds must not take for the year 5138. */
const SECONDS_MAX = 100_000_000_000;
const ISO = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/;

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ShardcastError('MALFORMED', `not JSON: ${reason}`, { cause });
  }
}

export function fieldsOf(value: unknown, what: string, known: readonly string[]): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw malformed(`${what} is not an object`);
  }
  for (const key of Object.keys(value)) {
    if (known.includes(key)) continue;
    const near = nearest(key, known);
    const hint = near === undefined ? `The fields are ${known.join(', ')}.` : `Did you mean ${near}?`;
    throw malformed(`${what} has an unknown field ${JSON.stringify(key)}`, hint);
  }
  return value as Fields;
}

export function textField(fields: Fields, name: string): string {
  return optionalText(fields, name) ?? refuse(`"${name}" is missing`);
}

export function optionalText(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' ? value : refuse(`"${name}" is not a text`);
}

export function keyField(fields: Fields): string[] {
  const value = fields.key;
  if (!Array.isArray(value)) return refuse('"key" is not an array of texts');
  return value.map((part: unknown) =>
    typeof part === 'string' ? part : refuse('"key" is not an array of texts'),
  );
}

/** Unix milliseconds of ISO 8601 or Unix seconds; 0 when the field is absent. */
export function timeField(fields: Fields, name: string): number {
  const value = fields[name];
  if (value === undefined || value === null) return 0;
  return parseTime(value) ?? refuse(`"${name}" is neither ISO 8601 (2030-01-31T12:00:00Z) nor Unix seconds`);
}

export function parseTime(value: unknown): number | undefined {
  if (typeof value === 'number')
    return value >= 0 && value < SECONDS_MAX ? Math.round(value * 1000) : undefined;
  if (typeof value !== 'string' || !ISO.test(value)) return undefined;
  const ms = Date.parse(value);
  return Number.isNaN(ms) || ms < 0 ? undefined : ms;
}

function refuse(message: string): never {
  throw malformed(message);
}

export function malformed(message: string, hint?: string): ShardcastError {
  return new ShardcastError('MALFORMED', message, hint === undefined ? {} : { hint });
}
