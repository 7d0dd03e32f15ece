import { PassThrough, Readable } from 'node:stream';
import { runCommandLine } from '../../src/cli/main.js';

export interface CommandResult {
  exit: number;
  stdout: string;
  stderr: string;
}

export interface CommandSurroundings {
  /** Standard input; it ends after it. Default: empty. */
  input?: string | Buffer;
  env?: Readonly<Record<string, string>>;
  signal?: AbortSignal;
  /** Sees each piece of standard output as it is written. */
  onOutput?: (stdout: string) => void;
}

/** Runs a command line in this process, in a terminal-less world of its own. */
export async function shardcast(
  args: readonly string[],
  surroundings: CommandSurroundings = {},
): Promise<CommandResult> {
  const { input = '', env = {}, signal = new AbortController().signal } = surroundings;
  const stdin = Readable.from(input.length === 0 ? [] : [Buffer.from(input)], { objectMode: false });
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const result: CommandResult = { exit: -1, stdout: '', stderr: '' };
  stdout.on('data', (chunk: Buffer) => {
    result.stdout += chunk.toString('utf8');
    surroundings.onOutput?.(result.stdout);
  });
  stderr.on('data', (chunk: Buffer) => {
    result.stderr += chunk.toString('utf8');
  });
  result.exit = await runCommandLine(args, { stdin, stdout, stderr, env, signal });
  return result;
}

/** The documents of NDJSON. */
export function jsonLines(text: string): unknown[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);
}
