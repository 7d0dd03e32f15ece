import { ShardcastError } from '../core/errors.js';
import { parseCursorOf } from '../shard/cursor.js';
import type { Draft } from '../shard/draft.js';
import { checkKeyBytes, storedKey } from '../shard/key.js';
import { checkCollectionName, LIMITS, limitExceeded } from '../shard/limits.js';
import { type shardcast, wire } from '../wire/wire.js';
import type { PublishCommand } from './commands.js';

const { Kind } = wire.Precondition;

/** What can be checked without the shard's state: a malformed key is absent for ever, which is no answer. */
export function checkPreconditions({ preconditions = [] }: PublishCommand): void {
  if (preconditions.length > LIMITS.preconditions) {
    throw limitExceeded('preconditions', preconditions.length);
  }
  for (const { collection, key } of preconditions) {
    checkCollectionName(collection ?? '');
    checkKeyBytes(Buffer.from(key ?? []));
  }
}

/** Throws PRECONDITION_FAILED unless the state before the delta is as its publisher expects. */
export function checkExpectations(command: PublishCommand, draft: Draft): void {
  checkExpectedHead(command.shard, command.expect ?? '', draft);
  for (const precondition of command.preconditions ?? []) checkRecord(precondition, draft);
}

/** `expect` is the revision token that the head must be, '0' for a shard without history, '' for anything. */
export function checkExpectedHead(shard: string, expect: string, draft: Draft): void {
  if (expect === '') return;
  if (expect === '0') {
    if (draft.revision === 0) return;
    throw failed(`${shard} is not new: its head is revision ${draft.revision}`);
  }
  const cursor = parseCursorOf(shard, expect);
  const isHead =
    cursor.revision === draft.revision &&
    cursor.epoch === draft.parent.head.epoch &&
    draft.hash.subarray(0, cursor.hashPrefix.length).equals(cursor.hashPrefix);
  if (!isHead) throw failed(`the head of ${shard} is revision ${draft.revision}, not ${cursor.revision}`);
}

function checkRecord(precondition: shardcast.v1.Precondition.$Properties, draft: Draft): void {
  const collection = precondition.collection ?? '';
  const key = Buffer.from(precondition.key ?? []);
  const expected = draft.collections.get(collection);
  const actual = checkKeyBytes(key);
  if (expected !== undefined && actual !== expected) {
    throw new ShardcastError(
      'KEY_LENGTH',
      `keys of ${collection} have ${expected} parts; the precondition's has ${actual}`,
      { details: { expected, actual } },
    );
  }
  const record = draft.get(storedKey(collection, key));
  const shown = `${collection}/${key.toString('utf8').replaceAll('\0', '/')}`;
  switch (precondition.kind) {
    case Kind.EXISTS:
      if (record === undefined) throw failed(`${shown} does not exist`);
      return;
    case Kind.ABSENT:
      if (record !== undefined) throw failed(`${shown} exists`);
      return;
    case Kind.EQUALS:
      if (record?.json.equals(precondition.json ?? Buffer.alloc(0)) !== true)
        throw failed(`${shown} has another value`);
      return;
    default:
      throw new ShardcastError('INVALID_ARGUMENT', `precondition kind ${precondition.kind} is not known`);
  }
}

function failed(message: string): ShardcastError {
  return new ShardcastError('PRECONDITION_FAILED', message, {
    hint: 'Read the shard again and decide anew; nothing was written.',
  });
}
