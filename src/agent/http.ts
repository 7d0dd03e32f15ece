import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { ShardcastError, toShardcastError } from '../core/errors.js';
import { listen, unlisten } from '../core/http-listener.js';
import type { Service } from '../core/lifecycle.js';
import { httpStatus } from '../wire/status.js';
import type { AgentControl } from './agent-control.js';

/** A request to add a shard is a line of JSON. */
const BODY_BYTES_MAX = 16 * 1024;
const SHARDS = '/v1/shards';

export interface AgentHttpOptions {
  /** HOST:PORT; port 0 takes a free one. */
  readonly listen: string;
  readonly agent: AgentControl;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/**
 * GET /healthz (the process lives), /readyz (200 or 503, and why), /metrics, /v1/shards, /v1/shards/ID/root; POST /v1/shards
 * {"shard", "mount"?}; DELETE /v1/shards/ID. Whoever can connect can do all of it: listen on loopback.
 */
export class AgentHttp implements Service {
  readonly #listen: string;
  readonly #agent: AgentControl;
  readonly #server: Server;
  #address = '';

  constructor({ listen, agent }: AgentHttpOptions) {
    this.#listen = listen;
    this.#agent = agent;
    this.#server = createServer((request, response) => {
      this.#answer(request).then(
        (answer) => send(response, answer),
        (failure: unknown) => send(response, refusal(failure)),
      );
    });
  }

  /** HOST:PORT that it listens on; after `start`. */
  get address(): string {
    return this.#address;
  }

  async start(): Promise<void> {
    this.#address = await listen(this.#server, this.#listen);
  }

  stop(): Promise<void> {
    return unlisten(this.#server);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  async #answer(request: IncomingMessage): Promise<Answer> {
    const path = request.url?.split('?', 1)[0] ?? '/';
    const method = request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET');
    if (method !== 'GET') refuseBrowsers(request);
    if (method === 'GET') {
      if (path === '/healthz') return text(200, 'ok\n');
      if (path === '/readyz') return this.#readiness();
      if (path === '/metrics') return await this.#metrics();
      if (path === SHARDS) return json(200, this.#agent.status());
      const [shard, what] = shardIn(path);
      if (shard !== undefined && what === 'root') return json(200, await this.#agent.root(shard));
    }
    if (method === 'POST' && path === SHARDS) return this.#add(await bodyOf(request));
    if (method === 'DELETE') {
      const [shard, what] = shardIn(path);
      if (shard !== undefined && what === undefined) {
        await this.#agent.drop(shard);
        return json(200, { dropped: shard });
      }
    }
    throw new ShardcastError('NOT_FOUND', `nothing is at ${method} ${path}`, {
      hint: 'Here are GET /healthz, /readyz, /metrics, /v1/shards, /v1/shards/ID/root, POST /v1/shards and DELETE /v1/shards/ID.',
    });
  }

  #readiness(): Answer {
    const { ready, reasons, shards } = this.#agent.status();
    const states = shards.map(({ shard, state, staleness_ms }) => ({ shard, state, staleness_ms }));
    return json(ready ? 200 : 503, { ready, reasons, shards: states });
  }

  async #metrics(): Promise<Answer> {
    const { agentMetrics } = await import('./metrics.js');
    const { type, text: body } = await agentMetrics(this.#agent);
    return { status: 200, type, body };
  }

  #add(body: string): Answer {
    const { shard, mount } = addition(body);
    this.#agent.add(shard, mount === undefined ? {} : { mount });
    return json(201, { added: shard });
  }
}

/** A page in a browser must not be able to drop shards of an agent on the same machine. */
function refuseBrowsers(request: IncomingMessage): void {
  if (request.headers.origin === undefined) return;
  throw new ShardcastError('INVALID_ARGUMENT', 'requests from web pages are refused');
}

/** `/v1/shards/ID/root` is [ID, 'root']. */
function shardIn(path: string): [shard: string | undefined, what: string | undefined] {
  const parts = path.split('/');
  if (!path.startsWith(`${SHARDS}/`) || parts.length > 5 || parts[3] === '') return [undefined, undefined];
  try {
    return [decodeURIComponent(parts[3] ?? ''), parts[4]];
  } catch (cause) {
    throw new ShardcastError('MALFORMED', `not a path: ${path}`, { cause });
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > BODY_BYTES_MAX) {
      throw new ShardcastError('LIMIT_EXCEEDED', `bodyBytes: more than ${BODY_BYTES_MAX} bytes`);
    }
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function addition(body: string): { shard: string; mount: string | undefined } {
  const given = parsed(body);
  if (typeof given === 'object' && given !== null && 'shard' in given && typeof given.shard === 'string') {
    const mount = 'mount' in given ? given.mount : undefined;
    if (mount === undefined || typeof mount === 'string') return { shard: given.shard, mount };
  }
  throw new ShardcastError('INVALID_ARGUMENT', 'expected {"shard": "ID", "mount": "/path"}', {
    hint: 'The mount may be left out: it is then /shards/ID.',
  });
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw new ShardcastError('MALFORMED', 'the body is not JSON', { cause });
  }
}

function refusal(failure: unknown): Answer {
  const error = toShardcastError(failure);
  return json(httpStatus(error.code), { error: error.toJSON() });
}

function json(status: number, value: unknown): Answer {
  return { status, type: 'application/json', body: `${JSON.stringify(value)}\n` };
}

function text(status: number, body: string): Answer {
  return { status, type: 'text/plain', body };
}

function send(response: ServerResponse, { status, type, body }: Answer): void {
  if (response.destroyed) return;
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
