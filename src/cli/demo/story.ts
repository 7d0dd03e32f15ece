import type { Output } from '../output.js';
import { Progress, type ProgressStream } from '../progress.js';

const LABEL_CELLS = 11;

export type Paint = (text: string) => string;

export interface Paints {
  readonly strong: Paint;
  readonly dim: Paint;
  readonly good: Paint;
  readonly bad: Paint;
  readonly warn: Paint;
}

/** What the demo tells as it goes: labelled lines on standard output, and on a terminal a bar below them. */
export class Story implements Disposable {
  readonly paints: Paints;
  readonly #output: Output;
  readonly #stream: ProgressStream;
  #bar: Progress | undefined;
  #label = '';

  /** `color`: whether standard output takes colours. */
  constructor(output: Output, stream: ProgressStream, color: boolean) {
    this.#output = output;
    this.#stream = stream;
    this.paints = paintsOf(color);
  }

  /** The next line stands beside this label. */
  label(label: string): void {
    this.#label = label;
  }

  /** One line, behind its label. */
  async tell(text: string): Promise<void> {
    const label = this.paints.strong(this.#label.padEnd(LABEL_CELLS));
    await this.plain(text === '' ? '' : `${this.#label === '' ? ' '.repeat(LABEL_CELLS) : label}${text}`);
    if (text !== '') this.#label = '';
  }

  /** A line without a label. Nothing in a JSON run. */
  async plain(text: string): Promise<void> {
    this[Symbol.dispose]();
    if (this.#output.json) return;
    this.#output.line(text.trimEnd());
    await this.#output.flush();
  }

  progress(count: number, total: number): void {
    if (this.#output.quiet) return;
    this.#bar ??= new Progress(this.#stream, { title: 'publishing', unit: 'deltas' });
    this.#bar.update({ count, fraction: count / total });
  }

  /** Removes the bar. */
  [Symbol.dispose](): void {
    this.#bar?.[Symbol.dispose]();
    this.#bar = undefined;
  }
}

function paintsOf(color: boolean): Paints {
  const paint =
    (code: number): Paint =>
    (text) =>
      color ? `\x1b[${code}m${text}\x1b[0m` : text;
  return { strong: paint(1), dim: paint(2), good: paint(32), bad: paint(31), warn: paint(33) };
}
