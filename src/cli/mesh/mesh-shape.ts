import type { StreamInfo } from '@nats-io/jetstream';
import type { MeshLayout } from '../../log/jetstream/mesh-streams.js';
import type { RolledMember } from '../../relay/mesh/member-roll.js';
import { decodePartitions } from '../../relay/mesh/partition-set.js';
import { holdings, type Place } from '../../shard/placement.js';
import { time } from '../shapes.js';

export interface MeshFacts {
  readonly layout: MeshLayout;
  readonly members: readonly RolledMember[];
  readonly streams: readonly StreamInfo[];
  /** Silent for longer is gone. Milliseconds. */
  readonly expiryMs: number;
}

/** The ids that placement counts: who is alive and stays. */
export function placedMembers(members: readonly RolledMember[], expiryMs: number): string[] {
  return members.filter((member) => stateOf(member, expiryMs) === 'alive').map(({ record }) => record.id);
}

/** What `mesh status --json` prints: a contract. */
export function meshShape({ layout, members, streams, expiryMs }: MeshFacts, place: Place) {
  const placement = place(placedMembers(members, expiryMs));
  const placed = holdings(placement);
  const ready = new Map(
    members
      .filter((member) => stateOf(member, expiryMs) !== 'silent')
      .map(({ record }) => [record.id, readyIn(record.ready)]),
  );
  const unready = placement.replicas.flatMap((holders, partition) =>
    holders.filter((id) => !ready.get(id)?.has(partition)),
  );
  const unserved = placement.replicas.filter(
    (_, partition) => ![...ready.values()].some((partitions) => partitions.has(partition)),
  );
  return {
    partitions: layout.partitions,
    /** That each partition should have. */
    partition_replicas: layout.partitionReplicas,
    /** That it can have now: no more than there are relays. */
    replicas: placement.replicas[0]?.length ?? 0,
    /** Replicas that the placement asks for and that are not filled. */
    unready: unready.length,
    /** Partitions of which nobody has filled itself. */
    unserved: unserved.length,
    relays: members.map((member) => ({
      relay: member.record.id,
      state: stateOf(member, expiryMs),
      grpc: member.record.grpc,
      http: member.record.http,
      version: member.record.version,
      incarnation: member.record.incarnation,
      started_at: time(member.record.startedAt),
      heard_ms: member.heardMs,
      held: placed.get(member.record.id)?.held ?? 0,
      owned: placed.get(member.record.id)?.owned ?? 0,
      ready: ready.get(member.record.id)?.size ?? 0,
    })),
    streams: streams.map(streamShape),
  };
}
export type MeshShape = ReturnType<typeof meshShape>;

function stateOf({ record, heardMs }: RolledMember, expiryMs: number): 'alive' | 'draining' | 'silent' {
  if (heardMs > expiryMs) return 'silent';
  return record.draining ? 'draining' : 'alive';
}

/** A form that a later program has made promises nothing. */
function readyIn(text: string): ReadonlySet<number> {
  try {
    return decodePartitions(text);
  } catch {
    return new Set();
  }
}

function streamShape({ config, state, cluster }: StreamInfo) {
  return {
    stream: config.name,
    leader: cluster?.leader,
    copies: (cluster?.replicas ?? []).map(({ name, current, offline, lag }) => ({
      server: name,
      current,
      offline: offline ?? false,
      lag: lag ?? 0,
    })),
    messages: state.messages,
    bytes: state.bytes,
    last_position: state.last_seq,
  };
}
