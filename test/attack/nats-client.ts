import { readFileSync } from 'node:fs';
import {
  type Authenticator,
  connect,
  credsAuthenticator,
  type Msg,
  type MsgHdrs,
  type NatsConnection,
  nkeyAuthenticator,
  PermissionViolationError,
  tokenAuthenticator,
} from '@nats-io/transport-node';

/** A client of NATS that does as it likes, and takes down what it is refused. */
export class NatsClient implements AsyncDisposable {
  readonly connection: NatsConnection;
  /** `publish SUBJECT`, `subscription SUBJECT`. */
  readonly refused = new Set<string>();
  /** All that any of its subscriptions was given. */
  readonly heard: Msg[] = [];

  private constructor(connection: NatsConnection) {
    this.connection = connection;
    void this.#watch();
  }

  static byKey(address: string, seedFile: string, inboxPrefix?: string): Promise<NatsClient> {
    const seed = Buffer.from(readFileSync(seedFile, 'utf8').trim());
    return NatsClient.#connect(address, nkeyAuthenticator(seed), inboxPrefix);
  }

  static byCredentials(address: string, file: string, inboxPrefix?: string): Promise<NatsClient> {
    return NatsClient.#connect(address, credsAuthenticator(readFileSync(file)), inboxPrefix);
  }

  static byToken(address: string, token: string, inboxPrefix?: string): Promise<NatsClient> {
    return NatsClient.#connect(address, tokenAuthenticator(token), inboxPrefix);
  }

  static byNothing(address: string): Promise<NatsClient> {
    return NatsClient.#connect(address, undefined);
  }

  static async #connect(
    address: string,
    authenticator: Authenticator | undefined,
    inboxPrefix?: string,
  ): Promise<NatsClient> {
    const prefix = inboxPrefix === undefined ? {} : { inboxPrefix };
    const identity = authenticator === undefined ? {} : { authenticator };
    return new NatsClient(
      await connect({ servers: address, ...identity, reconnect: false, timeout: 10_000, ...prefix }),
    );
  }

  subscribe(subject: string, queue?: string): void {
    this.connection.subscribe(subject, {
      ...(queue === undefined ? {} : { queue }),
      callback: (failure, message) => {
        if (failure === null) this.heard.push(message);
        else this.#refuse(failure);
      },
    });
  }

  publish(subject: string, bytes: Uint8Array | string = 'x', headers?: MsgHdrs, reply?: string): void {
    this.connection.publish(subject, bytes, {
      ...(headers === undefined ? {} : { headers }),
      ...(reply === undefined ? {} : { reply }),
    });
  }

  /** What the server said to all before has come. */
  async settled(): Promise<void> {
    await this.connection.flush();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.connection.close();
  }

  async #watch(): Promise<void> {
    for await (const status of this.connection.status()) {
      if (status.type === 'error') this.#refuse(status.error);
    }
  }

  #refuse(failure: unknown): void {
    if (failure instanceof PermissionViolationError)
      this.refused.add(`${failure.operation} ${failure.subject}`);
  }
}
