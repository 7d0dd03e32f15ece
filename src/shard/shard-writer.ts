import type { Manifest } from '../snapshot/manifest.js';
import { encodeManifest } from '../snapshot/manifest-codec.js';
import type { Draft } from './draft.js';
import type { Entry } from './entry.js';
import type { Lane, LaneWriter, WriteOptions } from './lane.js';
import { KIND, registerKey, type ShardKeys } from './layout.js';
import type { Receipts } from './receipts.js';
import type { AppendOptions } from './shard-types.js';
import { decodeHead, encodeHead, type StoredHead } from './stored-head.js';
import type { Tail } from './tail.js';

export interface InstallOptions {
  /** Writes in the same transaction. */
  readonly also?: (writer: LaneWriter) => void;
  /** The manifest, if it is at hand encoded. */
  readonly encoded?: Buffer;
  /** May wait for the lane's commit delay, so that others share its commit. Default true. */
  readonly patient?: boolean;
}

export interface ShardFiles {
  readonly lane: Lane;
  readonly keys: ShardKeys;
  readonly tail: Tail;
  readonly receipts: Receipts;
}

/** The transactions of one shard: what is written together is there together, or not at all. */
export class ShardWriter {
  readonly #name: string;
  readonly #registerKey: Buffer;
  readonly #files: ShardFiles;

  constructor(name: string, partition: number, files: ShardFiles) {
    this.#name = name;
    this.#registerKey = registerKey(partition, name);
    this.#files = files;
  }

  /** The head that is on disk. */
  storedHead(): StoredHead | undefined {
    const bytes = this.#files.lane.get(this.#registerKey);
    return bytes === undefined ? undefined : decodeHead(this.#name, bytes);
  }

  /** What an entry leaves on disk. */
  entry(
    entry: Entry,
    bytes: Buffer,
    draft: Draft,
    stored: StoredHead,
    { synced, receipts = true }: AppendOptions,
    also?: (writer: LaneWriter) => void,
  ): Promise<void> {
    const { lane, tail } = this.#files;
    // Whoever waits for the disk does not ask before; who does not may ask for what was written a moment ago.
    const isNoted = receipts && !synced;
    if (isNoted) this.#files.receipts.note(entry, draft.decoded, draft.hashes);
    else this.#files.receipts.commits();
    const fill = (writer: LaneWriter): void => {
      tail.write(writer, entry, bytes, stored.cumulativeBytes);
      if (receipts) this.#files.receipts.record(writer, entry, draft.decoded, draft.hashes);
      also?.(writer);
      this.#head(writer, stored);
    };
    const commit = lane.write(fill, { synced, patient: !synced });
    const settle = () => {
      tail.settled(entry);
      if (isNoted) this.#files.receipts.settled(entry, draft.decoded);
      else this.#files.receipts.committed();
    };
    commit.then(settle, settle);
    return commit;
  }

  head(
    stored: StoredHead,
    fill: (writer: LaneWriter) => void,
    options: WriteOptions = { synced: false },
  ): Promise<void> {
    const fillAll = (writer: LaneWriter): void => {
      fill(writer);
      this.#head(writer, stored);
    };
    return this.#files.lane.write(fillAll, options);
  }

  /** A snapshot in the place of all history; those of other shards that are installed at the same time share its commit. */
  install(
    manifest: Manifest,
    stored: StoredHead,
    snapshots: readonly number[],
    { also, encoded = encodeManifest(manifest), patient = true }: InstallOptions,
  ): Promise<void> {
    const { keys, tail } = this.#files;
    const fill = (writer: LaneWriter): void => {
      also?.(writer);
      // Without snapshots it was new, and has no entries.
      if (snapshots.length > 0) tail.clear(writer);
      for (const revision of snapshots) writer.remove(keys.at(KIND.manifest, revision));
      writer.put(keys.at(KIND.manifest, manifest.revision), encoded);
    };
    return this.head(stored, fill, { synced: false, patient });
  }

  /** Leaves nothing of the history: `stored` is the head of a new shard. What is staged beside it stays, and so do the chunks. */
  reset(stored: StoredHead): Promise<void> {
    const { lane, keys } = this.#files;
    const kinds = [KIND.tail, KIND.manifest, KIND.delta, KIND.run, KIND.source];
    const all = kinds.flatMap((kind) => lane.keys(...keys.range(kind)));
    return this.head(stored, (writer) => all.forEach((key) => void writer.remove(key)));
  }

  erase(): Promise<void> {
    return eraseShard(this.#files.lane, this.#files.keys, this.#registerKey);
  }

  #head(writer: LaneWriter, stored: StoredHead): void {
    writer.put(this.#registerKey, encodeHead(stored));
  }
}

/** Removes everything of a shard from its lane. */
export function eraseShard(lane: Lane, keys: ShardKeys, register: Buffer): Promise<void> {
  const all = [...lane.keys(...keys.whole()), register];
  return lane.write((writer) => all.forEach((key) => void writer.remove(key)), { synced: false });
}
