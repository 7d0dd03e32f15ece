import type http from 'node:http';
import { setImmediate as turn } from 'node:timers/promises';
import { type Clock, systemClock } from '../../core/clock.js';
import { crashPoint } from '../../core/crash-point.js';
import { ShardcastError } from '../../core/errors.js';
import { OpaLine, type OpaLineOptions } from './opa-line.js';

/** Of an answer's body, what an error message needs and `$sync` can be. Bytes. */
const ANSWER_BYTES_MAX = 256 * 1024;

/** Of a body, between two turns of the event loop. */
const TURN_BYTES = 64 * 1024;

const UNAVAILABLE_HINT = 'Is OPA running, and is this its address? It is tried again until it answers.';
/** OPA may have answered 400 and ended the connection so soon that the answer is lost. */
const BROKEN_BODY_HINT =
  'OPA went away in the middle of the document. If it runs, raise its server.decoding.max_length (256 MiB by default).';

export interface OpaClientOptions extends OpaLineOptions {
  /** Time without an answer, milliseconds, counted from the last byte sent. Default 10,000. */
  timeoutMs?: number;
  clock?: Clock;
}

/** Produced while OPA reads; one buffer goes out in one packet. */
export type OpaBody = Iterable<Buffer> | AsyncIterable<Buffer>;

export interface OpaRequest {
  readonly method: 'GET' | 'PUT' | 'PATCH' | 'DELETE';
  /** Escaped, from `/v1/data`. */
  readonly path: string;
  readonly body?: OpaBody;
  /** Refuse to replace what exists; the answer is then 304. */
  readonly ifNoneMatch?: boolean;
  /** Default: the client's. */
  readonly timeoutMs?: number;
  readonly signal: AbortSignal;
}

export interface OpaAnswer {
  readonly status: number;
  readonly text: string;
  readonly bytesSent: number;
  /** From the request's begin to the answer's end. */
  readonly elapsedMs: number;
}

/**
 * OPA's REST API over one connection that is kept open. Errors: SINK_UNAVAILABLE (refused, reset, silent, 5xx: the outcome
 * is unknown), SINK_REFUSED (4xx, with OPA's message), GAP (404 of a PATCH: something that it names is not there), CANCELLED.
 */
export class OpaClient implements Disposable {
  readonly #line: OpaLine;
  readonly #timeoutMs: number;
  readonly #clock: Clock;

  /** Throws INVALID_ARGUMENT: see `OpaLine`. */
  constructor(options: OpaClientOptions) {
    this.#timeoutMs = options.timeoutMs ?? 10_000;
    this.#clock = options.clock ?? systemClock;
    this.#line = new OpaLine(options, this.#clock);
  }

  async send(request: OpaRequest): Promise<OpaAnswer> {
    const answer = await new Exchange(
      this.#open(request),
      request,
      this.#timeoutMs,
      this.#clock,
      this.#line.url,
    ).run();
    if (answer.status < 300 || answer.status === 304) return answer;
    throw refusal(request, answer);
  }

  [Symbol.dispose](): void {
    this.#line[Symbol.dispose]();
  }

  #open({ method, path, body, ifNoneMatch }: OpaRequest): http.ClientRequest {
    const headers: http.OutgoingHttpHeaders = {};
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (ifNoneMatch) headers['if-none-match'] = '*';
    return this.#line.request(method, path, headers);
  }
}

/** One request and its answer. */
class Exchange {
  readonly #request: http.ClientRequest;
  readonly #options: OpaRequest;
  readonly #timeoutMs: number;
  readonly #clock: Clock;
  readonly #url: string;
  #timer: Disposable | undefined;
  #settled = false;
  readonly #startedAt: number;
  #bytesSent = 0;

  constructor(
    request: http.ClientRequest,
    options: OpaRequest,
    timeoutMs: number,
    clock: Clock,
    url: string,
  ) {
    this.#request = request;
    this.#options = options;
    this.#timeoutMs = options.timeoutMs ?? timeoutMs;
    this.#clock = clock;
    this.#url = url;
    this.#startedAt = clock.monotonic();
  }

