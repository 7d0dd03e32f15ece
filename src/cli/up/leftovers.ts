import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readKeyFile, writeKeyFile } from '../../auth/key-folder.js';
import { pause, systemClock } from '../../core/clock.js';

/** Processes of a run that was killed: nobody was there to end them. */
const PIDS_FILE = 'pids.json';
const END_TIMEOUT_MS = 10_000;
const ASK_EVERY_MS = 50;

const run = promisify(execFile);

export async function notePids(folder: string, pids: readonly number[]): Promise<void> {
  await writeKeyFile(join(folder, PIDS_FILE), `${JSON.stringify(pids)}\n`, 0o600);
}

/** Ends those that are left of an earlier run in this folder, which their command lines name. */
export async function endLeftovers(folder: string, signal: AbortSignal): Promise<void> {
  const text = await readKeyFile(join(folder, PIDS_FILE));
  if (text === undefined) return;
  for (const pid of JSON.parse(text) as number[]) {
    if (await isOurs(pid, folder)) await end(pid, folder, signal);
  }
}

async function end(pid: number, folder: string, signal: AbortSignal): Promise<void> {
  process.kill(pid, 'SIGTERM');
  const deadlineMs = systemClock.monotonic() + END_TIMEOUT_MS;
  while (await isOurs(pid, folder)) {
    if (systemClock.monotonic() > deadlineMs) process.kill(pid, 'SIGKILL');
    await pause(systemClock, ASK_EVERY_MS, signal);
  }
}

/** Numbers of processes are given again. */
async function isOurs(pid: number, folder: string): Promise<boolean> {
  try {
    const { stdout } = await run('ps', ['-o', 'args=', '-p', `${pid}`]);
    return stdout.includes(folder);
  } catch {
    return false;
  }
}
