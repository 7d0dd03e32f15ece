import { Reader } from '../client/reader.js';
import { type Address, formatAddress } from '../config/kinds.js';
import type { CallControl } from '../wire/channel.js';

export interface Caller {
  readonly config: { readonly relay: Address; readonly timeoutMs: number };
  readonly signal: AbortSignal;
}

/** A reader of the relay that is configured. */
export function openReader({ config }: Caller): Reader {
  return new Reader({ relay: formatAddress(config.relay) });
}

/** Of calls that end by themselves: --timeout, and the signal that interrupts the process. */
export function callControl({ config, signal }: Caller): CallControl {
  return { signal, timeoutMs: config.timeoutMs };
}
