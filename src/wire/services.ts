import { ShardcastError } from '../core/errors.js';
import { asBuffer } from './as-buffer.js';
import { decodeImportPart, type ImportPart } from './import-codec.js';
import { decodePublishBatch, decodeReceipts, type PublishItem, type ReceiptItem } from './publish-codec.js';
import { type shardcast, wire } from './wire.js';

/**
 * One method of a service: what each side sends and gets. Bytes that are already encoded go out as they are, so that
 * stored chunks pass through and an entry is encoded once for all its subscribers.
 */
export interface Rpc<RequestSent, RequestGot, ResponseSent, ResponseGot> {
  readonly path: string;
  readonly requestStream: boolean;
  readonly responseStream: boolean;
  requestSerialize(message: RequestSent): Buffer;
  requestDeserialize(bytes: Buffer): RequestGot;
  responseSerialize(message: ResponseSent): Buffer;
  responseDeserialize(bytes: Buffer): ResponseGot;
}

interface Codec<Sent, Got> {
  serialize(message: Sent): Buffer;
  deserialize(bytes: Buffer): Got;
}

interface Generated<Properties, Message> {
  encode(message: Properties): { finish(): Uint8Array };
  decode(bytes: Uint8Array): Message;
}

function codec<Properties extends object, Message>(
  type: Generated<Properties, Message>,
): Codec<Properties | Buffer, Message> {
  return {
    serialize: (message) => (Buffer.isBuffer(message) ? message : asBuffer(type.encode(message).finish())),
    deserialize: (bytes) => type.decode(bytes),
  };
}

/** The receiver decodes by itself: it wants the bytes, or views of them. */
function encoded<Properties extends object>(
  type: Generated<Properties, unknown>,
): Codec<Properties | Buffer, Buffer> {
  return {
    serialize: (message) => (Buffer.isBuffer(message) ? message : asBuffer(type.encode(message).finish())),
    deserialize: (bytes) => bytes,
  };
}

/**
 * What was decoded, or why it could not be. grpc-js ends a call with INTERNAL when a decoder throws; a handler that gets
 * the error answers it by name.
 */
export type Decoded<T> = T | ShardcastError;

function guarded<Sent, Got>(inner: Codec<Sent, Got>, name: string): Codec<Sent, Decoded<Got>> {
  return {
    serialize: inner.serialize,
    deserialize(bytes) {
      try {
        return inner.deserialize(bytes);
      } catch (cause) {
        return cause instanceof ShardcastError
          ? cause
          : new ShardcastError('MALFORMED', `a message of ${name} does not parse`, { cause });
      }
    },
  };
}

type Shape = 'unary' | 'client-stream' | 'server-stream' | 'bidi';

function rpc<RequestSent, RequestGot, ResponseSent, ResponseGot>(
  service: string,
  name: string,
  shape: Shape,
  request: Codec<RequestSent, RequestGot>,
  response: Codec<ResponseSent, ResponseGot>,
): Rpc<RequestSent, Decoded<RequestGot>, ResponseSent, ResponseGot> {
  const checked = guarded(request, name);
  return {
    path: `/shardcast.v1.${service}/${name}`,
    requestStream: shape === 'client-stream' || shape === 'bidi',
    responseStream: shape === 'server-stream' || shape === 'bidi',
    requestSerialize: checked.serialize,
    requestDeserialize: checked.deserialize,
    responseSerialize: response.serialize,
    responseDeserialize: response.deserialize,
  };
}

const publishBatches: Codec<Buffer, PublishItem[]> = {
  serialize: (batch) => batch,
  deserialize: decodePublishBatch,
};

const publishReceipts: Codec<Buffer, ReceiptItem[]> = {
  serialize: (receipts) => receipts,
  deserialize: decodeReceipts,
};

const importRequests: Codec<shardcast.v1.ImportRequest.$Properties | Buffer, ImportPart> = {
  serialize: codec(wire.ImportRequest).serialize,
  deserialize: decodeImportPart,
};

export const publishService = {
  publish: rpc('PublishService', 'Publish', 'bidi', publishBatches, publishReceipts),
  awaitAgents: rpc(
    'PublishService',
    'AwaitAgents',
    'unary',
    codec(wire.AwaitAgentsRequest),
    codec(wire.AwaitAgentsResponse),
  ),
  deleteShard: rpc(
    'PublishService',
    'DeleteShard',
    'unary',
    codec(wire.DeleteShardRequest),
    codec(wire.PublishReceipt),
  ),
};

