import type { Principal } from '../../auth/principal.js';
import { ShardcastError } from '../../core/errors.js';
import { ADMIN_INBOX, agentInbox, relayInbox } from '../../log/jetstream/inboxes.js';
import { streamName } from '../../log/jetstream/mesh-streams.js';
import { deltaSubject, EVERY_DELTA_SUBJECT, EVERY_LOG_SUBJECT } from '../../log/jetstream/subjects.js';
import type { Partitioning } from '../../shard/partition.js';
import { DENIED_BUCKET, EPOCHS_BUCKET, MEMBERS_BUCKET } from '../mesh/buckets.js';

/** Where servers ask who somebody is, where they hear it, and where one asks a server to end a connection. */
export const CALLOUT_SUBJECT = '$SYS.REQ.USER.AUTH';
const CALLOUT_REPLIES = '$SYS._INBOX.*.*';
export const KICK_SUBJECTS = '$SYS.REQ.SERVER.*.KICK';

/** The mesh as far as rights depend on it. */
export interface NatsMesh {
  /** Streams of the log. */
  readonly streams: number;
  readonly partitionOf: Partitioning;
  /** Of the object store that has the archive; undefined: it is elsewhere. */
  readonly archiveBucket?: string | undefined;
  /** Whether relays answer servers that ask who somebody is. Default false. */
  readonly callout?: boolean;
}

/** What somebody may do at NATS; all else is refused. Limits that are not there are the server's own. */
export interface NatsRights {
  /** Agents are in an account of their own: it has no JetStream, and of the mesh's subjects only `delta.>`. */
  readonly account: 'mesh' | 'agents';
  /** Empty: nothing at all. */
  readonly publish: readonly string[];
  readonly subscribe: readonly string[];
  /** One token: inboxes are below it, `subscribe` has them. */
  readonly inboxPrefix: string;
  /** Of one message, bytes. */
  readonly payloadMax?: number;
  readonly subscriptionsMax?: number;
}

/** Of an agent, which publishes nothing. Bytes. */
export const AGENT_PAYLOAD_MAX = 1_024;
/** Inboxes of an agent, besides its shards. */
const AGENT_INBOXES_MAX = 16;
/** Of all subjects of one agent: with them a server is answered in one message, which is twice as long and may have 1 MiB. */
const SUBJECT_BYTES_MAX = 512 * 1024;

type Who = Pick<Principal, 'role' | 'name' | 'shards'>;

/**
 * The one place that says what a principal may do at NATS. `existing` are the shards that there are: wildcards of NATS match whole
 * tokens, so of a prefix (`tenant-*`) those are allowed that exist now. undefined: it has no business there. Throws LIMIT_EXCEEDED for an
 * agent with too many shards.
 */
export function natsRights(
  who: Who,
  mesh: NatsMesh,
  existing: Iterable<string> = [],
): NatsRights | undefined {
  switch (who.role) {
    case 'relay':
      return relayRights(who.name, mesh);
    case 'admin':
      return adminRights(mesh);
    case 'agent':
      return agentRights(who, mesh, existing);
    case 'publisher':
    case 'monitor':
      return undefined;
  }
}

function relayRights(id: string, { streams, archiveBucket, callout = false }: NatsMesh): NatsRights {
  const inboxPrefix = relayInbox(id);
  const buckets = [MEMBERS_BUCKET, EPOCHS_BUCKET, DENIED_BUCKET];
  return {
    account: 'mesh',
    inboxPrefix,
    publish: [
      EVERY_LOG_SUBJECT,
      ...logStreams(streams).flatMap((stream) => [...api(stream, READING), ...api(stream, FOLLOWING)]),
      '$JS.API.INFO',
      ...buckets.flatMap((bucket) => [
        `$KV.${bucket}.>`,
        ...api(`KV_${bucket}`, ['STREAM.CREATE', ...READING, ...FOLLOWING]),
      ]),
      ...(archiveBucket === undefined ? [] : archiveRights(archiveBucket)),
      ...(callout ? [CALLOUT_REPLIES, KICK_SUBJECTS] : []),
    ],
    subscribe: [`${inboxPrefix}.>`, ...(callout ? [CALLOUT_SUBJECT] : [])],
  };
}

/** What `shardcast mesh init`, `plan` and `status` ask. Backups and revocations are asked of relays. */
function adminRights({ streams }: NatsMesh): NatsRights {
  const members = `KV_${MEMBERS_BUCKET}`;
  return {
    account: 'mesh',
    inboxPrefix: ADMIN_INBOX,
    publish: [
      ...logStreams(streams).flatMap((stream) =>
        api(stream, ['STREAM.CREATE', 'STREAM.UPDATE', 'STREAM.INFO']),
      ),
      ...api(members, ['STREAM.INFO', 'STREAM.MSG.GET']),
    ],
    subscribe: [`${ADMIN_INBOX}.>`],
  };
}

function agentRights({ name, shards }: Who, mesh: NatsMesh, existing: Iterable<string>): NatsRights {
  const inboxPrefix = agentInbox(name, shards.toJSON());
  const subjects = new Set<string>();
  if (shards.isAll) subjects.add(EVERY_DELTA_SUBJECT);
  else
    for (const shard of allowedShards(shards, existing))
      subjects.add(deltaSubject(mesh.partitionOf(shard), shard));
  checkSize(subjects);
  return {
    account: 'agents',
    inboxPrefix,
    publish: [],
    subscribe: [...subjects, `${inboxPrefix}.>`],
    payloadMax: AGENT_PAYLOAD_MAX,
    subscriptionsMax: subjects.size + AGENT_INBOXES_MAX,
  };
}

/** A name that is written out is allowed whether there is such a shard or not: nobody learns it. */
function* allowedShards(shards: Who['shards'], existing: Iterable<string>): Iterable<string> {
  yield* shards.names;
  if (!shards.hasPrefixes) return;
  for (const shard of existing) if (shards.allows(shard)) yield shard;
}

function checkSize(subjects: ReadonlySet<string>): void {
  let bytes = 0;
  for (const subject of subjects) bytes += subject.length + 3;
  if (bytes <= SUBJECT_BYTES_MAX) return;
  const message = `the subjects of ${subjects.size} shards are over ${SUBJECT_BYTES_MAX} bytes`;
  throw new ShardcastError('LIMIT_EXCEEDED', message, {
    hint: 'Give the token fewer shards, or * for every one.',
    details: { reason: 'shards', maximum: SUBJECT_BYTES_MAX, actual: bytes },
  });
}

const READING = ['STREAM.INFO', 'STREAM.MSG.GET', 'STREAM.PURGE'];
const FOLLOWING = ['CONSUMER.CREATE', 'CONSUMER.DELETE', 'CONSUMER.MSG.NEXT'];
/** These name a consumer behind the stream. */
const OF_A_CONSUMER = new Set(['CONSUMER.DELETE', 'CONSUMER.MSG.NEXT']);

function api(stream: string, calls: readonly string[]): string[] {
  return calls.map((call) => `$JS.API.${call}.${stream}${OF_A_CONSUMER.has(call) ? '.*' : ''}`);
}

function logStreams(streams: number): string[] {
  return Array.from({ length: streams }, (_, index) => streamName(index));
}

function archiveRights(bucket: string): string[] {
  const stream = `OBJ_${bucket}`;
  const calls = ['STREAM.CREATE', ...READING, 'DIRECT.GET'];
  return [`$O.${bucket}.>`, ...api(stream, calls), `$JS.API.DIRECT.GET.${stream}.>`];
}
