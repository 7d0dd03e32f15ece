import {
  DiscardPolicy,
  RetentionPolicy,
  StorageType,
  type StreamConfig,
  type StreamInfo,
} from '@nats-io/jetstream';
import { ShardcastError } from '../../core/errors.js';
import { PARTITIONS_DEFAULT } from '../../shard/partition.js';
import { REPLICAS_DEFAULT } from '../../shard/placement.js';
import { API, natsError } from './api-errors.js';
import type { NatsLink } from './link.js';
import { partitionSubject, REPUBLISH } from './subjects.js';

/** Streams of a mesh unless chosen otherwise. */
export const STREAMS_DEFAULT = 4;

/** What all of a mesh must agree on: where a shard's entries are, and how many relays have it. Fixed for ever: kept with the streams themselves. */
export interface MeshLayout {
  /** Slices of the shards, 1 to 65,536. */
  readonly partitions: number;
  /** Streams among which the partitions are spread, 1 to `partitions`. */
  readonly streams: number;
  /** Relays that have each partition, 1 to 16. */
  readonly partitionReplicas: number;
}

export interface MeshOptions extends Partial<MeshLayout> {
  /** Copies of every stream: 1, 3 or 5. Less than 3 does not survive the loss of a server's disk. */
  replicas: number;
}

const PARTITIONS_MAX = 65_536;
const STREAM_PREFIX = 'shardcast_log_';
const PARTITION_REPLICAS_MAX = 16;
const KEYS = {
  partitions: 'shardcast.partitions',
  streams: 'shardcast.streams',
  partitionReplicas: 'shardcast.partition-replicas',
} as const;
/** Of a mesh of a release that did not write it down yet. */
const UNSAID: Readonly<Record<string, string>> = { [KEYS.partitionReplicas]: `${REPLICAS_DEFAULT}` };
/** The least the server takes. Message ids are never used: they de-duplicate across shards. */
const DUPLICATE_WINDOW_NS = 100 * 1_000_000;

export function streamName(index: number): string {
  return `${STREAM_PREFIX}${index}`;
}

/** How many streams a mesh has unless it is said otherwise. */
export function streamCount(partitions: number, said?: number): number {
  return said ?? Math.min(STREAMS_DEFAULT, partitions);
}

/** The partitions of one stream: partition p is in stream p mod streams. */
export function partitionsOf(index: number, layout: MeshLayout): number[] {
  const all: number[] = [];
  for (let partition = index; partition < layout.partitions; partition += layout.streams) all.push(partition);
  return all;
}

type Wanted = Partial<StreamConfig> & { name: string; num_replicas: number };

/** Throws INVALID_ARGUMENT unless the mesh has all of these partitions. */
export function checkPartitions(partitions: readonly number[], layout: MeshLayout): void {
  const wrong = partitions.find((one) => !Number.isInteger(one) || one < 0 || one >= layout.partitions);
  if (wrong === undefined) return;
  const message = `there are partitions 0 to ${layout.partitions - 1}, not ${wrong}`;
  throw new ShardcastError('INVALID_ARGUMENT', message);
}

function wantedStream(index: number, layout: MeshLayout, replicas: number): Wanted {
  return {
    name: streamName(index),
    description: `shardcast: the log of ${layout.partitions} partitions, stream ${index} of ${layout.streams}`,
    subjects: partitionsOf(index, layout).map(partitionSubject),
    metadata: {
      [KEYS.partitions]: `${layout.partitions}`,
      [KEYS.streams]: `${layout.streams}`,
      [KEYS.partitionReplicas]: `${layout.partitionReplicas}`,
    },
    storage: StorageType.File,
    num_replicas: replicas,
    // Nothing is ever dropped to make room: a full log refuses appends. Entries go by `trim` only.
    retention: RetentionPolicy.Limits,
    discard: DiscardPolicy.New,
    max_msgs: -1,
    max_msgs_per_subject: -1,
    max_bytes: -1,
    max_age: 0,
    republish: REPUBLISH,
    duplicate_window: DUPLICATE_WINDOW_NS,
    // A direct read is answered by any replica, also by one that lags.
    allow_direct: false,
    mirror_direct: false,
    // Appends of many shards share a sync.
    allow_atomic: true,
    // A header of one message must not be able to purge a shard.
    allow_rollup_hdrs: false,
    allow_msg_ttl: false,
    deny_delete: true,
    deny_purge: false,
  };
}

/**
 * Creates the streams of a mesh, or finds them as they should be; may be repeated, and by several at once. The number of their
 * copies may change later, and streams of an earlier release learn to take batches; the layout never changes. Throws ALREADY_EXISTS when it differs.
 */
