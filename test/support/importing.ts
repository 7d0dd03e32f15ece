import { encodeKeyParts } from '../../src/shard/key.js';
import type { ShardStore } from '../../src/shard/store.js';
import { wire } from '../../src/wire/wire.js';
import { foldOf } from './fold.js';

/** A batch of an import: anne may view each of the objects. */
export function batch(
  sequence: number,
  objects: readonly string[],
  { collection = 'tuples', expiresAt = 0 } = {},
): Buffer {
  const records = objects.map((object) => ({
    kind: wire.Operation.Kind.PUT,
    collection,
    key: encodeKeyParts([object, 'viewer', 'user:anne']),
    keyParts: 3,
    json: Buffer.from('true'),
    expiresAt,
  }));
  return Buffer.from(wire.ImportRecords.encode({ sequence, records }).finish());
}

export function begin(
  importId: string,
  { shard = 't', mode = wire.ImportMode.MERGE as number, expect = '' } = {},
) {
  return wire.ImportBegin.create({ shard, importId, mode, expect });
}

/** The objects of the tuples that a shard has, in key order. */
export function objectsOf(relay: { readonly store: ShardStore }, shard = 't'): string[] {
  using view = relay.store.open(shard).view();
  return [...foldOf(view).keys()].map((key) => key.split('\0')[1] as string);
}
