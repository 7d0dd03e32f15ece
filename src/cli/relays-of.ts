import { type Address, formatAddress } from '../config/kinds.js';

/** HOST:PORT of each relay that is configured. */
export function relaysOf({ relay }: { readonly relay: readonly Address[] }): string[] {
  return relay.map(formatAddress);
}
