import { systemClock } from '../../../src/core/clock.js';
import { Stack } from '../../../src/core/lifecycle.js';
import type { JetStreamLog, JetStreamLogOptions } from '../../../src/log/jetstream/jetstream-log.js';
import { logSubject } from '../../../src/log/jetstream/subjects.js';
import { Importing } from '../../../src/relay/importing.js';
import type { ImportArchive } from '../../../src/relay/mesh/import-archive.js';
import type { ReplicationHooks } from '../../../src/relay/mesh/lag-pass.js';
import type { Refill, ReplicatedLog } from '../../../src/relay/mesh/replicated-log.js';
import { Replication } from '../../../src/relay/mesh/replication.js';
import { Sequencer } from '../../../src/relay/sequencer.js';
import { ShardStore, type ShardStoreOptions } from '../../../src/shard/store.js';
import { OpenLog } from '../../log/jetstream-fixture.js';
import { foldOf, sorted } from '../../support/fold.js';

export interface MeshRelayOptions extends Omit<ShardStoreOptions, 'path' | 'partitions'> {
  /** Default: all of the log. */
  held?: readonly number[];
  refill?: Refill;
  imports?: ImportArchive;
  hooks?: ReplicationHooks;
  log?: JetStreamLogOptions;
  /** What replication and the sequencer have in place of the log. */
  wrap?: (log: ReplicatedLog) => ReplicatedLog;
  /** The sequencer's, Unix milliseconds. */
  now?: () => number;
}

const NOTHING: Refill = { refill: (shard) => Promise.reject(new Error(`nobody has ${shard}`)) };

const NO_IMPORTS: ImportArchive = {
  put: () => Promise.reject(new Error('no imports here')),
  get: () => Promise.reject(new Error('no imports here')),
};

/** The inside of a relay of a mesh, without its servers. */
export class MeshRelay implements AsyncDisposable {
  readonly store: ShardStore;
  readonly log: JetStreamLog;
  readonly replication: Replication;
  readonly sequencer: Sequencer;
  readonly importing: Importing;
  readonly #open: OpenLog;
  readonly #stack: Stack;

  private constructor(store: ShardStore, open: OpenLog, stack: Stack, options: MeshRelayOptions) {
    const {
      refill = NOTHING,
      imports = NO_IMPORTS,
      hooks = {},
      wrap = (log) => log,
      now = Date.now,
    } = options;
    this.store = store;
    this.log = open.log;
    this.#open = open;
    this.#stack = stack;
    this.replication = new Replication({
      store,
      log: wrap(open.log),
      refill,
      hooks,
      imports,
    });
    const log = this.replication.appends;
    this.sequencer = new Sequencer({ store, log, clock: { ...systemClock, now } });
    this.importing = new Importing({ store, sequencer: this.sequencer, log });
  }

  static async open(
    servers: readonly string[],
    path: string,
    options: MeshRelayOptions = {},
  ): Promise<MeshRelay> {
    const stack = new Stack();
    try {
      const open = await OpenLog.open(servers, options.log);
      stack.add(() => open[Symbol.asyncDispose]());
      const { partitions } = open.log.layout;
      const store = await ShardStore.open({
        commitDelayMs: 10,
        lanes: 2,
        logIsElsewhere: true,
        ...options,
        path,
        partitions,
      });
      stack.add(() => store.close());
      const relay = new MeshRelay(store, open, stack, options);
      await stack.start(relay.replication);
      stack.add(() => relay.sequencer.stop());
      const { held = Array.from({ length: partitions }, (_, partition) => partition) } = options;
      await Promise.all(held.map((partition) => relay.replication.hold(partition)));
      return relay;
    } catch (failure) {
      await stack.stop();
      throw failure;
    }
  }

  revision(shard: string): number {
    return this.store.find(shard)?.head.revision ?? 0;
  }

  /** Puts something among the entries of a shard that is none. */
  async spoil(shard: string): Promise<void> {
    const subject = logSubject(this.log.partitionOf(shard), shard);
    await this.#open.connection.request(subject, Buffer.from('no entry'), { timeout: 5_000 });
  }

  records(shard: string): [string, string][] {
    using view = this.store.open(shard).view();
    return sorted(foldOf(view));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#stack.stop();
  }
}
