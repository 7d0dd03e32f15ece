import type {
  MethodDefinition,
  ServerDuplexStream,
  ServerReadableStream,
  ServerUnaryCall,
  ServerWritableStream,
  sendUnaryData,
  UntypedHandleCall,
} from '@grpc/grpc-js';
import { EACH, type Need, type NeedOf } from '../auth/need.js';
import { ShardcastError, toShardcastError } from '../core/errors.js';
import type { Decoded, Rpc } from '../wire/services.js';
import { toServiceError, toStatus } from '../wire/status.js';
import { checkVersion } from '../wire/version.js';
import { type Audit, type CallAudit, NO_AUDIT } from './audit/audit.js';
import type { Caller } from './caller.js';
import type { Gate, Shows } from './gate.js';
import { PacedWriter } from './paced-writer.js';

/** A method, ready for the server: its handler is behind the gate. */
export interface Registration {
  readonly definition: MethodDefinition<unknown, unknown>;
  readonly behind: (gate: Gate, audit?: Audit) => UntypedHandleCall;
}

export interface CallContext {
  /** Aborts when the caller goes away or its deadline passes. */
  readonly signal: AbortSignal;
  readonly caller: Caller;
  /** What is to be told of the call. */
  readonly audit: CallAudit;
}

type NeedsOf<Got> = NeedOf<Got, Need | readonly Need[]>;
/** Of a stream's messages: the first has to say; undefined: as before. */
type StreamNeedOf<Got> = NeedOf<Got, Need | undefined>;

/** Bulk: a whole shard, or much of it, goes out or comes in. None is begun while memory is short. */
export const BULK = Symbol('bulk');
type Weight = typeof BULK | undefined;

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

interface AnyCall extends Shows {
  on(event: 'cancelled', listener: () => void): unknown;
}

/** Who calls, and until when. */
interface Admission extends CallContext {
  /** Ends the call, and with it what was begun for it. */
  readonly end: (failure: ShardcastError) => void;
}

async function admitted(call: AnyCall, gate: Gate, audit: CallAudit, weight: Weight): Promise<Admission> {
  const controller = new AbortController();
  const end = (failure: ShardcastError) => controller.abort(failure);
  call.on('cancelled', () => end(new ShardcastError('CANCELLED', 'the caller went away')));
  checkVersion(call.metadata);
  const caller = await gate.admit(call);
  audit.admitted(caller);
  if (weight === BULK) gate.checkRoom?.();
  const { signal } = controller;
  signal.throwIfAborted();
  return { signal, caller, end, audit };
}

/** Runs what answers a call, and tells the audit and the gate how it ended. */
async function audited<T>(gate: Gate, audit: CallAudit, answer: () => Promise<T>): Promise<T> {
  try {
    const answered = await answer();
    audit.succeeded();
    return answered;
  } catch (failure) {
    told(gate, audit, failure);
    throw failure;
  }
}

function told(gate: Gate, audit: CallAudit, thrown: unknown): void {
  const failure = toShardcastError(thrown);
  audit.failed(failure);
  gate.failed?.(failure);
}

type Asking = Pick<CallContext, 'caller' | 'audit'>;

function checkNeed({ caller: { authority }, audit }: Asking, needs: Need | readonly Need[]): void {
  for (const { action, shard } of [needs].flat()) {
    audit.asked(action, shard);
    authority.authorize(action, shard);
  }
}

/** A check of each message of a stream. */
function streamCheck<Got>(asking: Asking, needOf: StreamNeedOf<Got>): (message: Got) => void {
  if (needOf === EACH) return () => undefined;
  let isOpen = false;
  return (message) => {
    const need = needOf(message);
    if (need !== undefined) checkNeed(asking, need);
    else if (!isOpen)
      throw new ShardcastError('INVALID_ARGUMENT', 'the first message does not say what is asked for');
    isOpen = true;
  };
}

export function unary<Got, Sent>(
  method: Method<Got, Sent>,
  needOf: NeedsOf<Got>,
  handler: (request: Got, context: CallContext) => Promise<Sent> | Sent,
  weight?: Weight,
): Registration {
  const answer = async (call: ServerUnaryCall<Decoded<Got>, Sent>, gate: Gate, audit: CallAudit) => {
    const context = await admitted(call, gate, audit, weight);
    using _call = context.caller.allowance.enter();
    const request = received(call.request);
    if (needOf !== EACH) checkNeed(context, needOf(request));
    return await handler(request, context);
  };
  const behind =
    (gate: Gate, audit: Audit = NO_AUDIT) =>
    (call: ServerUnaryCall<Decoded<Got>, Sent>, callback: sendUnaryData<Sent>) => {
      const follow = audit.call(method.path, call);
      audited(gate, follow, () => answer(call, gate, follow)).then(
        (response) => callback(null, response),
        (failure: unknown) => callback(toStatus(failure)),
      );
    };
  return { definition: definitionOf(method), behind };
}

