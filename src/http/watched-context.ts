import type https from 'node:https';
import { changingFile } from '../core/changing-file.js';
import type { Clock } from '../core/clock.js';
import { ShardcastError, toShardcastError } from '../core/errors.js';
import { type ServerTls, unreadable } from '../wire/tls-files.js';

/** How often certificates on disk are looked at. Milliseconds. */
const LOOK_MS = 1_000;

interface Context {
  readonly cert: string;
  readonly key: string;
  readonly ca?: string;
}

/** Certificates of a server, as they are on disk now. */
export class WatchedContext implements Disposable {
  readonly #cert: () => string;
  readonly #key: () => string;
  readonly #ca: (() => string) | undefined;
  readonly #clock: Clock;
  #timer: Disposable | undefined;
  #held: Context | undefined;

  constructor({ cert, key, clientCa }: ServerTls, clock: Clock) {
    this.#cert = pemFile(cert, clock);
    this.#key = pemFile(key, clock);
    this.#ca = clientCa === undefined ? undefined : pemFile(clientCa, clock);
    this.#clock = clock;
  }

  /** Throws INVALID_ARGUMENT for a certificate that is none, or not that of the key. */
  server(make: (context: Context) => https.Server): https.Server {
    try {
      const server = make(this.#context());
      this.#watch(server);
      return server;
    } catch (thrown) {
      if (thrown instanceof ShardcastError) throw thrown;
      const message = `the certificate or its key is none: ${toShardcastError(thrown).message}`;
      throw new ShardcastError('INVALID_ARGUMENT', message, { cause: thrown });
    }
  }

  [Symbol.dispose](): void {
    this.#timer?.[Symbol.dispose]();
  }

  #context(): Context {
    const context = { cert: this.#cert(), key: this.#key(), ...(this.#ca && { ca: this.#ca() }) };
    this.#held ??= context;
    return context;
  }

  #watch(server: https.Server): void {
    this.#timer = this.#clock.schedule(LOOK_MS, () => {
      this.#renew(server);
      this.#watch(server);
    });
  }

  /** A certificate that was replaced before its key does not fit yet: what was there goes on. */
  #renew(server: https.Server): void {
    const context = this.#context();
    const { cert, key, ca } = this.#held ?? context;
    if (context.cert === cert && context.key === key && context.ca === ca) return;
    try {
      server.setSecureContext(context);
    } catch {
      return;
    }
    this.#held = context;
    server.closeIdleConnections(); // they were let in by what was there before
  }
}

function pemFile(path: string, clock: Clock): () => string {
  const read = changingFile(path, (text) => text, clock);
  return () => {
    try {
      return read();
    } catch (thrown) {
      throw unreadable(path, thrown);
    }
  };
}
