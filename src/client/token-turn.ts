import { ShardcastError } from '../core/errors.js';
import { type Access, tokenOf } from '../wire/access.js';
import type { LinkListener } from '../wire/publish-link.js';

/** Streams that end with their token are opened again with the next one, if there is one by then. */
export class TokenTurn {
  readonly #access: Access;

  constructor(access: Access) {
    this.#access = access;
  }

  /** What a stream that is opened now tells: its token's end is no refusal when there is another token. */
  watching(listener: LinkListener): LinkListener {
    const taken = tokenOf(this.#access);
    return {
      receipt: (item, receipt) => listener.receipt(item, receipt),
      broken: (failure, unanswered) => {
        const isOutdated = failure.code === 'UNAUTHENTICATED' && tokenOf(this.#access) !== taken;
        listener.broken(isOutdated ? replaced(failure) : failure, unanswered);
      },
    };
  }
}

function replaced(cause: ShardcastError): ShardcastError {
  return new ShardcastError('UNAVAILABLE', 'the token was replaced while a stream was open', { cause });
}
