import type { Follower } from '../../src/log/jetstream/follower.js';
import type { JetStreamLog } from '../../src/log/jetstream/jetstream-log.js';
import type { Writer } from './writer.js';

const EVERY_MS = 10;

/**
 * Looks, again and again, whether a follower claims to have had everything up to a moment before which something had been acknowledged that it
 * has not handed over.
 */
export class FreshnessCheck implements Disposable {
  /** What was claimed and not so. */
  readonly lies: string[] = [];
  /** Per stream, the moments that were claimed, each once. */
  readonly claims = new Map<number, number[]>();
  readonly #log: JetStreamLog;
  readonly #follower: Follower;
  readonly #writers: readonly Writer[];
  readonly #heard: ReadonlyMap<string, { readonly length: number }>;
  readonly #timer: NodeJS.Timeout;

  /** `heard`: by shard, what was handed over, from the first entry on. */
  constructor(
    log: JetStreamLog,
    follower: Follower,
    writers: readonly Writer[],
    heard: ReadonlyMap<string, { readonly length: number }>,
  ) {
    this.#log = log;
    this.#follower = follower;
    this.#writers = writers;
    this.#heard = heard;
    this.#timer = setInterval(() => this.#look(), EVERY_MS);
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    for (let stream = 0; stream < this.#log.layout.streams; stream++) {
      const provenMs = this.#follower.provenMs(stream);
      if (provenMs === undefined) continue;
      const claims = this.claims.get(stream) ?? [];
      if (claims.at(-1) === provenMs) continue;
      if (provenMs < (claims.at(-1) ?? 0)) this.lies.push(`stream ${stream} went back`);
      if (provenMs > performance.now()) this.lies.push(`stream ${stream} is ahead`);
      this.claims.set(stream, [...claims, provenMs]);
      this.#compare(stream, provenMs);
    }
  }

  #compare(stream: number, provenMs: number): void {
    for (const { shard, partition, acknowledgedMs } of this.#writers) {
      if (partition % this.#log.layout.streams !== stream) continue;
      const due = acknowledgedMs.findLastIndex((ms) => ms < provenMs) + 1;
      const heard = this.#heard.get(shard)?.length ?? 0;
      if (heard < due) this.lies.push(`${shard}: ${due} were acknowledged, ${heard} handed over`);
    }
  }
}