export function clientStream<Got, Sent>(
  method: Method<Got, Sent>,
  needOf: StreamNeedOf<Got>,
  handler: (requests: AsyncIterable<Got>, context: CallContext) => Promise<Sent>,
  weight?: Weight,
): Registration {
  const answer = async (call: ServerReadableStream<Decoded<Got>, Sent>, gate: Gate, audit: CallAudit) => {
    const context = await admitted(call, gate, audit, weight);
    using _call = context.caller.allowance.enter();
    using _attended = gate.attend(context.caller, context.end);
    const requests = checkedRequests(call, streamCheck(context, needOf));
    return await Promise.race([handler(requests, context), aborted(context.signal)]);
  };
  const behind =
    (gate: Gate, audit: Audit = NO_AUDIT) =>
    (call: ServerReadableStream<Decoded<Got>, Sent>, callback: sendUnaryData<Sent>) => {
      const follow = audit.call(method.path, call);
      audited(gate, follow, () => answer(call, gate, follow)).then(
        (response) => callback(null, response),
        (failure: unknown) => callback(toStatus(failure)),
      );
    };
  return { definition: definitionOf(method), behind };
}

async function* checkedRequests<Got>(
  call: ServerReadableStream<Decoded<Got>, unknown>,
  check: (message: Got) => void,
): AsyncGenerator<Got, void, undefined> {
  for await (const message of call) {
    const request = received(message as Decoded<Got>);
    check(request);
    yield request;
  }
}

/** Rejects with the signal's reason. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

export function serverStream<Got, Sent>(
  method: Method<Got, Sent>,
  needOf: NeedsOf<Got>,
  handler: (request: Got, out: PacedWriter<Sent>, context: CallContext) => Promise<void>,
  weight?: Weight,
): Registration {
  const answer = async (call: ServerWritableStream<Decoded<Got>, Sent>, gate: Gate, audit: CallAudit) => {
    const out = new PacedWriter<Sent>(call);
    const context = await admitted(call, gate, audit, weight);
    const request = received(call.request);
    if (needOf !== EACH) checkNeed(context, needOf(request));
    using _call = context.caller.allowance.enter();
    using _attended = gate.attend(context.caller, context.end);
    context.signal.addEventListener('abort', () => out.release(), { once: true });
    await handler(request, out, context);
  };
  const behind =
    (gate: Gate, audit: Audit = NO_AUDIT) =>
    (call: ServerWritableStream<Decoded<Got>, Sent>) => {
      const follow = audit.call(method.path, call);
      audited(gate, follow, () => answer(call, gate, follow)).then(
        () => call.end(),
        (failure: unknown) => fail(call, failure),
      );
    };
  return { definition: definitionOf(method), behind };
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
  needOf: StreamNeedOf<Got>,
  handler: (conversation: Conversation<Got, Sent>, context: CallContext) => void,
  weight?: Weight,
): Registration {
  /** Nothing is read from the call before its caller is known. */
  const open = async (call: ServerDuplexStream<Decoded<Got>, Sent>, gate: Gate, audit: CallAudit) => {
    const context = await admitted(call, gate, audit, weight);
    const refuse = (failure: unknown) => {
      told(gate, audit, failure);
      fail(call, failure);
    };
    if (call.closed) return;
    const entered = context.caller.allowance.enter();
    call.once('close', () => entered[Symbol.dispose]());
    const conversation = conversationOf<Got, Sent>(call);
    handler(conversation, context);
    const attended = gate.attend(context.caller, refuse);
    call.once('close', () => {
      attended[Symbol.dispose]();
      conversation.onClose();
    });
    call.on('end', () => conversation.onHalfClose());
    const check = streamCheck(context, needOf);
    call.on('data', (message: Decoded<Got>) => {
      try {
        const request = received(message);
        check(request);
        conversation.onMessage(request);
      } catch (failure) {
        refuse(failure);
      }
    });
  };
  const behind =
    (gate: Gate, audit: Audit = NO_AUDIT) =>
    (call: ServerDuplexStream<Decoded<Got>, Sent>) => {
      const follow = audit.call(method.path, call);
      open(call, gate, follow).catch((failure: unknown) => {
        told(gate, follow, failure);
        fail(call, failure);
      });
    };
  return { definition: definitionOf(method), behind };
}

function conversationOf<Got, Sent>(call: ServerDuplexStream<Decoded<Got>, Sent>): Conversation<Got, Sent> {
  return {
    out: call,
    onMessage() {},
    onHalfClose() {},
    onClose() {},
    end: () => void call.end(),
    fail: (failure) => fail(call, failure),
  };
}

/** grpc-js makes a stream's error its status, after what was written before. */
function fail(
  call: { emit(event: 'error', error: Error): boolean; destroyed: boolean },
  failure: unknown,
): void {
  if (!call.destroyed) call.emit('error', toServiceError(failure));
}
