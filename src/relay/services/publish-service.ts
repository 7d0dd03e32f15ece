import { EACH, type Need } from '../../auth/need.js';
import { ShardcastError } from '../../core/errors.js';
import { parseCursor } from '../../shard/cursor.js';
import { publishService } from '../../wire/services.js';
import type { shardcast } from '../../wire/wire.js';
import type { AgentAwait } from '../agent-await.js';
import { authorizedSequencing } from '../authorized-sequencing.js';
import type { Caller } from '../caller.js';
import { bidi, type Registration, unary } from '../calls.js';
import type { Sequencing } from '../commands.js';
import type { RelayMetrics } from '../metrics.js';
import { checkServed } from '../redirect.js';
import type { Routing } from '../routing.js';
import { deleteShard } from '../shard-deletion.js';
import type { Shards } from '../shards.js';
import { PublishStream } from './publish-stream.js';

export interface PublishServiceOptions {
  readonly sequencing: (caller: Caller) => Sequencing;
  readonly shards: Shards;
  readonly agents: AgentAwait;
  /** undefined: this relay is alone and serves every shard. */
  readonly routing?: Routing | undefined;
  readonly metrics: RelayMetrics;
  /** Told of every publish that did not succeed. */
  readonly onFailure: (failure: ShardcastError) => void;
  /** Aborts when the relay stops: streams end with their last receipt, and publishers go on elsewhere. */
  readonly stopping: AbortSignal;
}

export function publishRegistrations(options: PublishServiceOptions): Registration[] {
  const { shards, agents, routing, metrics, onFailure, stopping } = options;
  return [
    bidi(publishService.publish, EACH, (conversation, { caller, audit: call }) => {
      const sequencing = options.sequencing(caller);
      const audit = call.publishes();
      const stream = new PublishStream(conversation, { sequencing, metrics, audit, onFailure });
      conversation.onMessage = (items) => stream.batch(items);
      const end = () => stream.halfClose();
      conversation.onHalfClose = end;
      stopping.addEventListener('abort', end, { once: true });
      conversation.onClose = () => {
        stopping.removeEventListener('abort', end);
        stream.close();
      };
    }),
    unary(publishService.awaitAgents, awaited, ({ token, timeoutMs }, { signal, caller }) => {
      const { shard, revision } = parseCursor(token);
      checkServed(routing, shard);
      return agents.await({ token, shard, revision, timeoutMs, signal }, caller);
    }),
    unary(publishService.deleteShard, deleted, async (request, { caller, audit }) => {
      audit.begun('delete-shard');
      const { principal } = caller.authority;
      const publisher = principal?.name ?? 'relay';
      const sequencing = options.sequencing(caller);
      const { token, revision, repeated } = await deleteShard(shards, sequencing, request, publisher);
      audit.note({ first: revision, last: revision, repeated });
      metrics.published(repeated ? 'repeated' : 'appended', 1);
      return { token, revision, repeatedDelta: repeated };
    }),
  ];
}

function awaited({ token }: shardcast.v1.AwaitAgentsRequest): Need {
  return { action: 'await', shard: parseCursor(token).shard };
}

function deleted({ shard }: shardcast.v1.DeleteShardRequest): Need {
  return { action: 'delete-shard', shard };
}

/** Sequencing of a relay that is alone: nobody forwards to it. */
export function aloneWith(sequencing: Sequencing): (caller: Caller) => Sequencing {
  return (caller) => {
    if (caller.hops === 0) return authorizedSequencing(caller, sequencing);
    throw new ShardcastError('INVALID_ARGUMENT', 'this relay is in no mesh: nothing is forwarded to it');
  };
}
