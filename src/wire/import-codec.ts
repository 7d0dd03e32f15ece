import { ShardcastError } from '../core/errors.js';
import { BytesReader } from './bytes-reader.js';
import { decodeNested } from './nested.js';
import { type shardcast, wire } from './wire.js';

/** An ImportRequest as the relay takes it: records stay encoded, they go to the disk as they are. */
export type ImportPart =
  | { readonly kind: 'begin'; readonly begin: shardcast.v1.ImportBegin }
  /** `batch` is an encoded ImportRecords. */
  | { readonly kind: 'records'; readonly sequence: number; readonly batch: Buffer }
  | { readonly kind: 'finish'; readonly sequence: number };

/** Throws MALFORMED. */
export function decodeImportPart(bytes: Buffer): ImportPart {
  const reader = new BytesReader(bytes, 'import request');
  let part: ImportPart | undefined;
  while (reader.more) {
    const tag = reader.varint();
    if (tag === 0x0a)
      part = {
        kind: 'begin',
        begin: decodeNested(wire.ImportBegin, reader.bytes(), 'beginning of an import'),
      };
    else if (tag === 0x12) {
      const batch = reader.bytes();
      part = { kind: 'records', sequence: sequenceOf(batch), batch };
    } else if (tag === 0x1a) part = { kind: 'finish', sequence: sequenceOf(reader.bytes()) };
    else reader.skip(tag);
  }
  if (part === undefined) throw new ShardcastError('MALFORMED', 'an import request is empty');
  return part;
}

/** Field 1 of ImportRecords and of ImportFinish. */
function sequenceOf(bytes: Buffer): number {
  const reader = new BytesReader(bytes, 'import request');
  let sequence = 0;
  while (reader.more) {
    const tag = reader.varint();
    if (tag === 0x08) sequence = reader.varint();
    else reader.skip(tag);
  }
  return sequence;
}
