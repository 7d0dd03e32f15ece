import { randomBytes, randomUUID } from 'node:crypto';
import { subjectOf } from '../auth/token-subject.js';
import { type Deferred, deferred } from '../core/deferred.js';
import { ShardcastError } from '../core/errors.js';
import { parseCursor } from '../shard/cursor.js';
import { DeltaBuilder } from '../shard/delta-builder.js';
import { checkShardName } from '../shard/limits.js';
import { type Access, tokenOf } from '../wire/access.js';
import type { CallControl } from '../wire/channel.js';
import { Outgoing } from '../wire/outgoing.js';
import type { ReceiptItem } from '../wire/publish-codec.js';
import { PublishLanes } from '../wire/publish-lanes.js';
import { PublishLink } from '../wire/publish-link.js';
import { Relays } from '../wire/relays.js';
import { publishService } from '../wire/services.js';
import { errorOf } from '../wire/status.js';
import { traceBytesOf } from '../wire/trace-context.js';
import type { shardcast } from '../wire/wire.js';
import type { ImportRow } from './import-batches.js';
import { type ImportOptions, type ImportReceipt, runImport } from './import-run.js';
import { isPassing, PublishRoutes } from './publish-routes.js';
import { TokenTurn } from './token-turn.js';

/** Shards whose lane is kept when nothing of theirs is under way. */
const LANES_IDLE_MAX = 10_000;
/** When a shard has moved, what is under way at the relay before is awaited this long, then sent again. Milliseconds. */
const MOVE_MS = 5_000;
/** A relay that answers no publish for this long is left for another, where there is one. Milliseconds. */
const SILENCE_MS = 10_000;

export interface PublisherOptions extends Access {
  /** HOST:PORT of a relay, or of several: any takes all publishes, and those after the first are asked when one is away. */
  relay: string | readonly string[];
  /** The publisher's name; ids are unique below it. Default: the token's subject, else 'publisher'. */
  name?: string;
  /** Deltas without a receipt; beyond, `publish` waits before it sends. Default 16 MiB. */
  inFlightBytesMax?: number;
  /** The same, in deltas. Default 8,192. */
  inFlightMax?: number;
}

export interface PublishOptions extends CallControl {
  /** Publishing the same id again gives the first answer again. Default: one of its own. */
  id?: string;
  /** The upstream, and where in it this delta comes from. */
  source?: string;
  position?: string;
  /** Grows with the position: a delta not above the source's last one is a repeat. */
  sourceSequence?: number;
  /** W3C trace context of what makes it publish: the delta keeps its trace id, for the log and for audits. */
  traceparent?: string | undefined;
  /** A token that must be the shard's head; '0': the shard must be new. */
  expect?: string;
  preconditions?: readonly shardcast.v1.Precondition.$Properties[];
}

export interface PublishReceipt {
  /** Names this revision: for reads at least there, for `wait`, for `expect`. */
  readonly token: string;
  readonly revision: number;
  /** The id or the source position was seen before; this is the first answer. */
  readonly repeated: boolean;
}

/** A publish that somebody waits for. */
class Pending extends Outgoing {
  readonly promise: Promise<PublishReceipt>;
  release: (() => void) | undefined;
  readonly #settle: (pending: Pending) => void;
  #resolve!: (receipt: PublishReceipt) => void;
  #reject!: (failure: ShardcastError) => void;

