import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Registry } from 'prom-client';
import { listen, unlisten } from '../core/http-listener.js';
import type { Service } from '../core/lifecycle.js';

/** Whether the relay should be sent work, and why not. */
export interface Readiness {
  readonly ready: boolean;
  readonly reasons: readonly string[];
}

export interface HttpServerOptions {
  /** HOST:PORT; port 0 takes a free one. */
  readonly listen: string;
  readonly registry: Registry;
  readonly readiness: () => Readiness;
}

/** GET /healthz (the process lives), /readyz (200 or 503, and why), /metrics (Prometheus). */
export class HttpServer implements Service {
  readonly #options: HttpServerOptions;
  readonly #server: Server;
  #address = '';

  constructor(options: HttpServerOptions) {
    this.#options = options;
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((failure: unknown) => {
        send(response, 500, 'text/plain', failure instanceof Error ? failure.message : 'error');
      });
    });
  }

  /** HOST:PORT that it listens on; after `start`. */
  get address(): string {
    return this.#address;
  }

  async start(): Promise<void> {
    this.#address = await listen(this.#server, this.#options.listen);
  }

  stop(): Promise<void> {
    return unlisten(this.#server);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return send(response, 405, 'text/plain', 'GET only\n');
    }
    const path = request.url?.split('?', 1)[0];
    if (path === '/healthz') return send(response, 200, 'text/plain', 'ok\n');
    if (path === '/readyz') {
      const readiness = this.#options.readiness();
      return send(
        response,
        readiness.ready ? 200 : 503,
        'application/json',
        `${JSON.stringify(readiness)}\n`,
      );
    }
    if (path === '/metrics') {
      const { registry } = this.#options;
      return send(response, 200, registry.contentType, await registry.metrics());
    }
    send(response, 404, 'text/plain', 'here are /healthz, /readyz and /metrics\n');
  }
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
