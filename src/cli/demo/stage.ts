import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ShardcastError } from '../../core/errors.js';
import type { Stack } from '../../core/lifecycle.js';
import { at } from '../failure.js';
import { resolveTool } from '../tools/resolve.js';
import type { Story } from './story.js';

/** What the demos do to set up, whoever plays. */

/** A folder for everybody's data, gone when the stack stops. */
export async function dataFolder(stack: Stack): Promise<string> {
  try {
    const folder = await mkdtemp(join(tmpdir(), 'shardcast-demo-'));
    stack.add(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
    return folder;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ShardcastError('UNAVAILABLE', `there is no place for the demo's data: ${reason}`, {
      cause,
      hint: 'Name a folder that can be written to in TMPDIR.',
    });
  }
}

/** Finds a tool, or installs it. */
export async function findTool(
  name: 'opa' | 'nats-server',
  story: Story,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<Awaited<ReturnType<typeof resolveTool>>> {
  const notes: string[] = [];
  const tool = await during('set-up', () =>
    resolveTool(name, { install: true, env, signal, log: (line) => notes.push(line) }),
  );
  for (const note of notes) await story.tell(note);
  return tool;
}

/** A failure says in which stage it happened. */
export async function during<T>(stage: string, task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (failure) {
    throw at(`demo, ${stage}`, failure);
  }
}
