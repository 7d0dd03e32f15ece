import { ShardcastError } from '../core/errors.js';
import { ReplicaCorrupt } from './replica.js';
import type { Event } from './states.js';

/** A connection that was given up because nothing came over it. */
export class SilenceError extends ShardcastError {
  constructor(relay: string, silentMs: number) {
    super('UNAVAILABLE', `${relay}: no word for ${silentMs} ms`);
  }
}

/** Why a connection ended that was ended on purpose; the reason was told before. */
export const ENDED = new ShardcastError('CANCELLED', 'the connection was ended here');

/** What a failure means to the state machine. */
export function eventOf(error: ShardcastError): Event {
  if (error instanceof ReplicaCorrupt) return 'replica-corrupt';
  if (error.code === 'DISK_FULL') return 'disk-failed';
  if (error.code === 'MOVED') return 'moved';
  if (error.retry === 'resume') return 'gap-found';
  if (error.retry === 'resnapshot') return 'fork-found';
  return error.retry === 'never' ? 'refused' : 'stream-broken';
}

/** An entry that cannot be applied may be damaged on its way: it is asked for once again, then a snapshot passes it by. */
export class EntryFaults {
  #revision = -1;

  judge(error: ShardcastError, revision: number): ShardcastError {
    if (error.retry !== 'never' || error.code === 'CORRUPT') return error;
    const isAgain = this.#revision === revision;
    this.#revision = revision;
    return new ShardcastError(error.code, error.message, {
      cause: error,
      retry: isAgain ? 'resnapshot' : 'resume',
    });
  }
}

/** A relay that begins with an entry. */
export function unopened(): ShardcastError {
  return new ShardcastError('MALFORMED', 'an entry came before the watch was opened', { retry: 'backoff' });
}
