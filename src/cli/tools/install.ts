import { systemClock } from '../../core/clock.js';
import { ShardcastError, toShardcastError } from '../../core/errors.js';
import { probe } from './binary.js';
import { publish, withScratch } from './cache.js';
import { downloadRelease } from './download.js';
import { findGo, goInstall } from './go-install.js';
import { ProgressLine, type ProgressStream } from './progress.js';
import type { Tool } from './table.js';

export interface InstallContext {
  env: NodeJS.ProcessEnv;
  log: (line: string) => void;
  progress: ProgressStream;
  /** How long the release host may be silent, milliseconds. */
  answerTimeoutMs: number;
  /** Gives up. */
  signal?: AbortSignal | undefined;
}

export type InstalledFrom = 'release' | 'go';

const RELEASES_URL = 'https://github.com';

/** Puts the pinned version into the cache: by download, else by `go install`. */
export async function installTool(
  tool: Tool,
  context: InstallContext,
): Promise<{ path: string; from: InstalledFrom }> {
  const failures: string[] = [];
  for (const [from, make] of [
    ['release', fromRelease],
    ['go', fromSource],
  ] as const) {
    const startedMs = systemClock.monotonic();
    try {
      const path = await withScratch(context.env, async (folder) => {
        const binary = await make(tool, folder, context);
        await checkVersion(tool, binary);
        return publish(binary, tool, context.env);
      });
      const seconds = ((systemClock.monotonic() - startedMs) / 1000).toFixed(0);
      context.log(`${tool.name} ${tool.version} installed from ${from} in ${seconds} s: ${path}`);
      return { path, from };
    } catch (failure) {
      const { code, message } = toShardcastError(failure);
      // Bytes that are not what was published are never a reason to go on quietly.
      if (code === 'CORRUPT' || code === 'DISK_FULL') throw failure;
      context.signal?.throwIfAborted();
      failures.push(message);
      context.log(`${tool.name}: ${message}`);
    }
  }
  throw new ShardcastError(
    'UNAVAILABLE',
    `${tool.name} ${tool.version} could not be installed:\n- ${failures.join('\n- ')}`,
    { hint: `Install ${tool.name} yourself, put it on PATH or name it in ${tool.variable}.` },
  );
}

async function fromRelease(tool: Tool, folder: string, context: InstallContext): Promise<string> {
  const { env, log, progress, answerTimeoutMs, signal } = context;
  const release = tool.release(process.platform, process.arch);
  if (release === undefined) {
    throw new ShardcastError('NOT_FOUND', `no release for ${process.platform} ${process.arch}`);
  }
  const url = env.SHARDCAST_RELEASES_URL || RELEASES_URL;
  log(`${tool.name} ${tool.version}: downloading from ${url}`);
  using line = new ProgressLine(progress, `downloading ${tool.name} ${tool.version}`);
  return await downloadRelease(release, { url, answerTimeoutMs, signal }, folder, line);
}

async function fromSource(tool: Tool, folder: string, context: InstallContext): Promise<string> {
  const { env, log, progress, signal } = context;
  const go = await findGo(env);
  if (go === undefined)
    throw new ShardcastError('NOT_FOUND', 'no Go toolchain to build it with (https://go.dev/dl)');
  log(`${tool.name} ${tool.version}: building with go install, about two minutes`);
  using _line = new ProgressLine(progress, `building ${tool.name} ${tool.version}`);
  return await goInstall(go, tool, folder, env, signal);
}

/** A new binary must run here and be what was asked for, before anybody else sees it. */
async function checkVersion(tool: Tool, binary: string): Promise<void> {
  const answer = await probe(tool, binary);
  if ('problem' in answer) throw new ShardcastError('UNAVAILABLE', `the new ${tool.name} ${answer.problem}`);
  if (answer.version === tool.version) return;
  throw new ShardcastError('UNAVAILABLE', `the new ${tool.name} is ${answer.version}, not ${tool.version}`);
}
