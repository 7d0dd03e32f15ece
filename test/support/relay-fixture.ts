import { Publisher } from '../../src/client/publisher.js';
import { Reader } from '../../src/client/reader.js';
import { Stack } from '../../src/core/lifecycle.js';
import { Relay } from '../../src/relay/relay.js';
import type { RelayOptions } from '../../src/relay/relay-options.js';
import { Channel } from '../../src/wire/channel.js';
import { type TempDir, tempDir } from './temp-dir.js';

/** A relay in this process, with clients: `await using at = await relayFixture()`. */
export class RelayFixture implements AsyncDisposable {
  readonly #stack = new Stack();
  readonly #options: Partial<RelayOptions>;
  readonly dir: TempDir;
  relay: Relay;

  constructor(dir: TempDir, options: Partial<RelayOptions>) {
    this.#options = options;
    this.dir = dir;
    this.#stack.add(() => dir[Symbol.asyncDispose]());
    this.relay = this.#make();
    this.#stack.add(() => this.relay.stop());
  }

  get address(): string {
    return this.relay.address;
  }

  /** Stops the relay and starts another on the same data, at another address. */
  async restart(): Promise<void> {
    await this.relay.stop();
    this.relay = this.#make();
    await this.relay.start();
  }

  publisher(relay: string = this.address): Publisher {
    const publisher = new Publisher({ relay, name: 'test' });
    this.#stack.add(() => publisher.close());
    return publisher;
  }

  reader(relay: string = this.address): Reader {
    const reader = new Reader({ relay });
    this.#stack.add(() => reader.close());
    return reader;
  }

  channel(relay: string = this.address): Channel {
    const channel = new Channel(relay);
    this.#stack.add(() => channel.close());
    return channel;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#stack.stop();
  }

  #make(): Relay {
    return new Relay({ dataDir: this.dir.join('data'), listen: '127.0.0.1:0', ...this.#options });
  }
}

export async function relayFixture(options: Partial<RelayOptions> = {}): Promise<RelayFixture> {
  const fixture = new RelayFixture(await tempDir(), options);
  await fixture.relay.start();
  return fixture;
}
