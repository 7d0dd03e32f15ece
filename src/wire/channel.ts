import {
  type CallOptions,
  Client,
  type ClientDuplexStream,
  type ClientReadableStream,
  type ClientWritableStream,
  Metadata,
  type ServiceError,
  type StatusObject,
} from '@grpc/grpc-js';
import { ShardcastError } from '../core/errors.js';
import { type Access, authorizationOf, credentialsOf } from './access.js';
import { FLOW_CONTROL_WINDOW_BYTES, MESSAGE_BYTES_MAX, type Rpc } from './services.js';
import { fromServiceError, malformedAnswer } from './status.js';
import { PROTOCOL_VERSION, VERSION_KEY } from './version.js';

/** When a call names no time. Milliseconds. */
export const CALL_TIMEOUT_MS = 30_000;
/** A silent connection is asked whether it lives after this time, and given up after the second. Milliseconds. */
const KEEPALIVE_TIME_MS = 20_000;
const KEEPALIVE_TIMEOUT_MS = 10_000;
const RECONNECT_FIRST_MS = 100;
const RECONNECT_LAST_MS = 5_000;
/** A connection without calls is closed after this time. Milliseconds. */
const IDLE_MS = 60_000;

export interface CallControl {
  signal?: AbortSignal | undefined;
  /** Milliseconds. Unary calls: default CALL_TIMEOUT_MS. Streams: default none. */
  timeoutMs?: number | undefined;
  /** Sent along beside the protocol's version. */
  metadata?: Readonly<Record<string, string>> | undefined;
}

/** A connection to one relay. It connects with the first call, and again by itself after it broke or was idle. */
export class Channel implements Disposable {
  /** HOST:PORT. */
  readonly relay: string;
  readonly #client: Client;
  readonly #access: Access;
  /** What ended a stream, where grpc-js calls it something else. */
  readonly #meanings = new WeakMap<Error, ShardcastError>();
  #calls = 0;

