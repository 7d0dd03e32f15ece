import { Channel } from '../../wire/channel.js';

/** Connections to other relays, one to each, made when it is needed. */
export class PeerChannels implements Disposable {
  readonly #channels = new Map<string, Channel>();

  /** `address`: HOST:PORT of gRPC. */
  to(address: string): Channel {
    const known = this.#channels.get(address);
    if (known !== undefined) return known;
    const channel = new Channel(address);
    this.#channels.set(address, channel);
    return channel;
  }

  /** Closes those to relays that are not in the mesh any more. */
  keep(addresses: ReadonlySet<string>): void {
    for (const [address, channel] of this.#channels) {
      if (addresses.has(address)) continue;
      this.#channels.delete(address);
      channel.close();
    }
  }

  [Symbol.dispose](): void {
    this.keep(new Set());
  }
}
