import { randomUUID } from 'node:crypto';
import type { ShardcastError } from '../../core/errors.js';
import { parseCursor } from '../../shard/cursor.js';
import { DeltaBuilder } from '../../shard/delta-builder.js';
import { checkShardName } from '../../shard/limits.js';
import { publishService } from '../../wire/services.js';
import type { AgentRoster } from '../agent-roster.js';
import { bidi, type Registration, unary } from '../calls.js';
import type { Sequencing } from '../commands.js';
import type { RelayMetrics } from '../metrics.js';
import type { Shards } from '../shards.js';
import { PublishStream } from './publish-stream.js';
import { findShard } from './snapshot-service.js';

export interface PublishServiceOptions {
  readonly sequencing: Sequencing;
  readonly shards: Shards;
  readonly roster: AgentRoster;
  readonly metrics: RelayMetrics;
  /** Told of every publish that did not succeed. */
  readonly onFailure: (failure: ShardcastError) => void;
  /** Aborts when the relay stops: streams end with their last receipt, and publishers go on elsewhere. */
  readonly stopping: AbortSignal;
}

export function publishRegistrations(options: PublishServiceOptions): Registration[] {
  const { sequencing, shards, roster, metrics, stopping } = options;
  return [
    bidi(publishService.publish, (conversation) => {
      const stream = new PublishStream(conversation, options);
      conversation.onMessage = (items) => stream.batch(items);
      const end = () => stream.halfClose();
      conversation.onHalfClose = end;
      stopping.addEventListener('abort', end, { once: true });
      conversation.onClose = () => {
        stopping.removeEventListener('abort', end);
        stream.close();
      };
    }),
    unary(publishService.awaitAgents, ({ token, timeoutMs }, { signal }) => {
      const { shard, revision } = parseCursor(token);
      return roster.await(shard, revision, { timeoutMs, signal });
    }),
    unary(publishService.deleteShard, async ({ shard, expect }) => {
      checkShardName(shard);
      findShard(shards, shard);
      const delta = new DeltaBuilder()
        .deleteShard()
        .encode({ id: randomUUID(), publisher: 'relay', publishedAt: Date.now() });
      const { token, revision } = await sequencing.publish({ shard, delta, expect });
      metrics.published('appended', 1);
      return { token, revision };
    }),
  ];
}
