import { join } from 'node:path';
import { ShardcastError } from '../../core/errors.js';
import { findOnPath } from './binary.js';
import { runProcess } from './process.js';
import type { Tool } from './table.js';

/** A cold build of a large tool on a slow, shared machine, milliseconds. */
const BUILD_TIMEOUT_MS = 15 * 60_000;
const OUTPUT_LINES_SHOWN = 5;

/** The Go toolchain on PATH or where its installer puts it. */
export async function findGo(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  return (await findOnPath('go', env.PATH)) ?? findOnPath('go', '/usr/local/go/bin');
}

/**
 * Builds the pinned version from source with `go install` into `folder`; returns the path of the binary. Go checks
 * the source against its public checksum database.
 * @throws ShardcastError UNAVAILABLE with the last lines that Go printed.
 */
export async function goInstall(
  go: string,
  tool: Tool,
  folder: string,
  env: NodeJS.ProcessEnv,
  signal?: AbortSignal,
): Promise<string> {
  const target = `${tool.goPackage}@v${tool.version}`;
  const flags = tool.goLinkerFlags === undefined ? [] : ['-ldflags', tool.goLinkerFlags];
  const { exitCode, output, problem } = await runProcess(go, ['install', ...flags, target], {
    timeoutMs: BUILD_TIMEOUT_MS,
    signal,
    // CGO_ENABLED=0: no C compiler is needed, and the binary depends on no library of this machine.
    env: { ...env, GOBIN: folder, GOFLAGS: '-mod=mod', CGO_ENABLED: '0' },
  });
  if (exitCode === 0) return join(folder, tool.name);
  const lines = output.trim().split('\n').slice(-OUTPUT_LINES_SHOWN).join('\n  ');
  throw new ShardcastError(
    'UNAVAILABLE',
    `go install ${target}: ${problem ?? `exit code ${exitCode}`}\n  ${lines}`,
  );
}
