import { type Clock, systemClock } from '../core/clock.js';
import { changingPems, type PemTexts } from './tls-context.js';
import type { TlsFiles } from './tls-files.js';

/** How often certificates on disk are looked at while somebody listens. Milliseconds. */
const LOOK_MS = 1_000;

type CaListener = (update: { readonly caCertificate: Buffer } | null) => void;
type IdentityListener = (
  update: { readonly certificate: Buffer; readonly privateKey: Buffer } | null,
) => void;

/**
 * Certificates on disk, as grpc-js wants them. Its own watcher takes a certificate whose key is not there yet, and then drops every
 * connection until it is; this one goes on with what was there before.
 */
export class WatchedCertificates {
  readonly #pems: () => PemTexts;
  readonly #clock: Clock;
  readonly #caListeners = new Set<CaListener>();
  readonly #identityListeners = new Set<IdentityListener>();
  #held: PemTexts;
  #timer: Disposable | undefined;

  /** Throws INVALID_ARGUMENT for files that cannot be read, or are no certificates. */
  constructor(files: TlsFiles, clock: Clock = systemClock) {
    this.#pems = changingPems(files, clock);
    this.#held = this.#pems();
    this.#clock = clock;
  }

  addCaCertificateListener(listener: CaListener): void {
    this.#caListeners.add(listener);
    this.#watch();
    process.nextTick(listener, caOf(this.#held));
  }

  removeCaCertificateListener(listener: CaListener): void {
    this.#caListeners.delete(listener);
    this.#rest();
  }

  addIdentityCertificateListener(listener: IdentityListener): void {
    this.#identityListeners.add(listener);
    this.#watch();
    process.nextTick(listener, identityOf(this.#held));
  }

  removeIdentityCertificateListener(listener: IdentityListener): void {
    this.#identityListeners.delete(listener);
    this.#rest();
  }

  #watch(): void {
    this.#timer ??= this.#clock.schedule(LOOK_MS, () => {
      this.#timer = undefined;
      this.#look();
      this.#watch();
    });
  }

  #rest(): void {
    if (this.#caListeners.size + this.#identityListeners.size > 0) return;
    this.#timer?.[Symbol.dispose]();
    this.#timer = undefined;
  }

  #look(): void {
    const now = this.#pems();
    if (now === this.#held) return;
    this.#held = now;
    for (const listener of this.#identityListeners) listener(identityOf(now));
    for (const listener of this.#caListeners) listener(caOf(now));
  }
}

function caOf({ ca }: PemTexts) {
  return ca === undefined ? null : { caCertificate: Buffer.from(ca) };
}

function identityOf({ cert, key }: PemTexts) {
  if (cert === undefined || key === undefined) return null;
  return { certificate: Buffer.from(cert), privateKey: Buffer.from(key) };
}