export async function initialise(link: NatsLink, options: MeshOptions): Promise<MeshLayout> {
  const { partitions = PARTITIONS_DEFAULT, partitionReplicas = REPLICAS_DEFAULT, replicas } = options;
  const streams = streamCount(partitions, options.streams);
  checkNumber('partitions', partitions, PARTITIONS_MAX);
  checkNumber('streams', streams, partitions);
  checkNumber('partitionReplicas', partitionReplicas, PARTITION_REPLICAS_MAX);
  const layout = { partitions, streams, partitionReplicas };
  for (let index = 0; index < streams; index++) {
    const wanted = wantedStream(index, layout, replicas);
    await link.patiently(`stream ${wanted.name}`, () => createStream(link, wanted));
  }
  return layout;
}

async function createStream(link: NatsLink, wanted: Wanted): Promise<void> {
  try {
    await link.streams.add(wanted);
    return;
  } catch (thrown) {
    const failure = natsError(`stream ${wanted.name}`, thrown);
    if (failure.details.natsError !== API.streamDiffers) throw failure;
  }
  const { config } = await link.streams.info(wanted.name);
  checkStream(config, wanted);
  if (config.num_replicas === wanted.num_replicas && config.allow_atomic === true) return;
  await link.streams.update(wanted.name, { num_replicas: wanted.num_replicas, allow_atomic: true });
}

/** What the mesh is on, as its first stream says, every stream checked. Throws NOT_FOUND without them, INVALID_ARGUMENT when they are not ours. */
export async function readLayout(link: NatsLink): Promise<MeshLayout> {
  const first = await streamInfo(link, 0);
  const { metadata } = first.config;
  const layout = {
    partitions: Number(said(metadata, KEYS.partitions)),
    streams: Number(said(metadata, KEYS.streams)),
    partitionReplicas: Number(said(metadata, KEYS.partitionReplicas)),
  };
  const { streams } = layout;
  if (!Object.values(layout).every(Number.isSafeInteger)) {
    throw differs(streamName(0), 'it does not say how many partitions, streams and replicas the mesh has');
  }
  for (let index = 0; index < streams; index++) {
    const { config } = index === 0 ? first : await streamInfo(link, index);
    checkStream(config, wantedStream(index, layout, config.num_replicas));
  }
  return layout;
}

async function streamInfo(link: NatsLink, index: number): Promise<StreamInfo> {
  try {
    return await link.patiently(`stream ${streamName(index)}`, () => link.streams.info(streamName(index)));
  } catch (thrown) {
    const failure = natsError(`stream ${streamName(index)}`, thrown);
    if (failure.code !== 'NOT_FOUND') throw failure;
    const hint = 'Run `shardcast mesh init`.';
    throw new ShardcastError('NOT_FOUND', `the mesh has no ${streamName(index)}`, { cause: failure, hint });
  }
}

/** Everything that appending, reading and trimming build on; limits of an operator that keep more or less time are his. */
function checkStream(found: StreamConfig, wanted: Wanted): void {
  const { name } = wanted;
  for (const key of Object.values(KEYS)) {
    const is = said(found.metadata, key);
    const asked = wanted.metadata?.[key];
    if (is === asked) continue;
    throw new ShardcastError('ALREADY_EXISTS', `${name}: ${key} is ${is ?? 'not set'}, not ${asked}`, {
      hint: 'The numbers of partitions, streams and replicas are chosen once, for ever: use the ones that are there.',
    });
  }
  const subjects = [...found.subjects].sort().join() === [...(wanted.subjects ?? [])].sort().join();
  if (!subjects) throw differs(name, 'it has other subjects');
  if (found.republish?.src !== REPUBLISH.src || found.republish.dest !== REPUBLISH.dest) {
    throw differs(name, 'it does not republish as it should');
  }
  const same = ['storage', 'retention', 'discard', 'max_msgs', 'max_msgs_per_subject', 'max_age'] as const;
  for (const key of [...same, 'allow_direct', 'allow_rollup_hdrs', 'deny_purge'] as const) {
    if (found[key] !== wanted[key]) throw differs(name, `${key} is ${found[key]}, not ${wanted[key]}`);
  }
}

function said(metadata: StreamConfig['metadata'], key: string): string | undefined {
  return metadata?.[key] ?? UNSAID[key];
}

function differs(name: string, why: string): ShardcastError {
  return new ShardcastError('INVALID_ARGUMENT', `stream ${name} is not the log's: ${why}`, {
    hint: 'Use another account or JetStream domain, or put the setting back.',
  });
}

function checkNumber(name: string, value: number, max: number): void {
  if (Number.isSafeInteger(value) && value >= 1 && value <= max) return;
  throw new ShardcastError('INVALID_ARGUMENT', `${name} must be 1 to ${max}, not ${value}`);
}
