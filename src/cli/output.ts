import { once } from 'node:events';

/** Lines wait until so many characters are together: one system call for many records. */
const FLUSH_CHARS = 32_768;

export interface OutputOptions {
  json: boolean;
  quiet: boolean;
  /** Whether colours may be used on standard error. */
  color: boolean;
}

/** A command's results on standard output, and what it says to people on standard error. */
export class Output {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly color: boolean;
  readonly #stdout: NodeJS.WritableStream;
  readonly #stderr: NodeJS.WritableStream;
  #waiting = '';

  constructor(stdout: NodeJS.WritableStream, stderr: NodeJS.WritableStream, options: OutputOptions) {
    this.#stdout = stdout;
    this.#stderr = stderr;
    this.json = options.json;
    this.quiet = options.quiet;
    this.color = options.color;
  }

  /** One line of results. Who prints many flushes when it is `full`, so that a slow reader slows us down. */
  line(text: string): void {
    this.#waiting += `${text}\n`;
  }

  /** Whether what waits is worth a write. */
  get full(): boolean {
    return this.#waiting.length >= FLUSH_CHARS;
  }

  /** A result in either form; the one that is not wanted is never made. */
  result(json: () => string, text: () => string): void {
    this.line(this.json ? json() : text());
  }

  /** Something for people: never in a quiet run. */
  note(text: string): void {
    if (!this.quiet) this.#stderr.write(`${text}\n`);
  }

  async flush(): Promise<void> {
    const text = this.#waiting;
    this.#waiting = '';
    if (text === '' || this.#stdout.write(text)) return;
    await once(this.#stdout, 'drain');
  }
}
