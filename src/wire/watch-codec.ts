import { asBuffer } from './as-buffer.js';
import { BytesReader } from './bytes-reader.js';
import { BytesWriter } from './bytes-writer.js';
import { type shardcast, wire } from './wire.js';

/** A WatchEvent with an entry, encoded: once for all subscribers of the shard. */
export function encodeEntryEvent(entry: Uint8Array): Buffer {
  const writer = new BytesWriter(entry.length + 8);
  writer.message(0x12, entry);
  return writer.lend();
}

export function encodeWatchEvent(event: shardcast.v1.WatchEvent.$Properties): Buffer {
  return asBuffer(wire.WatchEvent.encode(event).finish());
}

/** Which revisions an encoded entry holds. */
export interface EntrySpan {
  readonly firstRevision: number;
  readonly lastRevision: number;
}

/** Looks at the frame of an entry alone, not at its deltas. Throws MALFORMED. */
export function entrySpan(entry: Buffer): EntrySpan {
  const reader = new BytesReader(entry, 'log entry');
  let firstRevision = 0;
  let deltas = 0;
  while (reader.more) {
    const tag = reader.varint();
    if (tag === 0x18) firstRevision = reader.varint();
    else {
      if (tag === 0x32) deltas++;
      reader.skip(tag);
    }
  }
  return { firstRevision, lastRevision: firstRevision + deltas - 1 };
}

/** Whether a delta brings imported records, which are in no delta: looks at its first operation, as an import has one. */
export function isImport(delta: Buffer): boolean {
  const reader = new BytesReader(delta, 'delta');
  while (reader.more) {
    const tag = reader.varint();
    if (tag !== 0x32) {
      reader.skip(tag);
      continue;
    }
    const operation = reader.bytes();
    return operation[0] === 0x08 && operation[1] === wire.Operation.Kind.IMPORT;
  }
  return false;
}
