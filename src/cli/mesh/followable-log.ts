import { jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Follower, FollowListener } from '../../log/jetstream/follower.js';
import type { JetStreamLog } from '../../log/jetstream/jetstream-log.js';
import { streamName } from '../../log/jetstream/mesh-streams.js';
import { parseLogSubject, partitionSubject } from '../../log/jetstream/subjects.js';
import type { Following, ReplicatedLog } from '../../relay/mesh/replicated-log.js';

/** The log with what replication needs of it. */
export class FollowableLog implements ReplicatedLog {
  readonly #log: JetStreamLog;
  readonly #connection: NatsConnection;

  constructor(log: JetStreamLog, connection: NatsConnection) {
    this.#log = log;
    this.#connection = connection;
  }

  get layout() {
    return this.#log.layout;
  }
  head: ReplicatedLog['head'] = (shard) => this.#log.head(shard);
  append: ReplicatedLog['append'] = (entry, bytes, expected) => this.#log.append(entry, bytes, expected);
  read: ReplicatedLog['read'] = (shard, from) => this.#log.read(shard, from);

  follow(
    partitions: readonly number[],
    after: ReadonlyMap<number, number>,
    listener: FollowListener,
  ): Following {
    return new Refollowing(this.#log, partitions, after, listener);
  }

  async shardsOf(partition: number): Promise<readonly string[]> {
    const { streams } = await jetstreamManager(this.#connection, { checkAPI: false });
    const filter = { subjects_filter: partitionSubject(partition) };
    const { state } = await streams.info(streamName(partition % this.layout.streams), filter);
    return Object.keys(state.subjects ?? {}).map((subject) => parseLogSubject(subject).shard);
  }
}

class Refollowing implements Following {
  readonly #log: JetStreamLog;
  readonly #listener: FollowListener;
  #follower: Follower;

  constructor(
    log: JetStreamLog,
    partitions: readonly number[],
    after: ReadonlyMap<number, number>,
    listener: FollowListener,
  ) {
    this.#log = log;
    this.#listener = listener;
    this.#follower = log.follow(partitions, after, listener);
  }

  get positions() {
    return this.#follower.positions;
  }

  provenMs(): number {
    return performance.now();
  }

  async change(partitions: readonly number[]): Promise<void> {
    await this.#follower[Symbol.asyncDispose]();
    this.#follower = this.#log.follow(partitions, this.#follower.positions, this.#listener);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#follower[Symbol.asyncDispose]();
  }
}
