import type { ClientDuplexStream } from '@grpc/grpc-js';
import { AsyncQueue } from '../../core/async-queue.js';
import { ShardcastError } from '../../core/errors.js';
import type { Access } from '../../wire/access.js';
import { asBuffer } from '../../wire/as-buffer.js';
import type { Channel } from '../../wire/channel.js';
import { addressesOf, relaysOf } from '../../wire/moved.js';
import { Relays } from '../../wire/relays.js';
import { MESSAGE_BYTES_MAX, snapshotService, watchService } from '../../wire/services.js';
import { errorOf, isAway } from '../../wire/status.js';
import { type shardcast, wire } from '../../wire/wire.js';
import type { Progress, Source, SourceEvent, SourceHead, SourceWatch, WatchRequest } from './source.js';

/** Events that wait: above the first mark the stream is not read, below the second it is again. Bytes. */
const PAUSE_BYTES = 8 * 1024 * 1024;
const RESUME_BYTES = 2 * 1024 * 1024;
/** What an event weighs beside its payload. Bytes. */
const EVENT_BYTES = 128;

type WatchCall = ClientDuplexStream<shardcast.v1.WatchRequest.$Properties | Buffer, shardcast.v1.WatchEvent>;

/**
 * Relays over gRPC. Each shard is followed at one relay that serves it: what a relay says in MOVED and goodbyes, and which one does not
 * answer, decides where its next connection goes. All shards at one relay share the connection.
 */
export class GrpcSource implements Source {
  readonly name: string;
  readonly #relays: Relays;
  /** Shards for which a relay has named another. */
  readonly #named = new Set<string>();

  /** HOST:PORT of one relay or of several. */
  constructor(relays: string | readonly string[], access: Access = {}) {
    this.#relays = new Relays(relays, access);
    this.name = this.#relays.names;
  }

  relayOf(shard: string): string {
    return this.#relays.routes.addressOf(shard);
  }

  watch(request: WatchRequest, signal: AbortSignal): SourceWatch {
    const { shard } = request;
    const channel = this.#channelFor(shard);
    const open = { ...request, named: this.#named.has(shard) };
    return new GrpcWatch(channel, open, signal, {
      failed: (failure) => this.#learn(shard, channel.relay, failure),
      told: (relays) => this.#moved(shard, relays),
    });
  }

  async fetchManifest(shard: string, signal: AbortSignal): Promise<Buffer> {
    const channel = this.#channelFor(shard);
    try {
      const request = { shard, revision: 0, fresh: true };
      const { manifest } = await channel.unary(snapshotService.getManifest, request, { signal });
      return asBuffer(manifest);
    } catch (thrown) {
      throw this.#learn(shard, channel.relay, causeOf(signal) ?? channel.error(thrown));
    }
  }

  async *fetchChunks(shard: string, hashes: readonly Buffer[], signal: AbortSignal): AsyncIterable<Buffer> {
    const channel = this.#channelFor(shard);
    try {
      const request = { shard, hashes: [...hashes] };
      yield* channel.serverStream(snapshotService.getChunks, request, { signal });
    } catch (thrown) {
      throw this.#learn(shard, channel.relay, causeOf(signal) ?? channel.error(thrown));
    }
  }

  [Symbol.dispose](): void {
    this.#relays.close();
  }

  #channelFor(shard: string): Channel {
    return this.#relays.channelTo(this.relayOf(shard));
  }

  #learn(shard: string, relay: string, failure: ShardcastError): ShardcastError {
    if (failure.code === 'MOVED') this.#moved(shard, relaysOf(failure));
    else if (isAway(failure)) this.#relays.routes.failed(shard, relay);
    return failure;
  }

  #moved(shard: string, relays: readonly string[]): void {
    if (relays.length === 0) return;
    this.#named.add(shard);
    this.#relays.routes.moved(shard, relays);
  }
}

/** Why the call was ended here: silence of the relay is a failure of its own. */
function causeOf({ aborted, reason }: AbortSignal): ShardcastError | undefined {
  return aborted && reason instanceof ShardcastError ? reason : undefined;
}

interface WatchListener {
  failed(failure: ShardcastError): void;
  /** The relay says goodbye, and that these serve the shard. */
  told(relays: readonly string[]): void;
}

