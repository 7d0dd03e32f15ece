import { createReadStream, statSync } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { ShardcastError } from '../../core/errors.js';
import type { Surroundings } from '../context.js';

/** Longer than any line that would be accepted: a value of 768 KiB may be written in escapes. */
const LINE_CHARS_MAX = 8 * 1024 * 1024;
const CHUNK_BYTES = 256 * 1024;
/** It becomes many times as much. */
const PACKED_CHUNK_BYTES = 16 * 1024;

export interface InputStream {
  /** As errors name it. */
  readonly name: string;
  /** Bytes to read in all; undefined for a pipe. */
  readonly bytesTotal: number | undefined;
  /** Bytes read until now, as they are stored. */
  bytesRead(): number;
  readonly chunks: AsyncIterable<Buffer>;
}

/** Opens a file, unpacking .gz, or standard input for undefined and `-`. @throws ShardcastError INVALID_ARGUMENT. */
export function openInput(path: string | undefined, { stdin }: Pick<Surroundings, 'stdin'>): InputStream {
  if (path === undefined || path === '-') {
    if ('isTTY' in stdin && stdin.isTTY === true) {
      throw new ShardcastError('INVALID_ARGUMENT', 'there is nothing to read', {
        hint: 'Give arguments, --file FILE, or pipe lines in.',
      });
    }
    return {
      name: 'stdin',
      bytesTotal: undefined,
      bytesRead: () => 0,
      chunks: stdin as AsyncIterable<Buffer>,
    };
  }
  const bytesTotal = sizeOf(path);
  const packed = path.endsWith('.gz');
  const file = createReadStream(path, { highWaterMark: packed ? PACKED_CHUNK_BYTES : CHUNK_BYTES });
  if (!packed) return { name: path, bytesTotal, bytesRead: () => file.bytesRead, chunks: file };
  const unpacked = createGunzip();
  file.on('error', (failure) => unpacked.destroy(failure));
  return { name: path, bytesTotal, bytesRead: () => unpacked.bytesWritten, chunks: file.pipe(unpacked) };
}

function sizeOf(path: string): number {
  try {
    const found = statSync(path);
    if (found.isDirectory()) throw new Error(`${path} is a folder`);
    return found.size;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ShardcastError('INVALID_ARGUMENT', `--file: ${reason}`, { cause });
  }
}

export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

/** The input as text; bytes that are not UTF-8 are refused, not replaced. @throws ShardcastError MALFORMED. */
export async function* readText(input: InputStream): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  const decode = (chunk: Buffer | undefined): string => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch (cause) {
      throw new ShardcastError('MALFORMED', `${input.name}: not UTF-8 at or soon after line ${line}`, {
        cause,
      });
    }
  };
  try {
    for await (const chunk of input.chunks) {
      const text = decode(chunk);
      for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) line++;
      yield text;
    }
  } catch (thrown) {
    throw thrown instanceof ShardcastError ? thrown : unreadable(input.name, thrown);
  }
  yield decode(undefined);
}

/** The non-empty lines of each chunk at once: no await per line. @throws ShardcastError MALFORMED, LIMIT_EXCEEDED. */
export async function* readLines(input: InputStream): AsyncGenerator<Line[], void, undefined> {
  let number = 0;
  let rest = '';
  const take = (pieces: readonly string[]): Line[] =>
    pieces.map((text) => ({ number: ++number, text })).filter((line) => line.text.trim() !== '');
  for await (const text of readText(input)) {
    const pieces = (rest + text).split('\n');
    rest = pieces.pop() ?? '';
    if (rest.length > LINE_CHARS_MAX) throw tooLong(`${input.name}:${number + pieces.length + 1}`);
    yield take(pieces);
  }
  yield take([rest]);
}

function tooLong(place: string): ShardcastError {
  return new ShardcastError('LIMIT_EXCEEDED', `${place}: a line of more than ${LINE_CHARS_MAX} characters`, {
    hint: 'NDJSON has one JSON value on each line.',
  });
}

function unreadable(name: string, cause: unknown): ShardcastError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new ShardcastError('MALFORMED', `${name} cannot be read: ${reason}`, { cause });
}
