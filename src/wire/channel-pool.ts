import type { Access } from './access.js';
import { Channel } from './channel.js';

/** Relays with a channel at a time; beyond, one that is not in use is closed. */
export const CHANNELS_MAX = 64;

/** One channel per relay. A channel without calls has no connection after a while; see Channel. */
export class ChannelPool implements Disposable {
  readonly #channels = new Map<string, Channel>();
  readonly #access: Access;

  constructor(access: Access = {}) {
    this.#access = access;
  }

  get size(): number {
    return this.#channels.size;
  }

  /** To be used at once: one that has no call may be closed when many others are asked for. */
  to(address: string): Channel {
    const known = this.#channels.get(address);
    if (known !== undefined) return known;
    if (this.#channels.size >= CHANNELS_MAX) this.#closeIdle();
    const channel = new Channel(address, this.#access);
    this.#channels.set(address, channel);
    return channel;
  }

  close(): void {
    for (const channel of this.#channels.values()) channel.close();
    this.#channels.clear();
  }

  [Symbol.dispose](): void {
    this.close();
  }

  #closeIdle(): void {
    for (const [address, channel] of this.#channels) {
      if (channel.calls > 0) continue;
      channel.close();
      this.#channels.delete(address);
    }
  }
}
