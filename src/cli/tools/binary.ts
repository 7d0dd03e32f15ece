import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { runProcess } from './process.js';
import type { Tool } from './table.js';

/** How long a binary may take to say its version, milliseconds: a cold start of 60 MB on a busy machine is slow. */
const VERSION_TIMEOUT_MS = 20_000;

export type Probe = { version: string } | { problem: string };

export async function isExecutable(path: string): Promise<boolean> {
  try {
    if (!(await stat(path)).isFile()) return false;
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Asks a binary for its version: proves that it runs on this machine and is what its name says. */
export async function probe(tool: Tool, path: string): Promise<Probe> {
  if (!(await isExecutable(path))) return { problem: 'is not an executable file' };
  const { exitCode, output, problem } = await runProcess(path, tool.versionArgs, {
    timeoutMs: VERSION_TIMEOUT_MS,
  });
  if (problem !== undefined) return { problem: `does not run: ${problem}` };
  if (exitCode !== 0) return { problem: `exits with ${exitCode} when asked for its version` };
  const version = tool.versionPattern.exec(output)?.[1];
  return version === undefined ? { problem: `does not say a version of ${tool.name}` } : { version };
}

/** The first executable of that name on a PATH. */
export async function findOnPath(name: string, path: string | undefined): Promise<string | undefined> {
  for (const folder of (path ?? '').split(delimiter)) {
    const candidate = join(folder, name);
    if (folder !== '' && (await isExecutable(candidate))) return candidate;
  }
  return undefined;
}
