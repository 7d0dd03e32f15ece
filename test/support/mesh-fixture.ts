import { Publisher } from '../../src/client/publisher.js';
import { Stack } from '../../src/core/lifecycle.js';
import type { RelayPlace } from '../../src/relay/routing.js';
import { PartsRelay } from './parts-relay.js';
import { SeverableProxy } from './severable-proxy.js';
import { SharedLog } from './shared-log.js';
import { type Holders, staticRouting } from './static-routing.js';

export const RELAYS = ['r0', 'r1', 'r2'] as const;
export type RelayId = (typeof RELAYS)[number];

/** Three relays on one log, in this process, each behind a proxy through which clients and the other relays reach it. */
export class MeshFixture implements AsyncDisposable {
  readonly log = new SharedLog();
  readonly proxies = new Map<RelayId, SeverableProxy>();
  readonly relays = new Map<RelayId, PartsRelay>();
  readonly #stack = new Stack();
  /** May be changed at any time. */
  holders: Holders = () => RELAYS;

  static async start(answerMs?: number): Promise<MeshFixture> {
    const mesh = new MeshFixture();
    const places = new Map<string, RelayPlace>();
    for (const id of RELAYS) {
      const proxy = await SeverableProxy.start('127.0.0.1:1');
      mesh.#stack.add(() => proxy[Symbol.asyncDispose]());
      mesh.proxies.set(id, proxy);
      places.set(id, { id, address: proxy.address });
      const routing = staticRouting(id, places, (...asked) => mesh.holders(...asked));
      const silence = answerMs === undefined ? {} : { answerMs };
      const relay = await PartsRelay.start({
        routing,
        logOf: (store) => mesh.log.for(id, store),
        ...silence,
      });
      mesh.#stack.add(() => relay[Symbol.asyncDispose]());
      mesh.relays.set(id, relay);
      proxy.sever(relay.address);
    }
    // Relays that are still connected to each other would wait for the end of their streams.
    mesh.#stack.add(() => {
      for (const proxy of mesh.proxies.values()) proxy.sever('127.0.0.1:1');
    });
    return mesh;
  }

  proxy(id: RelayId): SeverableProxy {
    return this.proxies.get(id)!;
  }

  /** Of these relays, in this order; default all. */
  publisher(...ids: readonly RelayId[]): Publisher {
    const relay = (ids.length === 0 ? RELAYS : ids).map((id) => this.proxy(id).address);
    const publisher = new Publisher({ relay, name: 'test' });
    this.#stack.add(() => publisher.close());
    return publisher;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#stack.stop();
  }
}
