import { type Authority, checkPublisher } from '../auth/authority.js';
import { ShardcastError } from '../core/errors.js';
import { decodeDelta } from '../shard/delta.js';
import { LIMITS } from '../shard/limits.js';
import { wire } from '../wire/wire.js';
import type { Allowance } from './allowance.js';
import type { Caller } from './caller.js';
import { type PublishAnswer, type PublishCommand, publishBy, type Sequencing } from './commands.js';

const { Kind } = wire.Operation;

/** Sequencing of what a caller may publish; of the rest, each by itself is refused. */
export function authorizedSequencing(
  { authority, allowance }: Pick<Caller, 'authority' | 'allowance'>,
  sequencing: Sequencing,
): Sequencing {
  if (authority.principal === undefined) return sequencing;
  /** What comes again is refused when its turn comes: before, it would hold back those that were sent before it, and are not sequenced yet. */
  const later = (command: PublishCommand, answer: PublishAnswer, held: ShardcastError): void => {
    const refused = (failure: unknown) => answer.refused(failure);
    const taken: PublishAnswer['taken'] = (...outcome) => answer.taken(...outcome);
    sequencing.submit(command, { held, refused, taken });
  };
  const submit = (command: PublishCommand, answer: PublishAnswer): void => {
    try {
      check(command, authority, allowance);
    } catch (failure) {
      if (failure instanceof ShardcastError && failure.retry !== 'never') later(command, answer, failure);
      else answer.refused(failure);
      return;
    }
    sequencing.submit(command, answer);
  };
  return { submit, publish: publishBy(submit) };
}

/** Every collection that the delta changes, or asks about by its preconditions, and whose it says it is. */
function check(
  { shard, delta, preconditions = [] }: PublishCommand,
  authority: Authority,
  allowance: Allowance,
): void {
  if (delta.length > LIMITS.deltaBytes) {
    allowance.publish(0, delta.length);
    authority.authorize('publish', shard, '*');
    return; // the sequencer refuses it
  }
  const { publisher, operations } = decodeDelta(delta);
  allowance.publish(operations.length, delta.length);
  let collection: string | undefined;
  for (const operation of operations) {
    if (operation.kind === Kind.DELETE_SHARD) authority.authorize('delete-shard', shard);
    else if (operation.collection !== collection) authority.authorize('publish', shard, operation.collection);
    collection = operation.collection;
  }
  if (operations.length === 0) authority.authorize('publish', shard, '*');
  for (const asked of preconditions) authority.authorize('publish', shard, asked.collection ?? '');
  checkPublisher(authority, publisher);
}