  /** Throws INVALID_ARGUMENT; see Access. */
  constructor(relay: string, access: Access = {}) {
    this.relay = relay;
    this.#access = access;
    this.#client = new Client(relay, credentialsOf(access, relay), {
      'grpc-node.flow_control_window': FLOW_CONTROL_WINDOW_BYTES,
      'grpc.max_receive_message_length': MESSAGE_BYTES_MAX,
      'grpc.max_send_message_length': MESSAGE_BYTES_MAX,
      'grpc.keepalive_time_ms': KEEPALIVE_TIME_MS,
      'grpc.keepalive_timeout_ms': KEEPALIVE_TIMEOUT_MS,
      'grpc.initial_reconnect_backoff_ms': RECONNECT_FIRST_MS,
      'grpc.max_reconnect_backoff_ms': RECONNECT_LAST_MS,
      'grpc.client_idle_timeout_ms': IDLE_MS,
      // A relay is asked for by its address: neither a proxy nor a stranger's connection may come between.
      'grpc.enable_http_proxy': 0,
      'grpc.use_local_subchannel_pool': 1,
      'grpc.enable_retries': 0,
    });
  }

  /** Under way now. */
  get calls(): number {
    return this.#calls;
  }

  close(): void {
    this.#client.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }

  unary<Sent, Response>(
    method: Rpc<Sent, unknown, never, Response>,
    request: Sent,
    control: CallControl = {},
  ): Promise<Response> {
    const { signal } = control;
    const decoder = this.#decoder(method);
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(cancelled());
      const call = this.#client.makeUnaryRequest(
        method.path,
        method.requestSerialize,
        decoder.decode,
        request,
        metadataOf(this.#access, control),
        deadline(control.timeoutMs ?? CALL_TIMEOUT_MS),
        (failure, response) => {
          this.#calls--;
          signal?.removeEventListener('abort', onAbort);
          if (failure === null && response !== undefined) resolve(response);
          else reject(decoder.error(failure ?? malformedAnswer(this.relay, 'no answer', undefined)));
        },
      );
      const onAbort = () => call.cancel();
      this.#calls++;
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  }

  /** Messages as they come; leaving the loop cancels the call. */
  async *serverStream<Sent, Response>(
    method: Rpc<Sent, unknown, never, Response>,
    request: Sent,
    control: CallControl = {},
  ): AsyncGenerator<Response, void, undefined> {
    const decoder = this.#decoder(method);
    const call: ClientReadableStream<Response> = this.#client.makeServerStreamRequest(
      method.path,
      method.requestSerialize,
      decoder.decode,
      request,
      metadataOf(this.#access, control),
      deadline(control.timeoutMs),
    );
    const release = this.#begin(call, control.signal);
    try {
      for await (const message of call) yield message as Response;
    } catch (failure) {
      throw decoder.error(failure);
    } finally {
      release();
      call.cancel();
    }
  }

  clientStream<Sent, Response>(
    method: Rpc<Sent, unknown, never, Response>,
    control: CallControl,
    answer: (failure: ShardcastError | undefined, response: Response | undefined) => void,
  ): ClientWritableStream<Sent> {
    const decoder = this.#decoder(method);
    const call = this.#client.makeClientStreamRequest(
      method.path,
      method.requestSerialize,
      decoder.decode,
      metadataOf(this.#access, control),
      deadline(control.timeoutMs),
      (failure, response) => {
        release();
        answer(failure === null ? undefined : decoder.error(failure), response);
      },
    );
    const release = this.#begin(call, control.signal);
    return call;
  }

  /** The caller listens to 'error' and turns it into a ShardcastError by `error`. */
  bidi<Sent, Response>(
    method: Rpc<Sent, unknown, never, Response>,
    control: CallControl = {},
  ): ClientDuplexStream<Sent, Response> {
    const decoder = this.#decoder(method);
    const call = this.#client.makeBidiStreamRequest(
      method.path,
      method.requestSerialize,
      decoder.decode,
      metadataOf(this.#access, control),
      deadline(control.timeoutMs),
    );
    const release = this.#begin(call, control.signal);
    // Told before the caller is, who asks `error` what it means.
    call.prependListener('error', (failure) => {
      this.#meanings.set(failure, decoder.error(failure));
    });
    // One that the relay ends is not closed while this side could still write.
    call.once('status', release);
    call.once('close', release);
    return call;
  }

  /** What a call ended with. */
  error(failure: unknown): ShardcastError {
    if (failure instanceof ShardcastError) return failure;
    const known = failure instanceof Error ? this.#meanings.get(failure) : undefined;
    if (known !== undefined) return known;
    return isServiceError(failure)
      ? fromServiceError(failure, this.relay)
      : new ShardcastError('INTERNAL', String(failure), { cause: failure });
  }

  /** Decodes what comes, and keeps why it could not: grpc-js ends the call then, as if the connection had failed. */
  #decoder<Response>({ path, responseDeserialize }: Rpc<never, unknown, never, Response>) {
    let malformed: ShardcastError | undefined;
    return {
      decode: (bytes: Buffer): Response => {
        try {
          return responseDeserialize(bytes);
        } catch (cause) {
          malformed = malformedAnswer(this.relay, `what it answers to ${path} is no message`, cause);
          throw malformed;
        }
      },
      error: (failure: unknown): ShardcastError => malformed ?? this.error(failure),
    };
  }

  /** Counts the call until the returned function is called, and cancels it when the signal aborts. */
  #begin(call: { cancel(): void }, signal: AbortSignal | undefined): () => void {
    this.#calls++;
    const release = cancelOn(call, signal);
    let isOpen = true;
    return () => {
      if (!isOpen) return;
      isOpen = false;
      this.#calls--;
      release();
    };
  }
}

function isServiceError(failure: unknown): failure is ServiceError & Partial<StatusObject> {
  return failure instanceof Error;
}

function metadataOf(access: Access, { metadata = {} }: CallControl): Metadata {
  const sent = new Metadata();
  for (const [key, value] of Object.entries(authorizationOf(access))) sent.set(key, value);
  for (const [key, value] of Object.entries(metadata)) sent.set(key, value);
  sent.set(VERSION_KEY, PROTOCOL_VERSION);
  return sent;
}

function deadline(timeoutMs: number | undefined): CallOptions {
  return timeoutMs === undefined ? {} : { deadline: Date.now() + timeoutMs };
}

function cancelOn(call: { cancel(): void }, signal: AbortSignal | undefined): () => void {
  if (signal === undefined) return () => undefined;
  const onAbort = () => call.cancel();
  if (signal.aborted) onAbort();
  else signal.addEventListener('abort', onAbort, { once: true });
  return () => signal.removeEventListener('abort', onAbort);
}

function cancelled(): ShardcastError {
  return new ShardcastError('CANCELLED', 'given up before it was sent');
}