class GrpcWatch implements SourceWatch {
  readonly #call: WatchCall;
  readonly #queue: AsyncQueue<SourceEvent>;
  readonly #listener: WatchListener;
  #ended = false;
  #sending = false;
  #unsent: Progress | undefined;

  constructor(
    channel: Channel,
    open: WatchRequest & { named: boolean },
    signal: AbortSignal,
    listener: WatchListener,
  ) {
    const bytesMax = PAUSE_BYTES + 2 * MESSAGE_BYTES_MAX;
    this.#listener = listener;
    this.#queue = new AsyncQueue({ name: `watch of ${open.shard}`, bytesMax, sizeOf });
    this.#call = channel.bidi(watchService.watch, { signal });
    this.#call.on('data', (event: shardcast.v1.WatchEvent) => this.#receive(event));
    this.#call.on('error', (failure: Error) => this.#end(causeOf(signal) ?? channel.error(failure)));
    this.#call.on('end', () => this.#end(undefined));
    this.#call.write({ open });
  }

  report(progress: Progress): void {
    if (this.#ended) return;
    if (this.#sending) {
      this.#unsent = progress;
      return;
    }
    this.#sending = true;
    this.#call.write({ progress }, () => {
      this.#sending = false;
      const next = this.#unsent;
      this.#unsent = undefined;
      if (next !== undefined) this.report(next);
    });
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<SourceEvent, void, undefined> {
    try {
      for await (const event of this.#queue) {
        yield event;
        if (this.#call.isPaused() && this.#queue.bytes < RESUME_BYTES) this.#call.resume();
      }
    } finally {
      this.#end(undefined);
      this.#call.cancel();
    }
  }

  #receive(message: shardcast.v1.WatchEvent): void {
    const event = eventOf(message);
    if (event === undefined) return;
    if (event.kind === 'goodbye') this.#listener.told(addressesOf(message.goodbye?.relays ?? []));
    this.#queue.push(event);
    if (this.#queue.bytes > PAUSE_BYTES) this.#call.pause();
  }

  #end(failure: ShardcastError | undefined): void {
    if (this.#ended) return;
    this.#ended = true;
    if (failure !== undefined) this.#listener.failed(failure);
    if (failure === undefined) this.#queue.end();
    else this.#queue.fail(failure);
  }
}

function sizeOf(event: SourceEvent): number {
  if (event.kind === 'entry') return EVENT_BYTES + event.bytes.length;
  return event.kind === 'snapshot' ? EVENT_BYTES + event.manifest.length : EVENT_BYTES;
}

/** undefined: a kind of event that this release does not know. */
function eventOf({ entry, heartbeat, opening, goodbye }: shardcast.v1.WatchEvent): SourceEvent | undefined {
  if (entry != null) return { kind: 'entry', bytes: asBuffer(entry) };
  if (heartbeat != null) return { kind: 'heartbeat', head: headOf(heartbeat) };
  if (opening != null) return openingOf(opening);
  if (goodbye == null) return undefined;
  const failure = goodbye.failure == null ? undefined : errorOf(goodbye.failure);
  return {
    kind: 'goodbye',
    reason: goodbye.reason ?? '',
    retryAfterMs: goodbye.retryAfterMs ?? 0,
    failure,
  };
}

function openingOf(opening: shardcast.v1.WatchOpening.$Properties): SourceEvent {
  const { Resume } = wire.WatchOpening;
  const reason = opening.reason ?? '';
  const head = headOf(opening.heartbeat ?? {});
  if (opening.resume === Resume.DELTAS) return { kind: 'deltas', reason, head };
  if (opening.resume === Resume.SNAPSHOT) {
    return { kind: 'snapshot', reason, manifest: asBuffer(opening.manifest ?? new Uint8Array()), head };
  }
  const failure = new ShardcastError('MALFORMED', 'the relay opens a watch in a way that is not known here', {
    hint: 'Use an agent and a relay of the same release.',
  });
  return { kind: 'goodbye', reason: 'unknown opening', retryAfterMs: 0, failure };
}

function headOf({ head, headRevision, ageMs }: shardcast.v1.Heartbeat.$Properties): SourceHead {
  return { revision: headRevision ?? 0, token: head ?? '', ageMs: ageMs ?? 0 };
}
