import { cp, rm } from 'node:fs/promises';
import type { NatsServers } from './nats-server.js';
import { tempDir } from './temp-dir.js';

/** A copy of what NATS has stored, taken and put back with the servers down, as one copies a store. */
export class StoreCopy implements AsyncDisposable {
  readonly #servers: NatsServers;
  readonly #dir: Awaited<ReturnType<typeof tempDir>>;

  private constructor(servers: NatsServers, dir: Awaited<ReturnType<typeof tempDir>>) {
    this.#servers = servers;
    this.#dir = dir;
  }

  static async take(servers: NatsServers): Promise<StoreCopy> {
    const copy = new StoreCopy(servers, await tempDir());
    await copy.#down();
    for (const { name, store } of servers.nodes) await cp(store, copy.#dir.join(name), { recursive: true });
    await servers.restart();
    return copy;
  }

  /** `meanwhile` runs before the servers start again. */
  async putBack(meanwhile: () => Promise<void> = async () => undefined): Promise<void> {
    await this.#down();
    for (const { name, store } of this.#servers.nodes) {
      await rm(store, { recursive: true });
      await cp(this.#dir.join(name), store, { recursive: true });
    }
    await meanwhile();
    await this.#servers.restart();
  }

  async #down(): Promise<void> {
    await Promise.all(this.#servers.nodes.map((node) => node.kill()));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#dir[Symbol.asyncDispose]();
  }
}
