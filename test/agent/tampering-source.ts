import { GrpcSource } from '../../src/agent/sources/grpc-source.js';
import type {
  Progress,
  Source,
  SourceEvent,
  SourceWatch,
  WatchRequest,
} from '../../src/agent/sources/source.js';

/** The real gRPC source, with a hand in what it brings. */
export class TamperingSource implements Source {
  readonly name: string;
  readonly #source: GrpcSource;
  readonly watches: WatchRequest[] = [];
  readonly chunksAsked: number[] = [];
  /** undefined: the event is lost. */
  onEvent: (event: SourceEvent) => SourceEvent | undefined = (event) => event;
  onChunk: (frame: Buffer) => Buffer = (frame) => frame;
  onManifest: (manifest: Buffer) => Buffer = (manifest) => manifest;

  constructor(relay: string) {
    this.name = relay;
    this.#source = new GrpcSource(relay);
  }

  relayOf(shard: string): string {
    return this.#source.relayOf(shard);
  }

  watch(request: WatchRequest, signal: AbortSignal): SourceWatch {
    this.watches.push(request);
    const watch = this.#source.watch(request, signal);
    return {
      report: (progress: Progress) => watch.report(progress),
      [Symbol.asyncIterator]: () => this.#events(watch),
    };
  }

  async fetchManifest(shard: string, signal: AbortSignal): Promise<Buffer> {
    return this.onManifest(await this.#source.fetchManifest(shard, signal));
  }

  async *fetchChunks(
    shard: string,
    hashes: readonly Buffer[],
    signal: AbortSignal,
  ): AsyncGenerator<Buffer, void, undefined> {
    this.chunksAsked.push(hashes.length);
    for await (const frame of this.#source.fetchChunks(shard, hashes, signal)) yield this.onChunk(frame);
  }

  [Symbol.dispose](): void {
    this.#source[Symbol.dispose]();
  }

  async *#events(watch: SourceWatch): AsyncGenerator<SourceEvent, void, undefined> {
    for await (const given of watch) {
      const event = this.onEvent(given);
      if (event === undefined) continue;
      yield event.kind === 'snapshot' ? { ...event, manifest: this.onManifest(event.manifest) } : event;
    }
  }
}
