import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { childFlags, processorMsOf } from './processes.js';
import type { Round } from './publishing.js';

/**
 * A Publisher in a process of its own, as real ones are. In the bench's it would collect its garbage among the million tuples
 * that the bench keeps, which costs more than publishing.
 */
export class PublisherProcess implements AsyncDisposable {
  readonly #child: ChildProcess;

  constructor(relay: string) {
    const script = fileURLToPath(new URL('publishing.js', import.meta.url));
    this.#child = fork(script, [relay], { execArgv: childFlags(), serialization: 'advanced' });
  }

  /** Processor time that it has used, milliseconds; NaN where the system does not tell. */
  get processorMs(): number {
    return processorMsOf(this.#child.pid ?? 0);
  }

  /** Tells it what to publish next. */
  async prepare(round: Round): Promise<void> {
    await this.#ask(round, 'ready');
  }

  /** Publishes the value at each of the tuples, each by itself; resolves when all have their receipts. */
  async publish(): Promise<void> {
    await this.#ask('publish', 'published');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exit = once(this.#child, 'exit');
    this.#child.disconnect();
    await exit;
  }

  async #ask(question: Round | 'publish', expected: string): Promise<void> {
    const answer = new Promise<unknown>((resolve) => {
      const settle = (what: unknown) => {
        this.#child.off('message', settle).off('exit', settle);
        resolve(what);
      };
      this.#child.on('message', settle).on('exit', settle);
    });
    this.#child.send(question);
    const answered = await answer;
    if (answered !== expected) throw new Error(`the publisher says ${String(answered)}`);
  }
}
