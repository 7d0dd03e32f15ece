import { type Authority, checkPublisher } from '../auth/authority.js';
import { decodeDelta } from '../shard/delta.js';
import { LIMITS } from '../shard/limits.js';
import { wire } from '../wire/wire.js';
import { type PublishAnswer, type PublishCommand, publishBy, type Sequencing } from './commands.js';

const { Kind } = wire.Operation;

/** Sequencing of what a caller may publish; of the rest, each by itself is refused. */
export function authorizedSequencing(authority: Authority, sequencing: Sequencing): Sequencing {
  if (authority.principal === undefined) return sequencing;
  const submit = (command: PublishCommand, answer: PublishAnswer): void => {
    try {
      check(command, authority);
    } catch (failure) {
      answer.refused(failure);
      return;
    }
    sequencing.submit(command, answer);
  };
  return { submit, publish: publishBy(submit) };
}

/** Every collection that the delta changes, or asks about by its preconditions, and whose it says it is. */
function check({ shard, delta, preconditions = [] }: PublishCommand, authority: Authority): void {
  if (delta.length > LIMITS.deltaBytes) {
    authority.authorize('publish', shard, '*');
    return; // the sequencer refuses it
  }
  const { publisher, operations } = decodeDelta(delta);
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
