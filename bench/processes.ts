import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { resolveTool } from '../src/cli/tools/resolve.js';
import { OpaCalls } from './opa-calls.js';

const READY_MS = 60_000;
const STOP_MS = 5_000;
/** Of Linux's clock in /proc. */
const TICK_MS = 10;
const ASK_EVERY_MS = 5;

/** Processor time that a process has used, milliseconds; NaN where the system does not tell. */
export function processorMsOf(pid: number): number {
  try {
    const [, after = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const fields = after.split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return Number.NaN;
  }
}

/** A process of its own, stopped when the figure is done. */
export class Process implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly #name: string;
  #output = '';
  #errors = '';

  constructor(command: string, args: readonly string[]) {
    this.#name = [command, ...args].join(' ');
    this.#child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.#output += text;
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#errors = (this.#errors + text).slice(-4_000);
    });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  get running(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Resident memory in bytes; NaN where the system does not tell. */
  get residentBytes(): number {
    try {
      const status = readFileSync(`/proc/${this.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) * 1024;
    } catch {
      return Number.NaN;
    }
  }

  /** Processor time that it has used, milliseconds; NaN where the system does not tell. */
  get processorMs(): number {
    return processorMsOf(this.pid);
  }

  /** Its first line of JSON. */
  async announced(): Promise<Record<string, string>> {
    const line = await this.until(() => /^\{.*\}$/m.exec(this.#output)?.[0]);
    return JSON.parse(line) as Record<string, string>;
  }

  async until<T>(question: () => T | undefined | Promise<T | undefined>, everyMs = ASK_EVERY_MS): Promise<T> {
    return await until(
      this.#name,
      () => {
        if (!this.running) throw new Error(`${this.#name} ended:\n${this.#output}${this.#errors}`);
        return question();
      },
      everyMs,
    );
  }

  /** Resolves when it is gone; it is killed if it is not within `patienceMs`. */
  async end(signal: 'SIGTERM' | 'SIGKILL', patienceMs: number): Promise<void> {
    if (!this.running) return;
    const exit = once(this.#child, 'exit');
    this.#child.kill(signal);
    const patience = setTimeout(() => this.#child.kill('SIGKILL'), patienceMs);
    await exit;
    clearTimeout(patience);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.end('SIGTERM', STOP_MS);
  }
}

/** Asks until there is an answer. */
export async function until<T>(
  what: string,
  question: () => T | undefined | Promise<T | undefined>,
  everyMs = ASK_EVERY_MS,
): Promise<T> {
  const deadline = performance.now() + READY_MS;
  while (performance.now() < deadline) {
    const answer = await question();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  throw new Error(`${what}: not so within ${READY_MS} ms`);
}

export interface RunningRelay extends AsyncDisposable {
  readonly process: Process;
  readonly address: string;
}

const program = fileURLToPath(new URL('../bin/shardcast', import.meta.url));

export async function startRelay(dataDir: string, more: readonly string[] = []): Promise<RunningRelay> {
  const addresses = ['--listen', '127.0.0.1:0', '--http', '127.0.0.1:0'];
  const process = shardcast('relay', ['--data', dataDir, ...addresses, ...more]);
  const { listen = '' } = await process.announced();
  return { process, address: listen, [Symbol.asyncDispose]: () => process[Symbol.asyncDispose]() };
}

/** One of shardcast's servers, which says where it listens. */
export function shardcast(command: string, args: readonly string[]): Process {
  return startNode(program, [command, ...args, '--json', '--log-level', 'warn']);
}

export function startNode(script: string, args: readonly string[]): Process {
  return new Process(process.execPath, [...childFlags(), script, ...args]);
}

/** For the Node of every process that the bench starts. */
export function childFlags(): string[] {
  return (process.env.BENCH_CHILD_FLAGS ?? '').split(' ').filter(Boolean);
}

/** The agent's process; it may not even have connected when this returns. */
export function startAgent(options: {
  relay: string;
  opa: string;
  shard: string;
  dir: string;
  more?: readonly string[];
}): Process {
  const { relay, opa, shard, dir, more = [] } = options;
  const args = ['--shard', shard, '--relay', relay, '--opa', opa, '--data', dir];
  return shardcast('agent', [...args, '--http', '127.0.0.1:0', ...more]);
}

export interface RunningOpa extends AsyncDisposable {
  readonly process: Process;
  readonly url: string;
  readonly calls: OpaCalls;
  /** The same on another connection: to look while a write is under way. */
  readonly watch: OpaCalls;
}

/** An empty OPA that answers. */
export async function startOpa(): Promise<RunningOpa> {
  const { path } = await resolveTool('opa');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const args = [
    'run',
    '--server',
    '--skip-version-check',
    '--log-level',
    'error',
    '--addr',
    `127.0.0.1:${port}`,
  ];
  const process = new Process(path, args);
  const calls = new OpaCalls(port);
  const watch = new OpaCalls(port);
  await process.until(async () => {
    const status = await calls.send('GET', '/health').catch(() => undefined);
    return status?.status === 200 ? true : undefined;
  });
  return {
    process,
    url,
    calls,
    watch,
    async [Symbol.asyncDispose]() {
      calls[Symbol.dispose]();
      watch[Symbol.dispose]();
      await process[Symbol.asyncDispose]();
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
