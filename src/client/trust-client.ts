import type { Access } from '../wire/access.js';
import type { CallControl } from '../wire/channel.js';
import { Relays } from '../wire/relays.js';
import { trustService } from '../wire/services.js';
import type { shardcast } from '../wire/wire.js';

/** Revokes tokens at a relay, or a whole mesh through any of its relays. */
export class TrustClient implements Disposable {
  readonly #relays: Relays;

  constructor(options: Access & { relay: string | readonly string[] }) {
    this.#relays = new Relays(options.relay, options);
  }

  /** One token by its id, or all of a name that were issued until now. Resolves with when that is forgotten, Unix milliseconds. */
  async revoke(what: { tokenId: string } | { name: string }, control: CallControl = {}): Promise<number> {
    return (await this.#relays.unary(trustService.deny, '', what, control)).until;
  }

  async revoked(control: CallControl = {}): Promise<shardcast.v1.Denied.$Properties[]> {
    return (await this.#relays.unary(trustService.listDenied, '', {}, control)).denied;
  }

  [Symbol.dispose](): void {
    this.#relays.close();
  }
}
