import { type CallControl, Channel } from '../client/channel.js';
import { type Address, formatAddress } from '../config/kinds.js';

/** A verb's connection to the relay of its configuration. */
export class RelaySession implements Disposable {
  readonly channel: Channel;
  /** Of calls that end by themselves: --timeout, and the signal that interrupts the process. */
  readonly control: CallControl;

  constructor({ config, signal }: Caller) {
    this.channel = new Channel(formatAddress(config.relay));
    this.control = { signal, timeoutMs: config.timeoutMs };
  }

  [Symbol.dispose](): void {
    this.channel.close();
  }
}

export interface Caller {
  readonly config: { readonly relay: Address; readonly timeoutMs: number };
  readonly signal: AbortSignal;
}
