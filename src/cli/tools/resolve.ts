import { ShardcastError } from '../../core/errors.js';
import { findOnPath, isExecutable, type Probe, probe } from './binary.js';
import { cachedPath, withLock } from './cache.js';
import { ANSWER_TIMEOUT_MS } from './download.js';
import { type InstallContext, type InstalledFrom, installTool } from './install.js';
import type { ProgressStream } from './progress.js';
import { TOOLS, type Tool, toolNamed, versionWillDo } from './table.js';

export interface ResolveOptions {
  /** Download or build the tool when it is not found. Default false. */
  install?: boolean;
  /** Takes one line per thing worth saying. Default: nowhere. */
  log?: (line: string) => void;
  /** Where the line for terminals goes. Default standard error. */
  progress?: ProgressStream;
  /** How long the release host may be silent, milliseconds. Default 10,000. */
  answerTimeoutMs?: number;
  /** Gives up an installation that is under way. */
  signal?: AbortSignal;
  /** Default process.env. */
  env?: NodeJS.ProcessEnv;
  /** Default: the table of pinned tools. */
  tools?: readonly Tool[];
}

export interface ResolvedTool {
  path: string;
  version: string;
  from: 'environment' | 'path' | 'cache' | InstalledFrom;
}

/**
 * Finds the binary of a tool: the one its environment variable names, else PATH, else the cache; with `install`,
 * else a verified release download, else `go install`.
 * @throws ShardcastError INVALID_ARGUMENT for an unknown tool or a variable that names no usable binary, NOT_FOUND
 * when it is nowhere, CORRUPT when a download is not what was published, UNAVAILABLE when it cannot be installed.
 */
export async function resolveTool(name: string, options: ResolveOptions = {}): Promise<ResolvedTool> {
  const { env = process.env, tools = TOOLS, log = () => {}, progress = process.stderr } = options;
  const tool = toolNamed(name, tools);
  const found =
    (await fromEnvironment(tool, env)) ??
    (await fromPath(tool, env, log)) ??
    (await fromCache(tool, env, log));
  if (found !== undefined) return found;
  if (options.install !== true) {
    throw new ShardcastError('NOT_FOUND', `${name} is neither on PATH nor installed`, {
      hint: `Run \`shardcast tools install ${name}\`, or name the binary in ${tool.variable}.`,
    });
  }
  const { answerTimeoutMs = ANSWER_TIMEOUT_MS, signal } = options;
  return withLock(tool, env, signal, () =>
    fromInstall(tool, { env, log, progress, answerTimeoutMs, signal }),
  );
}

async function fromInstall(tool: Tool, context: InstallContext): Promise<ResolvedTool> {
  // Whoever waited for the lock finds that the work is done.
  const found = await fromCache(tool, context.env, context.log);
  return found ?? { ...(await installTool(tool, context)), version: tool.version };
}

/** A binary that somebody named is used or refused, never passed over. */
async function fromEnvironment(tool: Tool, env: NodeJS.ProcessEnv): Promise<ResolvedTool | undefined> {
  const path = env[tool.variable];
  if (path === undefined || path === '') return undefined;
  const answer = await probeVersion(tool, path);
  if ('version' in answer) return { path, version: answer.version, from: 'environment' };
  throw new ShardcastError('INVALID_ARGUMENT', `${tool.variable}: ${path} ${answer.problem}`, {
    hint: `Name a working ${tool.name} or unset ${tool.variable}.`,
  });
}

async function fromPath(
  tool: Tool,
  env: NodeJS.ProcessEnv,
  log: (line: string) => void,
): Promise<ResolvedTool | undefined> {
  const path = await findOnPath(tool.name, env.PATH);
  if (path === undefined) return undefined;
  const answer = await probeVersion(tool, path);
  if ('version' in answer) return { path, version: answer.version, from: 'path' };
  log(`${path} ${answer.problem}: passed over`);
  return undefined;
}

async function fromCache(
  tool: Tool,
  env: NodeJS.ProcessEnv,
  log: (line: string) => void,
): Promise<ResolvedTool | undefined> {
  const path = cachedPath(tool, env);
  if (!(await isExecutable(path))) return undefined;
  const answer = await probe(tool, path);
  if ('version' in answer) return { path, version: answer.version, from: 'cache' };
  log(`${path} ${answer.problem}: passed over`);
  return undefined;
}

/** Like `probe`, and the version must do: a binary that we did not install may be of any age. */
async function probeVersion(tool: Tool, path: string): Promise<Probe> {
  const answer = await probe(tool, path);
  if ('problem' in answer || versionWillDo(tool, answer.version)) return answer;
  const { versionMin } = tool;
  return {
    problem: `is version ${answer.version}; needed is ${versionMin} or newer of the same major version`,
  };
}
