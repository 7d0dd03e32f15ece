import { spawn } from 'node:child_process';

export interface Outcome {
  /** Undefined when the program did not start or was killed. */
  exitCode: number | undefined;
  output: string;
  /** Why it did not start or did not end by itself. */
  problem: string | undefined;
}

export interface ProcessOptions {
  timeoutMs: number;
  /** Kills it. */
  signal?: AbortSignal | undefined;
  env?: NodeJS.ProcessEnv;
  /** Bytes of output kept, the last ones. Default 64 KiB. */
  outputBytesMax?: number;
}

/** Runs a program to its end, or kills it at the timeout or signal. Never throws, never reads standard input. */
export function runProcess(path: string, args: readonly string[], options: ProcessOptions): Promise<Outcome> {
  const { timeoutMs, signal, env = process.env, outputBytesMax = 65_536 } = options;
  return new Promise((resolve) => {
    let output = '';
    let problem: string | undefined;
    const child = spawn(path, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const kill = (why: string) => {
      problem ??= why;
      child.kill('SIGKILL');
      // A grandchild may hold the pipes open: the answer must not wait for it.
      child.stdout.destroy();
      child.stderr.destroy();
    };
    const timer = setTimeout(() => kill(`no end after ${timeoutMs} ms`), timeoutMs);
    const onAbort = () => kill('interrupted');
    signal?.addEventListener('abort', onAbort, { once: true });
    if (signal?.aborted) onAbort();
    const settle = (exitCode: number | undefined) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      resolve({ exitCode, output, problem });
    };
    const collect = (chunk: Buffer) => {
      output = (output + chunk.toString('utf8')).slice(-outputBytesMax);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (failure) => {
      problem ??= failure.message;
      settle(undefined);
    });
    child.on('close', (code, killedBy) => {
      problem ??= killedBy === null ? undefined : `killed by ${killedBy}`;
      settle(code ?? undefined);
    });
  });
}
