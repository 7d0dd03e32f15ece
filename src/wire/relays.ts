import type { Access } from './access.js';
import type { CallControl, Channel } from './channel.js';
import { ChannelPool } from './channel-pool.js';
import { RouteTable, RouteWalk } from './routes.js';
import type { Rpc } from './services.js';

/** The relays of a mesh as a client sees them: a channel to each that it needs, and what it has learned of who serves what. */
export class Relays implements Disposable {
  readonly routes: RouteTable;
  readonly #channels: ChannelPool;

  /** HOST:PORT of one relay or of several, to begin with. */
  constructor(relays: string | readonly string[], access: Access = {}) {
    this.#channels = new ChannelPool(access);
    this.routes = new RouteTable(relays);
  }

  /** What it was given, for people. */
  get names(): string {
    return this.routes.configured.join(',');
  }

  channelTo(address: string): Channel {
    return this.#channels.to(address);
  }

  walk(shard: string): RouteWalk {
    return new RouteWalk(this.routes, shard);
  }

  close(): void {
    this.#channels.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }

  /** Asks whoever serves the shard; shard '': any relay. Redirections are followed, and a relay that is away is passed over. */
  async unary<Sent, Response>(
    method: Rpc<Sent, unknown, never, Response>,
    shard: string,
    request: Sent,
    control: CallControl = {},
  ): Promise<Response> {
    const walk = this.walk(shard);
    const left = timeLeft(control);
    for (;;) {
      const channel = this.channelTo(walk.address);
      try {
        return await channel.unary(method, request, left());
      } catch (thrown) {
        const failure = channel.error(thrown);
        if (control.signal?.aborted || !walk.next(channel.relay, failure)) throw failure;
      }
    }
  }

  /** The same for a stream of answers; once the first has come, what ends the stream is the caller's to hear. */
  async *serverStream<Sent, Response>(
    method: Rpc<Sent, unknown, never, Response>,
    shard: string,
    request: Sent,
    control: CallControl = {},
  ): AsyncGenerator<Response, void, undefined> {
    const walk = this.walk(shard);
    const left = timeLeft(control);
    for (let hasBegun = false; ; ) {
      const channel = this.channelTo(walk.address);
      try {
        for await (const message of channel.serverStream(method, request, left())) {
          hasBegun = true;
          yield message;
        }
        return;
      } catch (thrown) {
        const failure = channel.error(thrown);
        if (hasBegun || control.signal?.aborted || !walk.next(channel.relay, failure)) throw failure;
      }
    }
  }
}

/** All tries together have the time that the caller gives. */
function timeLeft(control: CallControl): () => CallControl {
  const { timeoutMs } = control;
  if (timeoutMs === undefined) return () => control;
  const untilMs = performance.now() + timeoutMs;
  return () => ({ ...control, timeoutMs: Math.max(1, Math.ceil(untilMs - performance.now())) });
}
