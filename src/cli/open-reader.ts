import { Reader } from '../client/reader.js';
import type { CallControl } from '../wire/channel.js';
import { type ReachConfig, reachOf } from './reach.js';

export interface Caller {
  readonly config: ReachConfig & { readonly timeoutMs: number };
  readonly signal: AbortSignal;
}

/** A reader of the relays that are configured. */
export function openReader({ config }: Caller): Reader {
  return new Reader(reachOf(config));
}

/** Of calls that end by themselves: --timeout, and the signal that interrupts the process. */
export function callControl({ config, signal }: Caller): CallControl {
  return { signal, timeoutMs: config.timeoutMs };
}
