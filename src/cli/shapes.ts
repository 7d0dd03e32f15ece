import type { ClientRecord, RecordDifference } from '../client/reader.js';
import { formatCursor } from '../shard/cursor.js';
import { decodeDelta, type Operation } from '../shard/delta.js';
import { type Entry, historyHashes } from '../shard/entry.js';
import { decodeKeyParts } from '../shard/key.js';
import { asBuffer } from '../wire/as-buffer.js';
import { type shardcast, wire } from '../wire/wire.js';
import { RawJson } from './json-text.js';
import { TUPLES } from './record-address.js';

/** What --json prints: a contract. Names are written with underscores, times in ISO 8601, hashes in hexadecimal digits. */

type Bytes = Uint8Array | null | undefined;

export function time(ms: number | null | undefined): string | undefined {
  return ms ? new Date(ms).toISOString() : undefined;
}

function hex(bytes: Bytes): string {
  return bytes ? asBuffer(bytes).toString('hex') : '';
}

export function recordShape({ collection, key, json, expiresAt }: ClientRecord) {
  return { collection, key, value: new RawJson(json), expires_at: time(expiresAt) };
}

export function differenceShape({ before, after }: RecordDifference) {
  const change = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
  const record = after ?? before;
  return {
    change,
    collection: record?.collection ?? '',
    key: record?.key ?? [],
    before: before && new RawJson(before.json),
    after: after && new RawJson(after.json),
    before_expires_at: time(before?.expiresAt),
    after_expires_at: time(after?.expiresAt),
  } as const;
}

const { Kind } = wire.Operation;
const IMPORT_MODES: Readonly<Record<number, string>> = {
  [wire.ImportMode.MERGE]: 'merge',
  [wire.ImportMode.REPLACE]: 'replace',
};

/** In the form that publish takes, where it has one. */
export function operationShape(operation: Operation): unknown {
  const { kind, collection, json, expiresAt } = operation;
  const key = operation.key.length > 0 ? decodeKeyParts(operation.key) : [];
  const tuple = collection === TUPLES && key.length === 3;
  switch (kind) {
    case Kind.PUT:
      if (tuple && expiresAt === 0 && json.equals(TRUE)) return ['touch', ...key];
      return { put: { collection, key, value: new RawJson(json), expires_at: time(expiresAt) } };
    case Kind.DELETE:
      return tuple ? ['delete', ...key] : { delete: { collection, key } };
    case Kind.EXPIRE:
      return { expire: { collection, key, at: time(expiresAt) } };
    case Kind.DELETE_SHARD:
      return 'delete_shard';
    case Kind.IMPORT: {
      const mode = IMPORT_MODES[operation.importMode] ?? 'unspecified';
      return { import: { root: hex(operation.importRoot), mode } };
    }
    default:
      return { unknown: kind };
  }
}

const TRUE = Buffer.from('true');

/** The deltas of an entry, each with its revision and token, and those of its operations that are asked for. @throws ShardcastError MALFORMED. */
export function deltaShapes(entry: Entry, isAsked: (operation: Operation) => boolean = () => true) {
  const { shard, epoch, firstRevision, appendedAt, deltas } = entry;
  const hashes = historyHashes(entry);
  return deltas.map((encoded, index) => {
    const delta = decodeDelta(encoded);
    const revision = firstRevision + index;
    return {
      shard,
      revision,
      token: formatCursor(shard, epoch, revision, hashes[index]!),
      appended_at: time(appendedAt),
      at: time(delta.publishedAt),
      id: delta.id,
      publisher: delta.publisher,
      on_behalf_of: delta.onBehalfOf || undefined,
      source: delta.source || undefined,
      position: delta.position || undefined,
      trace_id: hex(delta.traceId) || undefined,
      ops: delta.operations.filter(isAsked).map(operationShape),
    };
  });
}
export type DeltaShape = ReturnType<typeof deltaShapes>[number];

const STATES: Readonly<Record<number, string>> = {
  [wire.AgentPosition.State.CURRENT]: 'current',
  [wire.AgentPosition.State.BEHIND]: 'behind',
  [wire.AgentPosition.State.STALE]: 'stale',
  [wire.AgentPosition.State.GONE]: 'gone',
};

export function agentShape(position: shardcast.v1.AgentPosition.$Properties, headRevision?: number) {
  const revision = position.revision ?? 0;
  return {
    agent: position.agent,
    state: STATES[position.state ?? 0] ?? 'unknown',
    revision,
    replica_revision: position.replicaRevision ?? 0,
    lag: headRevision === undefined ? undefined : Math.max(0, headRevision - revision),
    seen_at: time(position.seenAt),
  };
}

export function shardShape(status: shardcast.v1.ShardStatus.$Properties) {
  return {
    shard: status.shard,
    revision: status.revision,
    token: status.token,
    history_hash: hex(status.historyHash),
    collections: (status.collections ?? []).map(({ name, keyParts, records }) => ({
      name,
      key_parts: keyParts,
      records,
    })),
    snapshot_revision: status.snapshotRevision,
    snapshot_bytes: status.snapshotBytes,
    tail_bytes: status.tailBytes,
    oldest_revision: status.oldestRevision,
    agents: status.agents,
    appended_at: time(status.appendedAt),
    deleted: status.deleted,
  };
}

export function statusShape(status: shardcast.v1.GetStatusResponse.$Properties) {
  const { shard } = status;
  return {
    relay: status.relay,
    version: status.version,
    protocol_versions: status.protocolVersions,
    started_at: time(status.startedAt),
    resident_bytes: status.residentBytes,
    disk_bytes: status.diskBytes,
    subscribers: status.subscribers,
    writable: status.writable,
    shard: shard ? shardShape(shard) : undefined,
    agents: shard ? (status.agents ?? []).map((agent) => agentShape(agent, shard.revision ?? 0)) : undefined,
  };
}

export function snapshotShape(
  shard: string,
  snapshot: shardcast.v1.ListSnapshotsResponse.Snapshot.$Properties,
) {
  return {
    shard,
    revision: snapshot.revision,
    root: hex(snapshot.root),
    chunks: snapshot.chunks,
    records: snapshot.records,
    stored_bytes: snapshot.storedBytes,
    cut_at: time(snapshot.cutAt),
    appended_at: time(snapshot.appendedAt),
  };
}

export function archivedShape(shard: string, archived: shardcast.v1.ArchivedShard.$Properties) {
  return {
    shard,
    epoch: archived.epoch,
    revision: archived.revision,
    root: hex(archived.root),
    new: archived.isNew ?? false,
    chunks_put: archived.chunksPut ?? 0,
    bytes_put: archived.bytesPut ?? 0,
  };
}

export function archivedSnapshotShape(shard: string, snapshot: shardcast.v1.ArchivedSnapshot.$Properties) {
  return {
    shard,
    epoch: snapshot.epoch,
    revision: snapshot.revision,
    root: hex(snapshot.root),
    chunks: snapshot.chunks,
    records: snapshot.records,
    stored_bytes: snapshot.storedBytes,
    archived_at: time(snapshot.archivedAt),
    appended_at: time(snapshot.appendedAt),
  };
}

export function restoredShape(source: string, restored: shardcast.v1.RestoredShard.$Properties) {
  const { shard, epoch, revision, token, fromEpoch, fromRevision } = restored;
  return { shard, epoch, revision, token, from: { shard: source, epoch: fromEpoch, revision: fromRevision } };
}
