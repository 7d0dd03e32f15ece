import { createHash } from 'node:crypto';
import type { Clock } from '../core/clock.js';
import { ShardcastError, toShardcastError } from '../core/errors.js';
import type { Logger } from '../core/log.js';
import type { Access } from '../wire/access.js';
import { Relays } from '../wire/relays.js';
import { trustService } from '../wire/services.js';

/** An answer counts for so long: what is revoked is refused after that. Milliseconds. */
const ANSWER_MS = 1_000;
/** After a question that had no answer none is asked for so long. Milliseconds. */
const SILENCE_MS = 5_000;
/** A relay answers within this, or has nothing to say. Milliseconds. */
const ASK_TIMEOUT_MS = 1_000;
/** Tokens that are remembered. */
const REMEMBERED_MAX = 1_000;

interface Asked {
  /** undefined: it is good, as far as is known. */
  readonly refused: ShardcastError | undefined;
  /** By the monotonic clock. */
  readonly untilMs: number;
}

export interface RevocationsOptions {
  readonly relay: string | readonly string[];
  readonly access: Access;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * What an agent's HTTP hears of `token revoke`: it asks a relay, with the token that it was shown and as its holder. It could follow the
 * list of all that was revoked, but that names others' tokens and principals, and an agent is not to learn that there are others.
 *
 * Where no relay answers, a token is what it was: revoked for as long as it is remembered, else good until it expires. Whoever looks
 * after agents has to reach them when there is no relay.
 */
export class Revocations implements Disposable {
  readonly #options: RevocationsOptions;
  readonly #relays: Relays;
  /** By the token's hash, the oldest first. */
  readonly #asked = new Map<string, Asked | Promise<Asked>>();
  #silentUntilMs = 0;

  constructor(options: RevocationsOptions) {
    this.#options = options;
    // A token of its own says to the channel that tokens go over it, and must not over a line that anybody can read.
    this.#relays = new Relays(options.relay, { ...options.access, token: '' });
  }

  /** Throws UNAUTHENTICATED, reason `revoked`. */
  async check(token: string): Promise<void> {
    const name = createHash('sha256').update(token).digest('base64');
    const known = await this.#asked.get(name);
    const now = this.#options.clock.monotonic();
    if (known !== undefined && (known.refused !== undefined || now < known.untilMs)) return settle(known);
    if (now < this.#silentUntilMs) return;
    const asking = this.#asked.get(name);
    const answer = asking instanceof Promise ? asking : this.#ask(token);
    this.#asked.delete(name);
    this.#asked.set(name, answer);
    this.#forget();
    const asked = await answer;
    if (this.#asked.get(name) === answer) this.#asked.set(name, asked);
    settle(asked);
  }

  [Symbol.dispose](): void {
    this.#relays.close();
  }

  async #ask(token: string): Promise<Asked> {
    const { clock, logger } = this.#options;
    const metadata = { authorization: `Bearer ${token}` };
    let refused: ShardcastError | undefined;
    try {
      await this.#relays.unary(trustService.checkToken, '', {}, { metadata, timeoutMs: ASK_TIMEOUT_MS });
    } catch (thrown) {
      const failure = toShardcastError(thrown);
      if (isRevoked(failure)) refused = failure;
      else {
        if (this.#silentUntilMs === 0)
          logger.warn({ error: failure.toJSON() }, 'no relay says whether tokens were revoked');
        this.#silentUntilMs = clock.monotonic() + SILENCE_MS;
      }
    }
    return { refused, untilMs: clock.monotonic() + ANSWER_MS };
  }

  #forget(): void {
    for (const name of this.#asked.keys()) {
      if (this.#asked.size <= REMEMBERED_MAX) return;
      this.#asked.delete(name);
    }
  }
}

/** What else a relay has against a token is its own business: it may have other keys. */
function isRevoked({ code, details }: ShardcastError): boolean {
  return code === 'UNAUTHENTICATED' && details.reason === 'revoked';
}

function settle({ refused }: Asked): void {
  if (refused === undefined) return;
  throw new ShardcastError('UNAUTHENTICATED', refused.message, {
    hint: 'Get a new token.',
    details: { reason: 'revoked' },
  });
}
