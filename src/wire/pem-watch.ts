import type { Clock } from '../core/clock.js';
import { changingPems, type PemTexts } from './tls-context.js';
import type { TlsFiles } from './tls-files.js';

/** How often certificates on disk are looked at. Milliseconds. */
const LOOK_MS = 1_000;

/** Certificates on disk, and who is told when they are others. */
export class PemWatch implements Disposable {
  readonly #pems: () => PemTexts;
  readonly #clock: Clock;
  #held: PemTexts;
  #timer: Disposable | undefined;

  /** Throws INVALID_ARGUMENT for files that cannot be read, are no certificates, or not that of the key. */
  constructor(files: TlsFiles, clock: Clock) {
    this.#pems = changingPems(files, clock);
    this.#held = this.#pems();
    this.#clock = clock;
  }

  get held(): PemTexts {
    return this.#held;
  }

  /** Looks from now on, until disposed of; a second call changes nothing. */
  start(onChange: (pems: PemTexts) => void): void {
    this.#timer ??= this.#clock.schedule(LOOK_MS, () => {
      this.#timer = undefined;
      const now = this.#pems();
      if (now !== this.#held) {
        this.#held = now;
        onChange(now);
      }
      this.start(onChange);
    });
  }

  [Symbol.dispose](): void {
    this.#timer?.[Symbol.dispose]();
    this.#timer = undefined;
  }
}
