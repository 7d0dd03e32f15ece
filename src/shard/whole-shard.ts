import type { Manifest } from '../snapshot/manifest.js';
import type { Lane } from './lane.js';
import { KIND, registerKey, ShardKeys } from './layout.js';
import { writeReceiptPage } from './receipt-pages.js';
import { encodeHead, type StoredHead } from './stored-head.js';

/** A shard that comes from another store, in memory: its newest snapshot, and what it remembers of its deltas. */
export interface WholeShard {
  readonly manifest: Manifest;
  /** The manifest, encoded. */
  readonly encoded: Buffer;
  /** All chunks of the manifest. */
  readonly frames: readonly { readonly hash: Buffer; readonly frame: Buffer }[];
  readonly receipts: readonly Buffer[];
}

/** Writes all of it, and registers it, in one transaction: after a crash it is there, or nothing of it is. `patient`: as of a lane's writes. */
export function writeWhole(
  lane: Lane,
  partition: number,
  head: StoredHead,
  { manifest, encoded, frames, receipts }: WholeShard,
  patient: boolean,
): Promise<void> {
  const keys = new ShardKeys(partition, head.number);
  return lane.write(
    (writer) => {
      for (const { hash, frame } of frames) writer.put(keys.of(KIND.chunk, hash), frame);
      for (const page of receipts) writeReceiptPage(keys, page, writer);
      writer.put(keys.at(KIND.manifest, manifest.revision), encoded);
      writer.put(registerKey(partition, manifest.shard), encodeHead(head));
    },
    { synced: false, patient },
  );
}
