import type https from 'node:https';
import type { Clock } from '../core/clock.js';
import { changingPems, type PemTexts } from '../wire/tls-context.js';
import type { ServerTls } from '../wire/tls-files.js';

/** How often certificates on disk are looked at. Milliseconds. */
const LOOK_MS = 1_000;

/** Certificates of a server, as they are on disk now. */
export class WatchedContext implements Disposable {
  readonly #pems: () => PemTexts;
  readonly #clock: Clock;
  #held: PemTexts;
  #timer: Disposable | undefined;

  /** Throws INVALID_ARGUMENT for a certificate that is none, or not that of the key. */
  constructor({ cert, key, clientCa }: ServerTls, clock: Clock) {
    this.#pems = changingPems({ cert, key, ca: clientCa }, clock);
    this.#held = this.#pems();
    this.#clock = clock;
  }

  get context(): PemTexts {
    return this.#held;
  }

  watch(server: https.Server): void {
    this.#timer = this.#clock.schedule(LOOK_MS, () => {
      this.#renew(server);
      this.watch(server);
    });
  }

  [Symbol.dispose](): void {
    this.#timer?.[Symbol.dispose]();
  }

  #renew(server: https.Server): void {
    const now = this.#pems();
    if (now === this.#held) return;
    this.#held = now;
    server.setSecureContext(now);
    server.closeIdleConnections(); // they were let in by what was there before
  }
}
