import type { ConfigFile } from '../config/config-file.js';
import { optionSpec } from '../config/option-table.js';
import { resolveConfig } from '../config/resolve.js';
import { ShardcastError, toShardcastError } from '../core/errors.js';
import { packageVersion } from '../core/package-folder.js';
import { LOADERS } from './command-loaders.js';
import { COMMAND_NAMES, type CommandName, commandSpec } from './command-table.js';
import type { Context, Run, Surroundings } from './context.js';
import { EXIT_INTERRUPTED, exitCode, exitCodeOf } from './exit-codes.js';
import { describeFailure } from './failure.js';
import { Output } from './output.js';
import { type Invocation, parseCommandLine } from './program.js';

/** Runs a command line in this process; returns its exit code. The first signal ends it in order, the second at once. */
export async function main(argv: string[]): Promise<number> {
  const abort = new AbortController();
  const onSignal = (signal: string) => {
    if (abort.signal.aborted) process.exit(EXIT_INTERRUPTED);
    abort.abort(new ShardcastError('CANCELLED', `interrupted by ${signal}`));
  };
  // A reader that has seen enough (`| head`) is no failure.
  const onWriteError = (failure: Error) => {
    if ('code' in failure && failure.code === 'EPIPE') process.exit(0);
    throw failure;
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  process.stdout.on('error', onWriteError);
  try {
    const { stdin, stdout, stderr, env } = process;
    return await runCommandLine(argv, { stdin, stdout, stderr, env, signal: abort.signal });
  } finally {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
    process.stdout.off('error', onWriteError);
  }
}

/** The same within given surroundings. Never throws: a failure is printed and becomes the exit code. */
export async function runCommandLine(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  const { stdout, stderr, env, signal } = surroundings;
  let json = argv.includes('--json');
  let color = stderr.isTTY === true && !argv.includes('--no-color');
  try {
    const parsed = parseCommandLine(argv, packageVersion());
    if ('help' in parsed) {
      (parsed.asked ? stdout : stderr).write(parsed.help);
      return exitCode(parsed.asked ? 'ok' : 'usage');
    }
    const file = await readFileOf(parsed, env);
    const { options, required = [] } = commandSpec(parsed.command);
    const config = resolveConfig(options, required, { ...parsed, env, file });
    json = config.json;
    color = config.color && (env.NO_COLOR ?? '') === '' && stderr.isTTY === true;
    const output = new Output(stdout, stderr, { json, quiet: config.quiet, color });
    try {
      return await runCommand(parsed, { ...surroundings, config, args: parsed.args, output });
    } finally {
      await output.flush();
    }
  } catch (thrown) {
    const failure = signal.aborted ? signal.reason : thrown;
    stderr.write(`${describeFailure(failure, { json, color })}\n`);
    return exitCodeOf(toShardcastError(failure).code);
  }
}

async function readFileOf(
  { command, flags }: Invocation,
  env: Surroundings['env'],
): Promise<ConfigFile | undefined> {
  const sources = { flags, env, file: undefined, command };
  const { config: path } = resolveConfig(['config'], [], sources);
  if (path === undefined || path === '') return undefined;
  const { readConfigFile } = await import('../config/config-file.js');
  return readConfigFile(path, flagsOfCommands());
}

function flagsOfCommands(): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    COMMAND_NAMES.map((name) => [
      name,
      new Set(commandSpec(name).options.map((key) => optionSpec(key).flag)),
    ]),
  );
}

async function runCommand({ command }: Invocation, context: object): Promise<number> {
  const load = LOADERS[command];
  if (load === undefined) throw new ShardcastError('INTERNAL', `command ${command} is in no file`);
  const { run } = await load();
  // The table gave the command's name, its options and so its context: they belong together.
  return (await (run as Run<CommandName>)(context as Context<CommandName>)) ?? exitCode('ok');
}
