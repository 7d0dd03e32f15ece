import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll } from 'vitest';
import { eventually } from './eventually.js';

export interface ChildOptions {
  env?: NodeJS.ProcessEnv;
  cwd?: string;
}

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

const LINE_TIMEOUT_MS = 30_000;

/** A real process that a test started: its output is kept, and leaving it running fails the test file. */
export class Child implements AsyncDisposable {
  readonly name: string;
  readonly #child: ChildProcess;
  /** Resolves when the process is gone and its output complete. */
  readonly exited: Promise<Exit>;
  #exit: Exit | undefined;
  #stdout = '';
  #stderr = '';

  constructor(command: string, args: readonly string[], options: ChildOptions = {}) {
    const { env = process.env, cwd } = options;
    this.name = [command, ...args].join(' ');
    this.#child = spawn(command, args, { env, ...(cwd === undefined ? {} : { cwd }) });
    running.add(this);
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.#stdout += text;
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr += text;
    });
    // A process may leave before it has read what it is given: that is its exit's story, not an error of ours.
    this.#child.stdin?.on('error', () => {});
    this.exited = this.#ended();
    this.exited.catch(() => {});
  }

  async #ended(): Promise<Exit> {
    try {
      await once(this.#child, 'close');
    } finally {
      running.delete(this);
      this.#exit = { code: this.#child.exitCode, signal: this.#child.signalCode };
    }
    return this.#exit;
  }

  get pid(): number {
    const { pid } = this.#child;
    if (pid === undefined) throw new Error(`${this.name} did not start`);
    return pid;
  }

  get stdout(): string {
    return this.#stdout;
  }

  get stderr(): string {
    return this.#stderr;
  }

  get running(): boolean {
    return this.#exit === undefined;
  }

  /** The first match in what it has written, to either stream. Fails as soon as it ends without one. */
  async line(pattern: RegExp, timeoutMs = LINE_TIMEOUT_MS): Promise<RegExpExecArray> {
    const found = await eventually(
      `${this.name} writes ${pattern}`,
      () => pattern.exec(this.#stdout) ?? pattern.exec(this.#stderr) ?? (this.running ? undefined : 'gone'),
      { timeoutMs },
    );
    if (found !== 'gone') return found;
    throw new Error(
      `${this.name} ended (${JSON.stringify(this.#exit)}) without ${pattern}:\n${this.#tail()}`,
    );
  }

  write(text: string): void {
    this.#child.stdin?.write(text);
  }

  /** Ends its standard input. */
  end(): void {
    this.#child.stdin?.end();
  }

  signal(signal: NodeJS.Signals): void {
    if (this.running) process.kill(this.pid, signal);
  }

  /** SIGSTOP: connections stay open and nothing answers, until SIGCONT. Resolves when all of it has stopped. */
  async pause(): Promise<void> {
    this.signal('SIGSTOP');
    const tasks = `/proc/${this.pid}/task`;
    if (!existsSync(tasks)) return;
    await eventually(`${this.name} has stopped`, () =>
      readdirSync(tasks).every((task) => /\) [Tt] /.test(readFileSync(`${tasks}/${task}/stat`, 'utf8'))),
    );
  }

  /** Kills it, by default without giving it a chance, and waits until it is gone. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<Exit> {
    this.signal(signal);
    return await this.exited;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.pid !== undefined) await this.kill();
  }

  #tail(): string {
    return `${this.#stdout}${this.#stderr}`.slice(-4_000);
  }
}

const running = new Set<Child>();

/** Kills what a test file left running and returns its names. */
export async function reap(): Promise<string[]> {
  const left = [...running];
  await Promise.all(left.map((child) => child.kill()));
  return left.map((child) => child.name);
}

process.on('exit', () => {
  for (const child of running) child.signal('SIGKILL');
});

afterAll(async () => {
  const left = await reap();
  if (left.length > 0) throw new Error(`left running by this test file:\n${left.join('\n')}`);
});
