import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Clock, systemClock } from '../core/clock.js';
import { ShardcastError, toShardcastError } from '../core/errors.js';
import { listen, unlisten } from '../core/http-listener.js';
import type { Service } from '../core/lifecycle.js';
import type { ServerTls } from '../wire/tls-files.js';
import { type Answer, notByThisMethod, refusal } from './answer.js';
import type { HttpGate } from './gate.js';
import { type BoundedServer, boundedServer } from './listener.js';
import type { RequestFollower, Route } from './route.js';
import { type Found, RouteTable } from './route-table.js';

export interface HttpServerOptions {
  /** HOST:PORT; port 0 takes a free one. */
  readonly listen: string;
  readonly routes: readonly Route[];
  /** Where every request comes in that is not for everybody. */
  readonly gate: HttpGate;
  /** Default: none. */
  readonly tls?: ServerTls | undefined;
  readonly clock?: Clock | undefined;
  /** Called for each request to a route, `GET /v1/shards/:shard`. Default: nobody follows. */
  readonly follow?: Follow | undefined;
}

export type Follow = (route: string, request: IncomingMessage) => RequestFollower;

const UNFOLLOWED: RequestFollower = {
  admitted: () => undefined,
  asked: () => undefined,
  failed: () => undefined,
};

/** The HTTP side of a relay or an agent: its routes, each behind the gate. */
export class HttpServer implements Service {
  readonly #listen: string;
  readonly #gate: HttpGate;
  readonly #table: RouteTable;
  readonly #bounded: BoundedServer;
  readonly #follow: Follow;
  #address = '';

  /** Throws INVALID_ARGUMENT for certificates that are none. */
  constructor({ listen, routes, gate, tls, clock = systemClock, follow }: HttpServerOptions) {
    this.#listen = listen;
    this.#gate = gate;
    this.#follow = follow ?? (() => UNFOLLOWED);
    this.#table = new RouteTable(routes);
    this.#bounded = boundedServer((request, response) => this.#serve(request, response), tls, clock);
  }

  /** HOST:PORT that it listens on; after `start`. */
  get address(): string {
    return this.#address;
  }

  async start(): Promise<void> {
    try {
      this.#address = await listen(this.#bounded.server, this.#listen);
    } catch (failure) {
      this.#bounded.release();
      throw failure;
    }
  }

  async stop(): Promise<void> {
    const stopped = unlisten(this.#bounded.server);
    this.#bounded.release();
    await stopped;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  #serve(request: IncomingMessage, response: ServerResponse): void {
    this.#answer(request).then(
      (answer) => send(request, response, answer),
      (failure: unknown) => send(request, response, refusal(failure)),
    );
  }

  async #answer(request: IncomingMessage): Promise<Answer> {
    const path = request.url?.split('?', 1)[0] ?? '/';
    const method = request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET');
    if (method !== 'GET') refuseBrowsers(request);
    const found = this.#table.find(path);
    const one = found.find(({ route }) => route.method === method);
    if (one !== undefined) return await this.#behind(one, request);
    return notByThisMethod(
      method,
      path,
      found.map(({ route }) => route.method),
    );
  }

  async #behind({ route, params }: Found, request: IncomingMessage): Promise<Answer> {
    const follower = this.#follow(`${route.method} ${route.path}`, request);
    try {
      return await route.behind(this.#gate)(request, params, follower);
    } catch (failure) {
      follower.failed(toShardcastError(failure));
      throw failure;
    }
  }
}

/** A page in a browser must not be able to drop shards of an agent on the same machine. */
function refuseBrowsers(request: IncomingMessage): void {
  if (request.headers.origin === undefined) return;
  throw new ShardcastError('INVALID_ARGUMENT', 'requests from web pages are refused');
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, type, body, headers }: Answer,
): void {
  if (response.destroyed) return;
  response.writeHead(status, {
    ...headers,
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    // Nobody waits for the rest of what was refused.
    ...(request.complete ? {} : { connection: 'close' }),
  });
  response.end(body);
}
