import type { Access } from '../../wire/access.js';
import { type CallControl, Channel } from '../../wire/channel.js';
import type { Rpc } from '../../wire/services.js';

/** One relay of a mesh, asked itself: for a shard that it has not, its MOVED is the answer. */
export class OneRelay implements Disposable {
  readonly #channel: Channel;

  /** `relay`: HOST:PORT. */
  constructor(relay: string, access: Access = {}) {
    this.#channel = new Channel(relay, access);
  }

  close(): void {
    this.#channel.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }

  unary<Sent, Response>(
    method: Rpc<Sent, unknown, never, Response>,
    _shard: string,
    request: Sent,
    control: CallControl = {},
  ): Promise<Response> {
    return this.#channel.unary(method, request, control);
  }

  serverStream<Sent, Response>(
    method: Rpc<Sent, unknown, never, Response>,
    _shard: string,
    request: Sent,
    control: CallControl = {},
  ): AsyncIterable<Response> {
    return this.#channel.serverStream(method, request, control);
  }
}
