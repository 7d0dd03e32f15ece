import { type JetStreamManager, jetstreamManager } from '@nats-io/jetstream';
import type { Msg, NatsConnection } from '@nats-io/transport-node';
import { Backoff } from '../../core/backoff.js';
import { type Clock, systemClock } from '../../core/clock.js';
import { type Deferred, deferred } from '../../core/deferred.js';
import { ShardcastError } from '../../core/errors.js';
import { type ApiRefusal, isPassing, natsError, refusalError } from './api-errors.js';

export interface LinkOptions {
  /** How long one answer of the JetStream API may take, milliseconds. Default 3,000. */
  answerTimeoutMs?: number;
  /**
   * How long to go on asking before a failure is handed on, milliseconds. Default 20,000: electing another leader of
   * a stream takes the servers four to nine seconds.
   */
  patienceMs?: number;
  clock?: Clock;
}

/** One connection to NATS as the log sees it: up or down, and the JetStream API with typed failures and bounded patience. */
export class NatsLink implements Disposable {
  readonly connection: NatsConnection;
  readonly streams: JetStreamManager['streams'];
  readonly consumers: JetStreamManager['consumers'];
  readonly answerTimeoutMs: number;
  readonly patienceMs: number;
  readonly clock: Clock;
  readonly #onDown = new Set<() => void>();
  #up: Deferred<void> | undefined;
  #ended = false;

  private constructor(connection: NatsConnection, manager: JetStreamManager, options: LinkOptions) {
    this.connection = connection;
    this.streams = manager.streams;
    this.consumers = manager.consumers;
    this.answerTimeoutMs = options.answerTimeoutMs ?? 3_000;
    this.patienceMs = options.patienceMs ?? 20_000;
    this.clock = options.clock ?? systemClock;
    void this.#watch();
  }

  static async open(connection: NatsConnection, options: LinkOptions = {}): Promise<NatsLink> {
    const timeout = options.answerTimeoutMs ?? 3_000;
    const manager = await jetstreamManager(connection, { checkAPI: false, timeout });
    return new NatsLink(connection, manager, options);
  }

  get isUp(): boolean {
    return this.#up === undefined && !this.#ended && !this.connection.isClosed();
  }

  get ended(): boolean {
    return this.#ended || this.connection.isClosed();
  }

  /** Calls `task` whenever the connection is lost, closed or given up. */
  onDown(task: () => void): Disposable {
    this.#onDown.add(task);
    return { [Symbol.dispose]: () => void this.#onDown.delete(task) };
  }

  /** Resolves when the connection is up, or, if that comes first, when it has ended or the signal aborts. */
  async whenUp(signal: AbortSignal): Promise<void> {
    if (this.#up === undefined || this.ended || signal.aborted) return;
    const aborted = deferred<void>();
    const abort = () => aborted.resolve();
    signal.addEventListener('abort', abort, { once: true });
    try {
      await Promise.race([this.#up.promise, aborted.promise]);
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }

  /** One request to the JetStream API, asked once; fails at once when the connection is or goes down. */
  async ask(subject: string, body: object, timeoutMs = this.answerTimeoutMs): Promise<unknown> {
    if (!this.isUp) throw disconnected(subject);
    const down = deferred<never>();
    using _ = this.onDown(() => down.reject(disconnected(subject)));
    let answer: Msg;
    try {
      const options = { timeout: timeoutMs };
      const asked = this.connection.request(`$JS.API.${subject}`, JSON.stringify(body), options);
      answer = await Promise.race([asked, down.promise]);
    } catch (thrown) {
      throw natsError(subject, thrown);
    }
    const parsed = answer.json<{ error?: ApiRefusal }>();
    if (parsed.error !== undefined) throw refusalError(subject, parsed.error);
    return parsed;
  }

  /** Does `task` again while it fails of what passes, for at most `patienceMs`. */
  async patiently<T>(what: string, task: () => Promise<T>): Promise<T> {
    const deadline = this.clock.monotonic() + this.patienceMs;
    const backoff = new Backoff({ firstMs: 20, lastMs: 1_000, clock: this.clock });
    for (;;) {
      try {
        return await task();
      } catch (thrown) {
        const failure = natsError(what, thrown);
        const wait = !this.ended && isPassing(failure) && this.clock.monotonic() < deadline;
        if (!wait) throw failure;
      }
      await backoff.wait();
    }
  }

  [Symbol.dispose](): void {
    this.#ended = true;
    this.#goDown();
    this.#up?.resolve();
  }

  async #watch(): Promise<void> {
    for await (const { type } of this.connection.status()) {
      if (this.#ended) return;
      if (type === 'disconnect') this.#goDown();
      else if (type === 'reconnect') this.#goUp();
    }
    this[Symbol.dispose]();
  }

  #goDown(): void {
    this.#up ??= deferred();
    for (const task of this.#onDown) task();
  }

  #goUp(): void {
    const up = this.#up;
    this.#up = undefined;
    up?.resolve();
  }
}

function disconnected(what: string): ShardcastError {
  return new ShardcastError('UNAVAILABLE', `${what}: there is no connection to NATS`);
}

/** Throws UNAVAILABLE if the log was closed. */
export function checkOpen(link: NatsLink): void {
  if (link.ended) throw new ShardcastError('UNAVAILABLE', 'the log is closed');
}
