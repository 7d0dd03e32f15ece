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
  env?: NodeJS.ProcessEnv;
  /** Bytes of output kept, the last ones. Default 64 KiB. */
  outputBytesMax?: number;
}

/** Runs a program to its end, or kills it at the timeout. Never throws, never reads standard input. */
export function runProcess(path: string, args: readonly string[], options: ProcessOptions): Promise<Outcome> {
  const { timeoutMs, env = process.env, outputBytesMax = 65_536 } = options;
  return new Promise((resolve) => {
    let output = '';
    let problem: string | undefined;
    const child = spawn(path, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const timer = setTimeout(() => {
      problem = `no end after ${timeoutMs} ms`;
      child.kill('SIGKILL');
      // A grandchild may hold the pipes open: the answer must not wait for it.
      child.stdout.destroy();
      child.stderr.destroy();
    }, timeoutMs);
    const collect = (chunk: Buffer) => {
      output = (output + chunk.toString('utf8')).slice(-outputBytesMax);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (failure) => {
      clearTimeout(timer);
      resolve({ exitCode: undefined, output, problem: failure.message });
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      problem ??= signal === null ? undefined : `killed by ${signal}`;
      resolve({ exitCode: code ?? undefined, output, problem });
    });
  });
}
