import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Child, type ChildOptions, type Exit } from './child-process.js';

const root = resolve(import.meta.dirname, '..', '..');
let build: Promise<void> | undefined;

/**
 * dist/ as the sources are now; quick when it is. Type errors do not stop a test, as `npm test` counts them by
 * themselves: what compiles is what runs.
 */
export function built(): Promise<void> {
  build ??= (async () => {
    await using builder = new Child(process.execPath, [resolve(root, 'scripts', 'build.mjs')]);
    await builder.exited;
    if (existsSync(resolve(root, 'dist', 'cli', 'main.js'))) return;
    throw new Error(`dist/cli/main.js was not built:\n${builder.stdout}${builder.stderr}`);
  })();
  return build;
}

/** `node bin/shardcast …` as a process of its own: `await using relay = await startShardcast(['relay', …])`. */
export async function startShardcast(args: readonly string[], options: ChildOptions = {}): Promise<Child> {
  await built();
  return new Child(process.execPath, [resolve(root, 'bin', 'shardcast'), ...args], options);
}

export interface Finished extends Exit {
  stdout: string;
  stderr: string;
}

/** Runs a command to its end, with `input` on its standard input. */
export async function runShardcast(
  args: readonly string[],
  options: ChildOptions & { input?: string } = {},
): Promise<Finished> {
  await using child = await startShardcast(args, options);
  if (options.input !== undefined) child.write(options.input);
  child.end();
  const exit = await child.exited;
  return { ...exit, stdout: child.stdout, stderr: child.stderr };
}
