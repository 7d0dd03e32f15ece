import { Reader } from '../client/reader.js';
import type { Address } from '../config/kinds.js';
import type { CallControl } from '../wire/channel.js';
import { relaysOf } from './relays-of.js';

export interface Caller {
  readonly config: { readonly relay: readonly Address[]; readonly timeoutMs: number };
  readonly signal: AbortSignal;
}

/** A reader of the relays that are configured. */
export function openReader({ config }: Caller): Reader {
  return new Reader({ relay: relaysOf(config) });
}

/** Of calls that end by themselves: --timeout, and the signal that interrupts the process. */
export function callControl({ config, signal }: Caller): CallControl {
  return { signal, timeoutMs: config.timeoutMs };
}
