import type { Relay } from '../../../src/relay/relay.js';
import { SeverableProxy } from '../../support/severable-proxy.js';
import { MeshFixture, type MeshFixtureOptions } from './mesh-fixture.js';

/** Nobody listens there. */
export const NOWHERE = '127.0.0.1:1';

/** Relays one and two of a mesh, the second of which reaches NATS through a proxy. */
export class MeshBehindProxy implements AsyncDisposable {
  readonly mesh: MeshFixture;
  readonly proxy: SeverableProxy;

  private constructor(mesh: MeshFixture, proxy: SeverableProxy) {
    this.mesh = mesh;
    this.proxy = proxy;
  }

  static async start(options: MeshFixtureOptions = {}): Promise<MeshBehindProxy> {
    const mesh = await MeshFixture.start(['one'], options);
    const proxy = await SeverableProxy.start(mesh.servers.server.address);
    const both = new MeshBehindProxy(mesh, proxy);
    try {
      await mesh.join('two', { servers: [proxy.address] });
      await mesh.settled();
      return both;
    } catch (failure) {
      await both[Symbol.asyncDispose]();
      throw failure;
    }
  }

  get one(): Relay {
    return this.mesh.relays.get('one') as Relay;
  }

  get two(): Relay {
    return this.mesh.relays.get('two') as Relay;
  }

  cut(): void {
    this.proxy.sever(NOWHERE);
  }

  heal(): void {
    this.proxy.sever(this.mesh.servers.server.address);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.heal();
    await this.mesh[Symbol.asyncDispose]();
    await this.proxy[Symbol.asyncDispose]();
  }
}
