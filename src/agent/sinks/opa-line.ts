import http from 'node:http';
import https from 'node:https';
import type { Clock } from '../../core/clock.js';
import { ShardcastError } from '../../core/errors.js';
import { type Access, authorizationOf, checkSecrecy, tokenOf } from '../../wire/access.js';
import { changingPems, type PemTexts } from '../../wire/tls-context.js';

export interface OpaLineOptions extends Access {
  /** `http://127.0.0.1:8181`, `https://…`, or `unix:///run/opa.sock`. */
  readonly url: string;
}

/** How OPA is reached, and as whom: one connection that is kept open. Token and certificates may be replaced at any time. */
export class OpaLine implements Disposable {
  readonly #options: OpaLineOptions;
  readonly #base: http.RequestOptions;
  readonly #isSecure: boolean;
  readonly #pems: (() => PemTexts) | undefined;
  #held: PemTexts | undefined;
  #agent: http.Agent;

  /** Throws INVALID_ARGUMENT for a URL that is none, files that cannot be read, and a token on a line that anybody can read. */
  constructor(options: OpaLineOptions, clock: Clock) {
    const url = parseUrl(options.url);
    checkSecrecy(url, options);
    tokenOf(options);
    this.#options = options;
    this.#isSecure = url.protocol === 'https:';
    if (options.tls !== undefined && !this.#isSecure) throw noTls(options.url);
    this.#pems = options.tls === undefined ? undefined : changingPems(options.tls, clock);
    this.#base = placeOf(url, this.#isSecure);
    this.#agent = this.#connection();
  }

  get url(): string {
    return this.#options.url;
  }

  request(method: string, path: string, headers: http.OutgoingHttpHeaders): http.ClientRequest {
    this.#renew();
    const options = { ...this.#base, agent: this.#agent, method, path };
    const all = { ...headers, ...authorizationOf(this.#options) };
    return this.#isSecure
      ? https.request({ ...options, headers: all })
      : http.request({ ...options, headers: all });
  }

  [Symbol.dispose](): void {
    this.#agent.destroy();
  }

  /** With other certificates, another connection: that of before ends with what it is at. */
  #renew(): void {
    const now = this.#pems?.();
    if (now === this.#held) return;
    const before = this.#agent;
    this.#agent = this.#connection();
    for (const sockets of Object.values(before.freeSockets)) {
      for (const socket of sockets ?? []) socket.destroy();
    }
  }

  #connection(): http.Agent {
    this.#held = this.#pems?.();
    const options = { keepAlive: true, noDelay: true, maxSockets: 1 };
    return this.#isSecure ? new https.Agent({ ...options, ...this.#held }) : new http.Agent(options);
  }
}

function placeOf(url: URL, isSecure: boolean): http.RequestOptions {
  if (url.protocol === 'unix:') return { socketPath: decodeURIComponent(url.pathname), host: 'localhost' };
  const port = url.port === '' ? (isSecure ? 443 : 80) : Number(url.port);
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port };
}

function parseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['http:', 'https:', 'unix:'].includes(url.protocol)) {
    throw new ShardcastError('INVALID_ARGUMENT', `not the URL of an OPA: ${JSON.stringify(text)}`, {
      hint: 'Like http://127.0.0.1:8181 or unix:///run/opa.sock.',
    });
  }
  if (url.username === '' && url.password === '') return url;
  // The URL is shown in errors and status, and to who lists processes.
  throw new ShardcastError('INVALID_ARGUMENT', 'the URL of an OPA holds no name or password', {
    hint: 'OPA takes a bearer token: --opa-token-file.',
  });
}

function noTls(url: string): ShardcastError {
  return new ShardcastError('INVALID_ARGUMENT', `certificates are for https://, and OPA is at ${url}`);
}
