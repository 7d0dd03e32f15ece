import type {
  Metadata,
  MethodDefinition,
  ServerDuplexStream,
  ServerReadableStream,
  ServerUnaryCall,
  ServerWritableStream,
  sendUnaryData,
  UntypedHandleCall,
} from '@grpc/grpc-js';
import { ShardcastError } from '../core/errors.js';
import type { Decoded, Rpc } from '../wire/services.js';
import { toServiceError, toStatus } from '../wire/status.js';
import { checkVersion } from '../wire/version.js';
import { type Caller, callerOf } from './caller.js';
import { PacedWriter } from './paced-writer.js';

/** A method with its handler, ready for the server. */
export interface Registration {
  readonly definition: MethodDefinition<unknown, unknown>;
  readonly handle: UntypedHandleCall;
}

export interface CallContext {
  /** Aborts when the caller goes away or its deadline passes. */
  readonly signal: AbortSignal;
  readonly caller: Caller;
}

type Method<Got, Sent> = Rpc<never, Decoded<Got>, Sent, unknown>;

/** grpc-js has one type for what is sent and what is got; ours differ. */
function definitionOf<Got, Sent>(method: Method<Got, Sent>): MethodDefinition<unknown, unknown> {
  return method as MethodDefinition<unknown, unknown>;
}

/** What a client sent, or the error that its bytes deserve. */
function received<T>(message: Decoded<T>): T {
  if (message instanceof ShardcastError) throw message;
  return message;
}

interface AnyCall {
  readonly metadata: Metadata;
  on(event: 'cancelled', listener: () => void): unknown;
}

function contextOf(call: AnyCall): CallContext {
  const caller = callerOf(call.metadata);
  const controller = new AbortController();
  call.on('cancelled', () => controller.abort(new ShardcastError('CANCELLED', 'the caller went away')));
  return { signal: controller.signal, caller };
}

export function unary<Got, Sent>(
  method: Method<Got, Sent>,
  handler: (request: Got, context: CallContext) => Promise<Sent> | Sent,
): Registration {
  const answer = async (call: ServerUnaryCall<Decoded<Got>, Sent>) => {
    checkVersion(call.metadata);
    return await handler(received(call.request), contextOf(call));
  };
  const handle = (call: ServerUnaryCall<Decoded<Got>, Sent>, callback: sendUnaryData<Sent>) => {
    answer(call).then(
      (response) => callback(null, response),
      (failure: unknown) => callback(toStatus(failure)),
    );
  };
  return { definition: definitionOf(method), handle };
}

export function clientStream<Got, Sent>(
  method: Method<Got, Sent>,
  handler: (requests: AsyncIterable<Got>, context: CallContext) => Promise<Sent>,
): Registration {
  const answer = async (call: ServerReadableStream<Decoded<Got>, Sent>) => {
    checkVersion(call.metadata);
    return await handler(checkedRequests(call), contextOf(call));
  };
  const handle = (call: ServerReadableStream<Decoded<Got>, Sent>, callback: sendUnaryData<Sent>) => {
    answer(call).then(
      (response) => callback(null, response),
      (failure: unknown) => callback(toStatus(failure)),
    );
  };
  return { definition: definitionOf(method), handle };
}

async function* checkedRequests<Got>(
  call: ServerReadableStream<Decoded<Got>, unknown>,
): AsyncGenerator<Got, void, undefined> {
  for await (const message of call) yield received(message as Decoded<Got>);
}

export function serverStream<Got, Sent>(
  method: Method<Got, Sent>,
  handler: (request: Got, out: PacedWriter<Sent>, context: CallContext) => Promise<void>,
): Registration {
  const answer = async (call: ServerWritableStream<Decoded<Got>, Sent>) => {
    checkVersion(call.metadata);
    const out = new PacedWriter<Sent>(call);
    const context = contextOf(call);
    context.signal.addEventListener('abort', () => out.release(), { once: true });
    await handler(received(call.request), out, context);
  };
  const handle = (call: ServerWritableStream<Decoded<Got>, Sent>) => {
    answer(call).then(
      () => call.end(),
      (failure: unknown) => fail(call, failure),
    );
  };
  return { definition: definitionOf(method), handle };
}

/** The client's end of a bidi stream, as handlers use it. */
export interface Conversation<Got, Sent> {
  readonly out: ServerDuplexStream<Decoded<Got>, Sent>;
  /** Set by the handler. A message that does not parse, or a listener that throws, ends the call with that error. */
  onMessage: (message: Got) => void;
  /** The client sends no more. */
  onHalfClose: () => void;
  /** The call is over, however. Called once. */
  onClose: () => void;
  end(): void;
  fail(failure: unknown): void;
}

export function bidi<Got, Sent>(
  method: Method<Got, Sent>,
  handler: (conversation: Conversation<Got, Sent>, context: CallContext) => void,
): Registration {
  const handle = (call: ServerDuplexStream<Decoded<Got>, Sent>) => {
    const conversation: Conversation<Got, Sent> = {
      out: call,
      onMessage() {},
      onHalfClose() {},
      onClose() {},
      end: () => void call.end(),
      fail: (failure) => fail(call, failure),
    };
    try {
      checkVersion(call.metadata);
      handler(conversation, contextOf(call));
    } catch (failure) {
      fail(call, failure);
      return;
    }
    call.once('close', () => conversation.onClose());
    call.on('end', () => conversation.onHalfClose());
    call.on('data', (message: Decoded<Got>) => {
      try {
        conversation.onMessage(received(message));
      } catch (failure) {
        fail(call, failure);
      }
    });
  };
  return { definition: definitionOf(method), handle };
}

/** grpc-js makes a stream's error its status, after what was written before. */
function fail(
  call: { emit(event: 'error', error: Error): boolean; destroyed: boolean },
  failure: unknown,
): void {
  if (!call.destroyed) call.emit('error', toServiceError(failure));
}
