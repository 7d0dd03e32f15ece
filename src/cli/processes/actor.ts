import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { pause, systemClock } from '../../core/clock.js';
import { ShardcastError } from '../../core/errors.js';

/** For a process to say that it is ready. Milliseconds. */
const READY_TIMEOUT_MS = 30_000;
/** For a process to end in order before it is killed. Milliseconds. */
const END_TIMEOUT_MS = 5_000;
const POLL_MS = 10;
const LINES_MAX = 2_000;

export interface ActorOptions {
  /** Told of each line as it comes. */
  readonly onLine?: (line: string) => void;
}

/** A process of this machine that a command started, and may kill. What it writes is kept, line by line. */
export class Actor implements AsyncDisposable {
  readonly name: string;
  readonly lines: string[] = [];
  readonly #child: ChildProcess;
  readonly #gone: Promise<unknown>;
  readonly #onLine: (line: string) => void;
  #spawnError: Error | undefined;

  constructor(name: string, command: string, args: readonly string[], options: ActorOptions = {}) {
    this.name = name;
    this.#onLine = options.onLine ?? (() => {});
    this.#child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    this.#gone = once(this.#child, 'close').catch((failure: Error) => {
      this.#spawnError = failure;
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      if (stream !== null) createInterface(stream).on('line', (line) => this.#keep(line));
    }
    alive.add(this);
    void this.#gone.then(() => alive.delete(this));
  }

  /** undefined: it did not start. */
  get pid(): number | undefined {
    return this.#child.pid;
  }

  get isRunning(): boolean {
    const { exitCode, signalCode, pid } = this.#child;
    return pid !== undefined && exitCode === null && signalCode === null;
  }

  /**
   * Asks until `answer` is not undefined; a question that throws is asked again.
   * @throws ShardcastError UNAVAILABLE when the process ends before, or DEADLINE_EXCEEDED.
   */
  async ready<T>(answer: () => T | undefined | Promise<T | undefined>, signal: AbortSignal): Promise<T> {
    const deadlineMs = systemClock.monotonic() + READY_TIMEOUT_MS;
    let last = 'no answer';
    while (this.isRunning && systemClock.monotonic() < deadlineMs) {
      try {
        const found = await answer();
        if (found !== undefined) return found;
      } catch (failure) {
        last = failure instanceof Error ? failure.message : String(failure);
      }
      await pause(systemClock, POLL_MS, signal);
    }
    if (this.isRunning) throw this.#failure('DEADLINE_EXCEEDED', `is not ready: ${last}`);
    throw this.#failure('UNAVAILABLE', `has ended${this.#spawnError ? `: ${this.#spawnError.message}` : ''}`);
  }

  /** kill -9, and waits until it is gone. */
  async kill(): Promise<void> {
    this.killNow();
    await this.#gone;
  }

  killNow(): void {
    this.#child.kill('SIGKILL');
  }

  /** SIGSTOP: its connections stay open, and nothing answers until `resume`. */
  pause(): void {
    this.#child.kill('SIGSTOP');
  }

  resume(): void {
    this.#child.kill('SIGCONT');
  }

  /** Asks it to end, and kills it if it has not within `timeoutMs`. Resolves, when it is gone, to whether it ended by itself. */
  async end(timeoutMs = END_TIMEOUT_MS): Promise<boolean> {
    if (!this.isRunning) return true;
    this.resume();
    this.#child.kill('SIGTERM');
    let isKilled = false;
    using _patience = systemClock.schedule(timeoutMs, () => {
      isKilled = true;
      this.killNow();
    });
    await this.#gone;
    return !isKilled;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end();
  }

  #keep(line: string): void {
    this.#onLine(line);
    this.lines.push(line);
    if (this.lines.length > LINES_MAX) this.lines.shift();
  }

  #failure(code: 'UNAVAILABLE' | 'DEADLINE_EXCEEDED', what: string): ShardcastError {
    const tail = this.lines.slice(-3).join('\n');
    return new ShardcastError(code, `${this.name} ${what}${tail === '' ? '' : `\n${tail}`}`, {
      hint: 'Try again; if it stays so, run that process by hand to see why.',
    });
  }
}

const alive = new Set<Actor>();

process.on('exit', () => {
  for (const actor of alive) actor.killNow();
});
