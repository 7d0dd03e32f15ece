import { setImmediate as nextTurn } from 'node:timers/promises';
import { EACH, type Need } from '../../auth/need.js';
import type { ShardHandle } from '../../shard/shard-types.js';
import { statusService } from '../../wire/services.js';
import { PROTOCOL_VERSIONS } from '../../wire/version.js';
import type { shardcast } from '../../wire/wire.js';
import type { AgentRoster } from '../agent-roster.js';
import { type Registration, unary } from '../calls.js';
import type { FanOut } from '../fan-out.js';
import type { Shards } from '../shards.js';
import { findShard } from './snapshot-service.js';

/** What a relay says of itself. */
export interface RelayFacts {
  /** Its name. */
  readonly relay: () => string;
  readonly version: string;
  /** Unix milliseconds. */
  readonly startedAt: number;
  /** False while the disk refuses appends. */
  readonly writable: () => boolean;
}

export interface StatusServiceOptions {
  readonly facts: RelayFacts;
  readonly shards: Shards;
  readonly fanOut: FanOut;
  readonly roster: AgentRoster;
}

export function statusRegistrations({ facts, shards, fanOut, roster }: StatusServiceOptions): Registration[] {
  return [
    unary(statusService.getStatus, asked, ({ shard }, { caller }) => {
      // What the relay says of itself counts what is others'.
      const status = caller.authority.allows('status') && {
        relay: facts.relay(),
        version: facts.version,
        protocolVersions: [...PROTOCOL_VERSIONS],
        startedAt: facts.startedAt,
        residentBytes: process.memoryUsage.rss(),
        diskBytes: shards.diskBytes,
        subscribers: fanOut.subscribers,
        writable: facts.writable(),
      };
      if (shard === '') return { ...status };
      const handle = findShard(shards, shard);
      const agents = roster.positions(shard, handle.head.revision);
      return { ...status, shard: describe(handle, roster), agents };
    }),
    unary(statusService.listShards, EACH, async (_request, { signal, caller: { authority } }) => {
      const described: shardcast.v1.ShardStatus.$Properties[] = [];
      for (const name of shards.names) {
        if (!authority.allows('list', name)) continue;
        const handle = shards.find(name);
        if (handle === undefined || handle.head.revision === 0) continue;
        described.push(describe(handle, roster));
        if (described.length % 64 === 0) {
          await nextTurn();
          signal.throwIfAborted();
        }
      }
      return { shards: described };
    }),
  ];
}

function asked({ shard }: shardcast.v1.GetStatusRequest): Need {
  return shard === '' ? { action: 'status' } : { action: 'list', shard };
}

function describe(handle: ShardHandle, roster: AgentRoster): shardcast.v1.ShardStatus.$Properties {
  const summary = handle.summary();
  const { head } = summary;
  return {
    shard: summary.shard,
    token: head.token,
    revision: head.revision,
    historyHash: head.hash,
    collections: summary.collections.map((collection) => ({ ...collection })),
    snapshotRevision: summary.snapshotRevision,
    snapshotBytes: summary.snapshotBytes,
    tailBytes: summary.tailBytes,
    oldestRevision: summary.oldestRevision,
    agents: roster.connectedOf(summary.shard),
    appendedAt: head.appendedAt,
    deleted: summary.deleted,
  };
}
