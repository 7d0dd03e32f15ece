import { execFile } from 'node:child_process';
import { resolveTool } from '../../src/cli/tools/resolve.js';

export interface OpaAnswer {
  code: number;
  stdout: string;
  stderr: string;
}

const OUTPUT_BYTES_MAX = 64 * 1024 * 1024;
const ANSWER_TIMEOUT_MS = 50_000;

/** Runs the OPA that SHARDCAST_OPA names, or the one on PATH or in the tool cache. */
export async function runOpa(args: readonly string[], cwd: string): Promise<OpaAnswer> {
  const { path } = await resolveTool('opa');
  return run(path, args, cwd, process.env);
}

/** Runs a line of shell in which `opa` is that OPA, as the examples of a README have it. */
export async function runOpaLine(line: string, cwd: string): Promise<OpaAnswer> {
  const { path } = await resolveTool('opa');
  const script = `opa() { "$SHARDCAST_OPA" "$@"; }; ${line}`;
  return run('/bin/sh', ['-c', script], cwd, { ...process.env, SHARDCAST_OPA: path });
}

function run(file: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<OpaAnswer> {
  return new Promise((resolve, reject) => {
    const options = { cwd, env, maxBuffer: OUTPUT_BYTES_MAX, timeout: ANSWER_TIMEOUT_MS };
    execFile(file, args, options, (failure, stdout, stderr) => {
      if (failure === null) resolve({ code: 0, stdout, stderr });
      else if (typeof failure.code === 'number') resolve({ code: failure.code, stdout, stderr });
      else reject(failure);
    });
  });
}