  constructor(
    settle: (pending: Pending) => void,
    shard: string,
    delta: Buffer,
    expect: string,
    preconditions: Outgoing['preconditions'],
  ) {
    super(shard, delta, expect, preconditions);
    this.#settle = settle;
    this.promise = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  answered({ token, revision, repeated, failure }: ReceiptItem): void {
    if (failure !== undefined) {
      this.refused(errorOf(failure));
      return;
    }
    this.#settle(this);
    this.#resolve({ token, revision, repeated });
  }

  refused(failure: ShardcastError): void {
    this.#settle(this);
    this.#reject(failure);
  }
}

/**
 * Publishes deltas over one stream, many at a time: `publish` may be called again without waiting for the answer before.
 * Calls for one shard keep their order. A broken connection is mended, and what has no answer is sent again with the same
 * ids, until it is answered, its signal aborts or its time is over.
 */
export class Publisher implements AsyncDisposable {
  readonly #name: string;
  readonly #idPrefix = `${randomBytes(6).toString('base64url')}-`;
  readonly #traceparent: string | undefined;
  readonly #relays: Relays;
  readonly #lanes: PublishLanes;
  readonly #bytesMax: number;
  readonly #inFlightMax: number;
  /** Publishes that wait for room, in order. */
  readonly #queue = new Set<Pending>();
  /** Of those that do not wait for room. */
  #bytes = 0;
  #inFlight = 0;
  #count = 0;
  readonly #settling = (pending: Pending) => this.#settle(pending);
  #closing: Deferred<void> | undefined;

