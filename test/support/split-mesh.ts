import { cp } from 'node:fs/promises';
import { Publisher } from '../../src/client/publisher.js';
import { Reader } from '../../src/client/reader.js';
import { freePort } from '../../src/core/free-port.js';
import { Stack } from '../../src/core/lifecycle.js';
import { Relay } from '../../src/relay/relay.js';
import type { RelayPlace } from '../../src/relay/routing.js';
import { Channel } from '../../src/wire/channel.js';
import { type Holders, staticRouting } from './static-routing.js';
import { type TempDir, tempDir } from './temp-dir.js';

/**
 * Real relays, each with a store and a log of its own, that are told who holds which shard; each is called by one letter. By default a shard's
 * name begins with the letters of its holders, the owner first: `b1` is at b, `ab7` at a and b.
 */
export class SplitMesh implements AsyncDisposable {
  readonly #stack = new Stack();
  readonly #dir: TempDir;
  readonly places = new Map<string, RelayPlace>();
  readonly relays = new Map<string, Relay>();
  /** May be changed at any time. */
  holders: Holders = (shard) => /^[a-z]*/.exec(shard)?.[0].split('') ?? [];

  private constructor(dir: TempDir) {
    this.#dir = dir;
    this.#stack.add(() => dir[Symbol.asyncDispose]());
  }

  static async start(letters = 'ab'): Promise<SplitMesh> {
    const mesh = new SplitMesh(await tempDir());
    for (const id of letters) mesh.places.set(id, { id, address: `127.0.0.1:${await freePort()}` });
    for (const id of letters) await mesh.startRelay(id);
    return mesh;
  }

  address(id: string): string {
    return this.places.get(id)?.address ?? '';
  }

  async startRelay(id: string): Promise<void> {
    const relay = new Relay({
      dataDir: this.#dir.join(id),
      listen: this.address(id),
      name: id,
      heartbeatMs: 100,
      routing: staticRouting(id, this.places, (...asked) => this.holders(...asked)),
    });
    this.relays.set(id, relay);
    this.#stack.add(() => relay.stop());
    await relay.start();
  }

  /** Stops `to` for good measure and starts it with what `from`, which is stopped, had on its disk. */
  async copyData(from: string, to: string): Promise<void> {
    await this.relays.get(to)?.stop();
    await cp(this.#dir.join(from), this.#dir.join(to), { recursive: true, force: true });
    await this.startRelay(to);
  }

  /** Of these relays, in this order. */
  publisher(...ids: readonly string[]): Publisher {
    const publisher = new Publisher({ relay: ids.map((id) => this.address(id)), name: 'test' });
    this.#stack.add(() => publisher.close());
    return publisher;
  }

  reader(...ids: readonly string[]): Reader {
    const reader = new Reader({ relay: ids.map((id) => this.address(id)) });
    this.#stack.add(() => reader.close());
    return reader;
  }

  channel(id: string): Channel {
    const channel = new Channel(this.address(id));
    this.#stack.add(() => channel.close());
    return channel;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#stack.stop();
  }
}
