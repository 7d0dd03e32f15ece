import { decodeEntry, type Entry } from '../shard/entry.js';
import { decodeKeyParts, encodeKeyParts } from '../shard/key.js';
import type { Manifest } from '../snapshot/manifest.js';
import { decodeManifest } from '../snapshot/manifest-codec.js';
import type { Access } from '../wire/access.js';
import { asBuffer } from '../wire/as-buffer.js';
import type { CallControl } from '../wire/channel.js';
import { Relays } from '../wire/relays.js';
import { readService, snapshotService, statusService, type WireRecord } from '../wire/services.js';
import { type shardcast, wire } from '../wire/wire.js';
import { type WatchOptions, type WatchStep, watchShard } from './watch.js';

export interface ReadOptions extends CallControl {
  /** A token: the answer is of that revision or a later one. */
  atLeast?: string | undefined;
  /** As it was at this revision. Default: the head. */
  atRevision?: number | undefined;
}

export interface ClientRecord {
  readonly collection: string;
  readonly key: readonly string[];
  /** One JSON value, byte for byte as published. */
  readonly json: Buffer;
  /** Unix milliseconds; 0: never. */
  readonly expiresAt: number;
}

export interface ReadAnswer {
  /** undefined: there is no such record. */
  readonly record: ClientRecord | undefined;
  readonly token: string;
  readonly revision: number;
}

export interface ScanOptions extends ReadOptions {
  /** Default: all. */
  collection?: string;
  /** First parts of the keys, each whole. Needs the collection. */
  keyPrefix?: readonly string[];
  /** Default: none. */
  limit?: number;
}

export interface RecordDifference {
  readonly before: ClientRecord | undefined;
  readonly after: ClientRecord | undefined;
}

export interface RootAnswer {
  readonly root: Buffer;
  readonly revision: number;
  readonly records: number;
  readonly token: string;
}

/**
 * Reads. Each goes to a relay that serves the shard; which one that is, is learned and remembered. All throw ShardcastError:
 * NOT_FOUND for a shard that nothing was published to, TRIMMED, …
 */
export class Reader implements Disposable {
  readonly #relays: Relays;

  /** `relay`: HOST:PORT of one, or of several of which those after the first are asked when one is away. */
  constructor(options: Access & { relay: string | readonly string[] }) {
    this.#relays = new Relays(options.relay, options);
  }

  close(): void {
    this.#relays.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }

  async get(
    shard: string,
    collection: string,
    key: readonly string[],
    options: ReadOptions = {},
  ): Promise<ReadAnswer> {
    const request = { shard, collection, key: encodeKeyParts(key), options: readOptions(options) };
    const { record, token, revision } = await this.#relays.unary(readService.get, shard, request, options);
    return { record: record == null ? undefined : toRecord(record), token, revision };
  }

  /** Records in key order, of one revision. */
  async *scan(shard: string, options: ScanOptions = {}): AsyncGenerator<ClientRecord, void, undefined> {
    const { collection = '', keyPrefix = [], limit = 0, ...control } = options;
    const request = {
      shard,
      collection,
      keyPrefix: encodeKeyParts(keyPrefix),
      limit,
      options: readOptions(control),
    };
    for await (const { records } of this.#relays.serverStream(readService.scan, shard, request, control)) {
      for (const record of records) yield toRecord(record);
    }
  }

  /** What differs between two revisions, in key order. 0 as `from`: the empty shard; as `to`: the head. */
  async *diff(
    shard: string,
    from: number,
    to = 0,
    control: CallControl = {},
  ): AsyncGenerator<RecordDifference, void, undefined> {
    const request = { shard, fromRevision: from, toRevision: to };
    for await (const { changes } of this.#relays.serverStream(readService.diff, shard, request, control)) {
      for (const { before, after } of changes) {
        yield {
          before: before == null ? undefined : toRecord(before),
          after: after == null ? undefined : toRecord(after),
        };
      }
    }
  }

  /**
   * Entries of the log, oldest first; the first may begin before `from`. 0: the oldest kept, the head. `touching`: only entries with a
   * delta that may have changed this record, or one below these key parts; other deltas of theirs come along.
   */
  async *log(
    shard: string,
    from = 0,
    to = 0,
    control: CallControl & { touching?: { collection: string; key: readonly string[] } | undefined } = {},
  ): AsyncGenerator<Entry, void, undefined> {
    const { collection = '', key = [] } = control.touching ?? {};
    const request = {
      shard,
      fromRevision: from,
      toRevision: to,
      collection,
      keyPrefix: encodeKeyParts(key),
    };
    for await (const { entry } of this.#relays.serverStream(readService.log, shard, request, control)) {
      yield decodeEntry(asBuffer(entry));
    }
  }

  /** Entries as they come, over all breaks; see WatchOptions. */
  watch(shard: string, options: WatchOptions = {}): AsyncGenerator<WatchStep, void, undefined> {
    return watchShard(this.#relays, shard, options);
  }

  /** The name of the state: equal roots mean equal records. Without `atRevision` a snapshot of the head is cut. */
  async root(shard: string, options: ReadOptions = {}): Promise<RootAnswer> {
    const answer = await this.#relays.unary(
      readService.root,
      shard,
      { shard, options: readOptions(options) },
      options,
    );
    const { root, revision, records, token } = answer;
    return { root: asBuffer(root), revision, records, token };
  }

  /** The relay; with a shard, that shard and its agents. */
  status(shard = '', control: CallControl = {}): Promise<shardcast.v1.GetStatusResponse> {
    return this.#relays.unary(statusService.getStatus, shard, { shard }, control);
  }

  async shards(control: CallControl = {}): Promise<shardcast.v1.ShardStatus[]> {
    const { shards } = await this.#relays.unary(statusService.listShards, '', {}, control);
    return shards.map((shard) => wire.ShardStatus.create(shard));
  }

  snapshots(shard: string, control: CallControl = {}): Promise<shardcast.v1.ListSnapshotsResponse> {
    return this.#relays.unary(snapshotService.listSnapshots, shard, { shard }, control);
  }

  /** The manifest of a kept snapshot, 0 for the newest; `fresh`: cut the head first. Verified. */
  async manifest(
    shard: string,
    options: CallControl & { revision?: number; fresh?: boolean } = {},
  ): Promise<Manifest> {
    const { revision = 0, fresh = false, ...control } = options;
    const request = { shard, revision, fresh };
    const { manifest } = await this.#relays.unary(snapshotService.getManifest, shard, request, control);
    return decodeManifest(manifest);
  }

  /** Encoded ChunkFrames in the order asked for; not verified. */
  chunks(
    shard: string,
    hashes: readonly Buffer[],
    control: CallControl = {},
  ): AsyncGenerator<Buffer, void, undefined> {
    return this.#relays.serverStream(
      snapshotService.getChunks,
      shard,
      { shard, hashes: [...hashes] },
      control,
    );
  }
}

function readOptions({ atLeast, atRevision, timeoutMs }: ReadOptions): shardcast.v1.ReadOptions.$Properties {
  // The relay gives up a little before the caller, so that its reason arrives.
  const waitMs = timeoutMs === undefined ? 0 : Math.max(1, Math.floor(timeoutMs * 0.9));
  return { atLeast: atLeast ?? '', atRevision: atRevision ?? 0, timeoutMs: waitMs };
}

function toRecord({ collection, key, json, expiresAt }: WireRecord): ClientRecord {
  return {
    collection: collection ?? '',
    key: decodeKeyParts(key ?? new Uint8Array()),
    json: asBuffer(json ?? new Uint8Array()),
    expiresAt: expiresAt ?? 0,
  };
}