  constructor(options: PublisherOptions) {
    this.#name = options.name ?? nameOf(options);
    this.#traceparent = options.traceparent;
    this.#bytesMax = options.inFlightBytesMax ?? 16 * 1024 * 1024;
    this.#inFlightMax = options.inFlightMax ?? 8_192;
    const relays = new Relays(options.relay, options);
    const routes = new PublishRoutes(relays);
    const silenceMs = relays.routes.configured.length > 1 ? SILENCE_MS : undefined;
    const tokens = new TokenTurn(options);
    this.#relays = relays;
    this.#lanes = new PublishLanes({
      walkOf: (shard) => routes.walkOf(shard),
      open: (address, told) => {
        const listener = tokens.watching(told);
        return new PublishLink({ channel: relays.channelTo(address), listener, silenceMs });
      },
      sendsAgain: isPassing,
      idleMax: LANES_IDLE_MAX,
      moveMs: MOVE_MS,
    });
  }

  /**
   * Publishes what `build` puts into the delta, atomically. Resolves when the relay has it on disk.
   * @throws ShardcastError LIMIT_EXCEEDED, MALFORMED, KEY_LENGTH, INVALID_ARGUMENT, PRECONDITION_FAILED, DISK_FULL;
   * DEADLINE_EXCEEDED and CANCELLED leave open whether it was published: the same id again tells.
   */
  publish(
    shard: string,
    build: (delta: DeltaBuilder) => void,
    options: PublishOptions = {},
  ): Promise<PublishReceipt> {
    try {
      checkShardName(shard);
      const delta = new DeltaBuilder();
      build(delta);
      return this.publishDelta(shard, this.#encode(delta, options), options);
    } catch (failure) {
      return Promise.reject(failure);
    }
  }

  /** The same with an encoded Delta. */
  publishDelta(
    shard: string,
    delta: Buffer,
    options: Pick<PublishOptions, 'expect' | 'preconditions' | 'signal' | 'timeoutMs'> = {},
  ): Promise<PublishReceipt> {
    if (this.#closing !== undefined) {
      return Promise.reject(new ShardcastError('CANCELLED', 'the publisher is closed'));
    }
    this.#count++;
    const { expect = '', preconditions = [] } = options;
    const pending = new Pending(this.#settling, shard, delta, expect, preconditions);
    pending.release = this.#watchOver(pending, options);
    if (this.#queue.size === 0 && this.#hasRoom) this.#send(pending);
    else this.#queue.add(pending);
    return pending.promise;
  }

  /**
   * Waits until the shard's agents have the token's revision in their sinks, and lists them. `complete` is false when one of
   * them is behind, stale or gone without it.
   */
  async wait(token: string, control: CallControl = {}): Promise<shardcast.v1.AwaitAgentsResponse> {
    const { timeoutMs = 10_000, signal } = control;
    return await this.#relays.unary(
      publishService.awaitAgents,
      parseCursor(token).shard,
      { token, timeoutMs },
      { timeoutMs: timeoutMs + 5_000, signal },
    );
  }

  /** Deletes every record of the shard, in its agents' sinks too. */
  async deleteShard(shard: string, options: CallControl & { expect?: string } = {}): Promise<PublishReceipt> {
    const { expect = '', ...control } = options;
    const request = { shard, expect, id: randomUUID() };
    const { token, revision, repeatedDelta } = await this.#relays.unary(
      publishService.deleteShard,
      shard,
      request,
      control,
    );
    return { token, revision, repeated: repeatedDelta };
  }

  /** Many records at once, atomically; broken off, the same `importId` goes on where it stopped. */
  importRecords(
    shard: string,
    records: Iterable<ImportRow> | AsyncIterable<ImportRow>,
    options: ImportOptions = {},
  ): Promise<ImportReceipt> {
    return runImport(this.#relays, shard, records, {
      publisher: this.#name,
      traceparent: this.#traceparent,
      ...options,
    });
  }

  /** Resolves when all that was published has its answer. */
  async close(): Promise<void> {
    this.#closing ??= deferred();
    if (this.#inFlight + this.#queue.size === 0) this.#closing.resolve();
    await this.#closing.promise;
    this.#lanes.close(new ShardcastError('CANCELLED', 'the publisher is closed'));
    this.#relays.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  get #hasRoom(): boolean {
    return this.#bytes < this.#bytesMax && this.#inFlight < this.#inFlightMax;
  }

  #encode(delta: DeltaBuilder, options: PublishOptions): Buffer {
    const { id = this.#idPrefix + (this.#count + 1), source, position, sourceSequence } = options;
    return delta.encode({
      id,
      publisher: this.#name,
      publishedAt: Date.now(),
      traceId: traceBytesOf(options.traceparent ?? this.#traceparent),
      ...(source === undefined ? {} : { source }),
      ...(position === undefined ? {} : { position }),
      ...(sourceSequence === undefined ? {} : { sourceSequence }),
    });
  }

  /** Gives a publish up when its signal aborts or its time is over; undefined when it has neither. */
  #watchOver(pending: Pending, { signal, timeoutMs }: CallControl): (() => void) | undefined {
    if (signal === undefined && timeoutMs === undefined) return undefined;
    const giveUp = (failure: ShardcastError) => {
      this.#lanes.forget(pending);
      pending.refused(failure);
    };
    const onAbort = () => giveUp(new ShardcastError('CANCELLED', 'given up; it may have been published'));
    const onTime = () =>
      giveUp(
        new ShardcastError('DEADLINE_EXCEEDED', `no answer in ${timeoutMs} ms; it may have been published`, {
          hint: `Is a relay running at ${this.#relays.names}? Repeat with the same id.`,
        }),
      );
    const timer = timeoutMs === undefined ? undefined : setTimeout(onTime, timeoutMs);
    const soon = signal?.aborted ? setImmediate(onAbort) : undefined;
    signal?.addEventListener('abort', onAbort, { once: true });
    return () => {
      clearTimeout(timer);
      clearImmediate(soon);
      signal?.removeEventListener('abort', onAbort);
    };
  }

  #send(pending: Pending): void {
    this.#bytes += pending.delta.length;
    this.#inFlight++;
    this.#lanes.send(pending);
  }

  #settle(pending: Pending): void {
    pending.release?.();
    if (!this.#queue.delete(pending)) {
      this.#bytes -= pending.delta.length;
      this.#inFlight--;
    }
    if (this.#queue.size > 0) this.#admit();
    else if (this.#inFlight === 0) this.#closing?.resolve();
  }

  #admit(): void {
    for (const pending of this.#queue) {
      if (!this.#hasRoom) return;
      this.#queue.delete(pending);
      this.#send(pending);
    }
  }
}

/** A relay takes deltas that name whoever publishes. */
function nameOf(access: Access): string {
  return subjectOf(tokenOf(access)) || 'publisher';
}
