import { type Clock, systemClock } from '../core/clock.js';
import { PemWatch } from './pem-watch.js';
import type { PemTexts } from './tls-context.js';
import type { TlsFiles } from './tls-files.js';

type CaListener = (update: { readonly caCertificate: Buffer } | null) => void;
type IdentityListener = (
  update: { readonly certificate: Buffer; readonly privateKey: Buffer } | null,
) => void;

/**
 * Certificates on disk, as grpc-js wants them. Its own watcher takes a certificate whose key is not there yet, and then drops every
 * connection until it is; this one goes on with what was there before. They are looked at while somebody listens.
 */
export class WatchedCertificates {
  readonly #watch: PemWatch;
  readonly #caListeners = new Set<CaListener>();
  readonly #identityListeners = new Set<IdentityListener>();

  /** Throws INVALID_ARGUMENT for files that cannot be read, or are no certificates. */
  constructor(files: TlsFiles, clock: Clock = systemClock) {
    this.#watch = new PemWatch(files, clock);
  }

  addCaCertificateListener(listener: CaListener): void {
    this.#caListeners.add(listener);
    this.#start();
    process.nextTick(listener, caOf(this.#watch.held));
  }

  removeCaCertificateListener(listener: CaListener): void {
    this.#caListeners.delete(listener);
    this.#rest();
  }

  addIdentityCertificateListener(listener: IdentityListener): void {
    this.#identityListeners.add(listener);
    this.#start();
    process.nextTick(listener, identityOf(this.#watch.held));
  }

  removeIdentityCertificateListener(listener: IdentityListener): void {
    this.#identityListeners.delete(listener);
    this.#rest();
  }

  #start(): void {
    this.#watch.start((pems) => {
      for (const listener of this.#identityListeners) listener(identityOf(pems));
      for (const listener of this.#caListeners) listener(caOf(pems));
    });
  }

  #rest(): void {
    if (this.#caListeners.size + this.#identityListeners.size === 0) this.#watch[Symbol.dispose]();
  }
}

function caOf({ ca }: PemTexts) {
  return ca === undefined ? null : { caCertificate: Buffer.from(ca) };
}

function identityOf({ cert, key }: PemTexts) {
  if (cert === undefined || key === undefined) return null;
  return { certificate: Buffer.from(cert), privateKey: Buffer.from(key) };
}
