import type { NatsConnection } from '@nats-io/transport-node';
import type { Clock } from '../../core/clock.js';
import { ShardcastError } from '../../core/errors.js';
import type { Stack } from '../../core/lifecycle.js';
import type { Logger } from '../../core/log.js';
import { connectNats } from '../../log/jetstream/connect.js';
import { relayInbox } from '../../log/jetstream/inboxes.js';
import { JetStreamLog } from '../../log/jetstream/jetstream-log.js';
import { logRefusals } from '../../log/jetstream/refusals.js';
import { type Place, placing } from '../../shard/placement.js';
import { ShardStore, type ShardStoreOptions } from '../../shard/store.js';
import type { Archive } from '../../snapshot/archive/archive.js';
import { openArchive } from '../../snapshot/archive/open-archive.js';
import { Epochs } from './epochs.js';
import { KnownEpochs } from './known-epochs.js';
import type { MeshOptions } from './mesh-options.js';
import { remembering } from './remembering.js';

/** Entries are in the log: what is not committed yet comes again after a crash. Milliseconds. */
const COMMIT_DELAY_MS = 10;

export interface FoundationOptions {
  readonly mesh: MeshOptions;
  readonly store: Omit<ShardStoreOptions, 'partitions' | 'commitDelayMs' | 'logIsElsewhere'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What a relay of a mesh stands on: what is its own, and what all of them share. */
export interface Foundation {
  readonly connection: NatsConnection;
  readonly log: JetStreamLog;
  readonly store: ShardStore;
  readonly place: Place;
  readonly archive: Archive | undefined;
  /** Not started. */
  readonly epochs: KnownEpochs;
}

/** Each part is closed by `stack`. Throws UNAVAILABLE, NOT_FOUND for a mesh that was not initialised, INVALID_ARGUMENT. */
export async function openFoundation(options: FoundationOptions, stack: Stack): Promise<Foundation> {
  const { mesh, store: storeOptions, clock, logger } = options;
  const connection = await connectNats(mesh.servers, {
    relayId: mesh.id,
    inboxPrefix: relayInbox(mesh.id),
    ...mesh.nats,
  });
  stack.add(() => connection.close());
  void logRefusals(connection, mesh.nats ?? {}, logger);
  const log = await JetStreamLog.open(connection, { clock, log: logger });
  stack.add(() => log[Symbol.asyncDispose]());
  const { partitions, partitionReplicas: replicas } = log.layout;
  checkReplicas(mesh.replicas, replicas);
  const store = await ShardStore.open({
    ...storeOptions,
    partitions,
    commitDelayMs: COMMIT_DELAY_MS,
    logIsElsewhere: true,
  });
  stack.add(() => store.close());
  const { archive: url, archiveKey: keyFile } = mesh;
  const archive = url === undefined ? undefined : await openArchive(url, { keyFile, nats: () => connection });
  const place = remembering(await placing({ partitions, replicas }));
  const epochs = new KnownEpochs(new Epochs({ connection, clock, logger }));
  return { connection, log, store, place, archive, epochs };
}

/** Relays that place by other numbers would give up what others count on. */
function checkReplicas(said: number | undefined, ofMesh: number): void {
  if (said === undefined || said === ofMesh) return;
  throw new ShardcastError(
    'INVALID_ARGUMENT',
    `each partition of the mesh has ${ofMesh} replicas, not ${said}`,
    { hint: 'The number is chosen with `shardcast mesh init`, for all relays.' },
  );
}
