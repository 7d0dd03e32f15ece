import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { childFlags, processorMsOf } from './processes.js';

/** One of the bench's own programs in a process of its own: it is asked, and answers (`answering.ts`). */
export class Worker<Question extends object, Answer> implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly #script: string;

  constructor(script: string, args: readonly string[] = []) {
    this.#script = script;
    const path = fileURLToPath(new URL(`${script}.js`, import.meta.url));
    this.#child = fork(path, args, { execArgv: childFlags(), serialization: 'advanced' });
  }

  /** Processor time that it has used, milliseconds; NaN where the system does not tell. */
  get processorMs(): number {
    return processorMsOf(this.#child.pid ?? 0);
  }

  /** One question at a time. Throws what the program has failed with. */
  async ask(question: Question): Promise<Answer> {
    const answer = new Promise<unknown>((resolve) => {
      const settle = (what: unknown) => {
        this.#child.off('message', settle).off('exit', settle);
        resolve(what);
      };
      this.#child.on('message', settle).on('exit', settle);
    });
    this.#child.send(question);
    const answered = await answer;
    if (typeof answered === 'object' && answered !== null && 'answer' in answered)
      return answered.answer as Answer;
    throw new Error(`${this.#script} says ${String(answered)}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exit = once(this.#child, 'exit');
    this.#child.disconnect();
    await exit;
  }
}