  async run(): Promise<OpaAnswer> {
    const { signal } = this.#options;
    const onAbort = () =>
      this.#request.destroy(new ShardcastError('CANCELLED', 'the write to OPA was cancelled'));
    const answer = this.#answer();
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
    try {
      this.#watch();
      const [received] = await Promise.all([answer, this.#pump()]);
      return received;
    } catch (thrown) {
      this.#request.destroy();
      throw thrown;
    } finally {
      this.#settled = true;
      this.#timer?.[Symbol.dispose]();
      signal.removeEventListener('abort', onAbort);
    }
  }

  #answer(): Promise<OpaAnswer> {
    return new Promise((resolve, reject) => {
      const fail = (cause: Error) => reject(this.#unavailable(cause));
      this.#request.on('error', fail);
      this.#request.on('response', (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => {
          if (text.length < ANSWER_BYTES_MAX) text += part;
        });
        response.on('error', fail);
        response.on('end', () => {
          this.#settled = true;
          const elapsedMs = this.#clock.monotonic() - this.#startedAt;
          resolve({ status: response.statusCode ?? 0, text, bytesSent: this.#bytesSent, elapsedMs });
          // An answer before the body's end leaves the connection in the middle of a request.
          if (!this.#request.writableEnded) this.#request.destroy();
        });
      });
    });
  }

  /**
   * Sends the body as it is produced, giving way to the event loop now and then; OPA parses meanwhile. Never before the end
   * of a small body: what waits for a turn (planning the next write, mostly) would run before OPA has all of this one.
   */
  async #pump(): Promise<void> {
    const request = this.#request;
    const body = this.#options.body && partsOf(this.#options.body);
    const first = body?.next();
    let part = first instanceof Promise ? await first : first;
    if (body === undefined || part === undefined || part.done === true) {
      request.end();
      return;
    }
    let sinceTurn = 0;
    for (;;) {
      const coming = body.next();
      const next = coming instanceof Promise ? await coming : coming;
      if (this.#settled || request.destroyed) break;
      this.#bytesSent += part.value.length;
      if (next.done === true) {
        request.end(part.value, () => crashPoint('sink:sent'));
        this.#watch();
        return;
      }
      const flowing = request.write(part.value);
      this.#watch();
      sinceTurn += part.value.length;
      if (!flowing || sinceTurn >= TURN_BYTES) {
        await (flowing ? turn() : this.#drained());
        sinceTurn = 0;
      }
      part = next;
    }
    await body.return?.();
  }

  #drained(): Promise<void> {
    const request = this.#request;
    return new Promise((resolve) => {
      const done = () => {
        request.off('drain', done).off('close', done).off('response', done);
        resolve();
      };
      request.on('drain', done).on('close', done).on('response', done);
    });
  }

  /** Starts the time without progress anew. */
  #watch(): void {
    this.#timer?.[Symbol.dispose]();
    if (this.#settled) return;
    this.#timer = this.#clock.schedule(this.#timeoutMs, () => {
      this.#request.destroy(new Error(`no answer within ${Math.round(this.#timeoutMs)} ms`));
    });
  }

  #unavailable(cause: Error): ShardcastError {
    if (cause instanceof ShardcastError) return cause;
    const { method, path } = this.#options;
    return new ShardcastError(
      'SINK_UNAVAILABLE',
      `OPA at ${this.#url}: ${method} ${path}: ${cause.message}`,
      {
        cause,
        hint: this.#bytesSent > 0 && !this.#request.writableEnded ? BROKEN_BODY_HINT : UNAVAILABLE_HINT,
      },
    );
  }
}

function partsOf(body: OpaBody): Iterator<Buffer, unknown> | AsyncIterator<Buffer, unknown> {
  return Symbol.asyncIterator in body ? body[Symbol.asyncIterator]() : body[Symbol.iterator]();
}

function refusal({ method, path }: OpaRequest, { status, text }: OpaAnswer): ShardcastError {
  const message = `OPA answered ${status} to ${method} ${path}: ${messageOf(text)}`;
  const details = { status };
  if (status >= 500 || status === 408 || status === 429) {
    return new ShardcastError('SINK_UNAVAILABLE', message, { details });
  }
  if (status === 404 && method === 'PATCH' && text.includes('resource_not_found')) {
    return new ShardcastError('GAP', message, { details });
  }
  return new ShardcastError('SINK_REFUSED', message, { details, hint: hintOf(status, text) });
}

function hintOf(status: number, text: string): string {
  if (status === 401 || status === 403)
    return "OPA's authorization policy must let the agent write its mount.";
  if (status === 413 || text.includes('too large')) return "Raise OPA's server.decoding.max_length.";
  if (text.includes('conflict') || text.includes('path')) {
    return 'A bundle root or a policy package covers the mount; choose another mount for the shard.';
  }
  return 'See OPA’s message; the data at the mount was not changed.';
}

function messageOf(text: string): string {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null && 'message' in parsed) return String(parsed.message);
  } catch {
    // not OPA's JSON: a proxy's page, say
  }
  return text.slice(0, 300).trim() || 'no message';
}
