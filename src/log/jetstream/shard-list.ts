import type { Logger } from '../../core/log.js';
import type { Partitioning } from '../../shard/partition.js';
import type { NatsLink } from './link.js';
import { checkPartitions, type MeshLayout, streamName } from './mesh-streams.js';
import { checkLed, type StreamInfoAnswer } from './stream-tail.js';
import { EVERY_LOG_SUBJECT, parseLogSubject, partitionSubject } from './subjects.js';

/** The names of shards, from the subjects that the leader of their stream has. */
export class ShardList {
  readonly #link: NatsLink;
  readonly #layout: MeshLayout;
  readonly #partitionOf: Partitioning;
  readonly #log: Logger;

  constructor(link: NatsLink, layout: MeshLayout, partitionOf: Partitioning, log: Logger) {
    this.#link = link;
    this.#layout = layout;
    this.#partitionOf = partitionOf;
    this.#log = log;
  }

  /**
   * Page by page: the server sorts the subjects and gives at most 100,000 in one answer. One that appears meanwhile
   * moves others to a later page only, so none is missed that was there before; it may name some twice.
   */
  async of(partition: number): Promise<readonly string[]> {
    checkPartitions([partition], this.#layout);
    return [...(await this.#in(partition % this.#layout.streams, partitionSubject(partition)))];
  }

  /** Of all partitions: a question to each stream. */
  async all(): Promise<readonly string[]> {
    const shards: string[] = [];
    for (let stream = 0; stream < this.#layout.streams; stream++) {
      for (const shard of await this.#in(stream, EVERY_LOG_SUBJECT)) shards.push(shard);
    }
    return shards;
  }

  async #in(stream: number, filter: string): Promise<Set<string>> {
    const shards = new Set<string>();
    for (let offset = 0; ; ) {
      const { state, total = 0 } = await this.#page(streamName(stream), filter, offset);
      const subjects = Object.keys(state.subjects ?? {});
      for (const subject of subjects) {
        const shard = this.#shard(subject);
        if (shard !== undefined) shards.add(shard);
      }
      offset += subjects.length;
      if (subjects.length === 0 || offset >= total) return shards;
    }
  }

  #page(name: string, filter: string, offset: number): Promise<StreamInfoAnswer> {
    const query = { subjects_filter: filter, offset };
    return this.#link.patiently(`the shards of ${filter}`, async () => {
      return checkLed(name, (await this.#link.ask(`STREAM.INFO.${name}`, query)) as StreamInfoAnswer);
    });
  }

  /** undefined for what is no shard of its partition: somebody else wrote into the stream. */
  #shard(subject: string): string | undefined {
    try {
      const { partition, shard } = parseLogSubject(subject);
      if (this.#partitionOf(shard) === partition) return shard;
      this.#log.error({ subject }, 'a subject of the log in a partition that is not its own');
    } catch (failure) {
      this.#log.error({ subject, failure }, 'a subject of the log that names no shard');
    }
    return undefined;
  }
}
