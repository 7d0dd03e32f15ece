import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pause, systemClock } from '../../core/clock.js';
import { ShardcastError } from '../../core/errors.js';
import type { Tool } from './table.js';

const LOCK_POLL_MS = 200;
/** Longer than all ways to install one tool together may take. */
const LOCK_WAIT_MS = 30 * 60_000;

/** Where installed tools are kept: $XDG_CACHE_HOME or ~/.cache, then shardcast/bin. */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  const base = env.XDG_CACHE_HOME || join(env.HOME || homedir(), '.cache');
  return join(base, 'shardcast', 'bin');
}

export function cachedPath(tool: Tool, env: NodeJS.ProcessEnv): string {
  return join(cacheFolder(env), `${tool.name}-${tool.version}`);
}

/** Gives `task` a scratch folder on the cache's own file system, so that a rename from it is atomic. */
export async function withScratch<T>(
  env: NodeJS.ProcessEnv,
  task: (folder: string) => Promise<T>,
): Promise<T> {
  const cache = cacheFolder(env);
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, '.new-'));
  try {
    return await task(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Publishes a finished binary under its cached name: readers see all of it or nothing. */
export async function publish(binary: string, tool: Tool, env: NodeJS.ProcessEnv): Promise<string> {
  const path = cachedPath(tool, env);
  await rename(binary, path);
  return path;
}

/**
 * One installation of a tool at a time. The lock only saves double work: were it lost, both would install, and the
 * atomic rename keeps that harmless. So a lock whose holder is dead is simply removed.
 */
export async function withLock<T>(
  tool: Tool,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal | undefined,
  task: () => Promise<T>,
): Promise<T> {
  await mkdir(cacheFolder(env), { recursive: true });
  const lock = join(cacheFolder(env), `.${tool.name}-${tool.version}.lock`);
  const deadlineMs = systemClock.monotonic() + LOCK_WAIT_MS;
  while (!(await take(lock))) {
    if (await isAbandoned(lock)) await rm(lock, { force: true });
    else if (systemClock.monotonic() > deadlineMs) throw lockTimeout(tool, lock);
    else await pause(systemClock, LOCK_POLL_MS, signal);
  }
  try {
    return await task();
  } finally {
    await rm(lock, { force: true });
  }
}

async function take(lock: string): Promise<boolean> {
  try {
    await writeFile(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (failure) {
    if (failure instanceof Error && 'code' in failure && failure.code === 'EEXIST') return false;
    throw failure;
  }
}

async function isAbandoned(lock: string): Promise<boolean> {
  const holder = await readFile(lock, 'utf8').catch(() => '');
  if (holder === '') return false; // just released, or its holder is about to write
  try {
    process.kill(Number(holder), 0);
    return false;
  } catch (failure) {
    return !(failure instanceof Error && 'code' in failure && failure.code === 'EPERM');
  }
}

function lockTimeout(tool: Tool, lock: string): ShardcastError {
  return new ShardcastError('DEADLINE_EXCEEDED', `another process still installs ${tool.name}`, {
    hint: `If none does, remove ${lock} and run again.`,
  });
}