export const importService = {
  import: rpc('ImportService', 'Import', 'client-stream', importRequests, codec(wire.ImportResponse)),
  importStatus: rpc(
    'ImportService',
    'ImportStatus',
    'unary',
    codec(wire.ImportStatusRequest),
    codec(wire.ImportStatusResponse),
  ),
};

export const snapshotService = {
  getManifest: rpc(
    'SnapshotService',
    'GetManifest',
    'unary',
    codec(wire.GetManifestRequest),
    codec(wire.GetManifestResponse),
  ),
  /** The client gets the encoded ChunkFrame: it is stored as it is. */
  getChunks: rpc(
    'SnapshotService',
    'GetChunks',
    'server-stream',
    codec(wire.GetChunksRequest),
    encoded(wire.ChunkFrame),
  ),
  listSnapshots: rpc(
    'SnapshotService',
    'ListSnapshots',
    'unary',
    codec(wire.ListSnapshotsRequest),
    codec(wire.ListSnapshotsResponse),
  ),
};

/** Between relays. */
export const replicaService = {
  listReplicas: rpc(
    'ReplicaService',
    'ListReplicas',
    'unary',
    codec(wire.ListReplicasRequest),
    codec(wire.ListReplicasResponse),
  ),
  getReplicas: rpc(
    'ReplicaService',
    'GetReplicas',
    'server-stream',
    codec(wire.GetReplicasRequest),
    encoded(wire.ReplicaParts),
  ),
  getReplicaHead: rpc(
    'ReplicaService',
    'GetReplicaHead',
    'unary',
    codec(wire.GetReplicaHeadRequest),
    codec(wire.ReplicaHead),
  ),
};

export const archiveService = {
  archiveShard: rpc(
    'ArchiveService',
    'ArchiveShard',
    'server-stream',
    codec(wire.ArchiveShardRequest),
    codec(wire.ArchiveShardEvent),
  ),
  listArchived: rpc(
    'ArchiveService',
    'ListArchived',
    'unary',
    codec(wire.ListArchivedRequest),
    codec(wire.ListArchivedResponse),
  ),
  restoreShard: rpc(
    'ArchiveService',
    'RestoreShard',
    'server-stream',
    codec(wire.RestoreShardRequest),
    codec(wire.RestoreShardEvent),
  ),
};

export const watchService = {
  watch: rpc('WatchService', 'Watch', 'bidi', codec(wire.WatchRequest), codec(wire.WatchEvent)),
};

export const readService = {
  get: rpc('ReadService', 'Get', 'unary', codec(wire.GetRequest), codec(wire.GetResponse)),
  scan: rpc('ReadService', 'Scan', 'server-stream', codec(wire.ScanRequest), codec(wire.ScanResponse)),
  diff: rpc('ReadService', 'Diff', 'server-stream', codec(wire.DiffRequest), codec(wire.DiffResponse)),
  log: rpc('ReadService', 'Log', 'server-stream', codec(wire.LogRequest), codec(wire.LogResponse)),
  root: rpc('ReadService', 'Root', 'unary', codec(wire.RootRequest), codec(wire.RootResponse)),
};

export const statusService = {
  getStatus: rpc(
    'StatusService',
    'GetStatus',
    'unary',
    codec(wire.GetStatusRequest),
    codec(wire.GetStatusResponse),
  ),
  listShards: rpc(
    'StatusService',
    'ListShards',
    'unary',
    codec(wire.ListShardsRequest),
    codec(wire.ListShardsResponse),
  ),
};

export type WireRecord = shardcast.v1.Record.$Properties;

/** Bytes of one message, both ways; a manifest of a large shard is the largest. */
export const MESSAGE_BYTES_MAX = 64 * 1024 * 1024;
/** Bytes of one request to a relay: an import's records or a batch of publishes, never near this. */
export const REQUEST_BYTES_MAX = 8 * 1024 * 1024;
/** HTTP/2 flow-control window of clients, bytes. With the default of 64 KiB a stream has half the throughput. */
export const FLOW_CONTROL_WINDOW_BYTES = 8 * 1024 * 1024;

export const trustService = {
  deny: rpc('TrustService', 'Deny', 'unary', codec(wire.DenyRequest), codec(wire.DenyResponse)),
  checkToken: rpc(
    'TrustService',
    'CheckToken',
    'unary',
    codec(wire.CheckTokenRequest),
    codec(wire.CheckTokenResponse),
  ),
  listDenied: rpc(
    'TrustService',
    'ListDenied',
    'unary',
    codec(wire.ListDeniedRequest),
    codec(wire.ListDeniedResponse),
  ),
};
