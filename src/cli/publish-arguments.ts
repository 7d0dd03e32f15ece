import { ShardcastError } from '../core/errors.js';
import { DeltaBuilder } from '../shard/delta-builder.js';
import { encodeKeyParts } from '../shard/key.js';
import { type shardcast, wire } from '../wire/wire.js';
import type { ConfigOf } from './context.js';
import { parseRecordAddress, parseRecordValue, type RecordAddress, TUPLES } from './record-address.js';

type PublishConfig = ConfigOf<'publish'>;
type WirePrecondition = shardcast.v1.Precondition.$Properties;

const TRUE = Buffer.from('true');
const { Kind } = wire.Precondition;

/**
 * The one delta that the arguments of `publish` make; undefined when there are none. What is deleted comes first, so
 * that `--delete 'tuples["doc:readme"]' doc:readme#viewer@user:anne` replaces all tuples of an object.
 */
export function deltaOfArguments(
  tuples: readonly string[],
  config: Pick<PublishConfig, 'put' | 'delete' | 'expiresInMs'>,
  nowMs: number,
): DeltaBuilder | undefined {
  if (tuples.length + config.put.length + config.delete.length === 0) return undefined;
  const expiresAt = config.expiresInMs === undefined ? 0 : nowMs + config.expiresInMs;
  const builder = new DeltaBuilder();
  for (const text of config.delete) {
    const { collection, key } = parseRecordAddress(text);
    builder.delete(collection, key);
  }
  for (const text of tuples) builder.put(TUPLES, parseTuple(text), TRUE, expiresAt);
  for (const text of config.put) {
    const { collection, key, json } = parseRecordValue(text);
    builder.put(collection, fullKey({ collection, key }, text), json, expiresAt);
  }
  return builder;
}

export function preconditionsOf(
  config: Pick<PublishConfig, 'ifExists' | 'ifAbsent' | 'ifEquals'>,
): WirePrecondition[] {
  const plain = (kind: shardcast.v1.Precondition.Kind) => (text: string) => {
    const address = parseRecordAddress(text);
    return { kind, collection: address.collection, key: encodeKeyParts(fullKey(address, text)) };
  };
  return [
    ...config.ifExists.map(plain(Kind.EXISTS)),
    ...config.ifAbsent.map(plain(Kind.ABSENT)),
    ...config.ifEquals.map((text) => {
      const { collection, key, json } = parseRecordValue(text);
      return { kind: Kind.EQUALS, collection, key: encodeKeyParts(fullKey({ collection, key }, text)), json };
    }),
  ];
}

function parseTuple(text: string): readonly string[] {
  const { collection, key } = parseRecordAddress(text);
  if (collection === TUPLES && key.length === 3) return key;
  throw new ShardcastError('INVALID_ARGUMENT', `not a tuple: ${text}`, { hint: `Use --put '${text}=JSON'.` });
}

function fullKey({ key }: RecordAddress, text: string): readonly string[] {
  if (key.length > 0) return key;
  throw new ShardcastError('INVALID_ARGUMENT', `the key has no parts: ${text}`);
}
