import type { Need } from '../../auth/need.js';
import { ShardcastError } from '../../core/errors.js';
import { parseCursorOf } from '../../shard/cursor.js';
import { checkShardName, LIMITS, limitExceeded } from '../../shard/limits.js';
import type { ShardHandle } from '../../shard/shard-types.js';
import { encodeManifest } from '../../snapshot/manifest-codec.js';
import { watchService } from '../../wire/services.js';
import { encodeWatchEvent } from '../../wire/watch-codec.js';
import { type shardcast, wire } from '../../wire/wire.js';
import type { AgentRoster, Attendance } from '../agent-roster.js';
import { bidi, type Conversation, type Registration } from '../calls.js';
import type { FanOut } from '../fan-out.js';
import type { RelayMetrics } from '../metrics.js';
import type { FrameStream } from '../paced-writer.js';
import { checkPlace } from '../redirect.js';
import type { Routing } from '../routing.js';
import type { Shards } from '../shards.js';
import { Subscriber } from '../subscriber.js';
import type { Waiting } from '../waiting.js';
import { pinManifest } from './snapshot-service.js';

const { Resume } = wire.WatchOpening;
/** A stream must open within this time. Milliseconds. */
const PATIENCE_MS = 10_000;
/** How long a watch waits for a replica that is behind its cursor. Milliseconds. */
const LEVEL_MS = 5_000;

export interface WatchServiceOptions {
  readonly shards: Shards;
  readonly fanOut: FanOut;
  readonly roster: AgentRoster;
  readonly waiting: Waiting;
  readonly metrics: RelayMetrics;
  /** undefined: this relay is alone and serves every shard. */
  readonly routing?: Routing | undefined;
  readonly subscriberBytesMax?: number;
}

interface Talk extends Pick<Conversation<never, never>, 'end' | 'fail'> {
  readonly out: FrameStream<shardcast.v1.WatchEvent.$Properties | Buffer>;
}

export function watchRegistrations(options: WatchServiceOptions): Registration[] {
  return [
    bidi(watchService.watch, opened, (talk, { signal }) => {
      const watch = new Watch(talk, options, signal);
      talk.onMessage = (message) => watch.receive(message);
      talk.onHalfClose = () => watch.end();
      talk.onClose = () => watch.close();
    }),
  ];
}

/** Progress is of the shard that was opened. */
function opened({ open }: shardcast.v1.WatchRequest): Need | undefined {
  return open == null ? undefined : { action: 'watch', shard: open.shard ?? '' };
}

/** One Watch call: opening, then a subscriber, and the agent's reports. */
class Watch {
  readonly #talk: Talk;
  readonly #options: WatchServiceOptions;
  readonly #signal: AbortSignal;
  readonly #patience: NodeJS.Timeout;
  #opened = false;
  #closed = false;
  #subscriber: Subscriber | undefined;
  #attendance: Attendance | undefined;

  constructor(talk: Talk, options: WatchServiceOptions, signal: AbortSignal) {
    this.#talk = talk;
    this.#options = options;
    this.#signal = signal;
    this.#patience = setTimeout(
      () => talk.fail(new ShardcastError('DEADLINE_EXCEEDED', 'a watch was never opened')),
      PATIENCE_MS,
    );
  }

  receive({ open, progress }: shardcast.v1.WatchRequest): void {
    if (progress != null) {
      const { sinkRevision = 0, replicaRevision = 0, stale = false } = progress;
      this.#attendance?.progress(sinkRevision ?? 0, replicaRevision ?? 0, stale ?? false);
      return;
    }
    if (open == null) throw new ShardcastError('MALFORMED', 'a watch request is empty');
    if (this.#opened) throw new ShardcastError('INVALID_ARGUMENT', 'a watch is opened once');
    this.#opened = true;
    clearTimeout(this.#patience);
    this.#open(wire.WatchOpen.create(open)).catch((failure: unknown) => this.#talk.fail(failure));
  }

  end(): void {
    this.#talk.end();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#patience);
    this.#attendance?.[Symbol.dispose]();
    if (this.#subscriber !== undefined) this.#options.fanOut.remove(this.#subscriber);
  }

  async #open(open: shardcast.v1.WatchOpen): Promise<void> {
    const { shards, waiting, routing } = this.#options;
    checkShardName(open.shard);
    if (open.agent.length > LIMITS.labelBytes) throw limitExceeded('labelBytes', open.agent.length);
    checkPlace(routing, open);
    const handle = shards.open(open.shard);
    await waiting.atLeast(handle, open.atLeast, { signal: this.#signal });
    if (routing !== undefined) await this.#level(handle, open.cursor);
    const resume = handle.resume(open.cursor === '' ? undefined : open.cursor);
    if (resume.kind === 'deltas') {
      this.#subscribe(handle, open.agent, resume);
      return;
    }
    if (open.deltasOnly) throw new ShardcastError('TRIMMED', resume.reason);
    const manifest = await pinManifest(handle, 0);
    if (this.#closed) return;
    const opening = {
      resume: Resume.SNAPSHOT,
      reason: resume.reason,
      manifest: encodeManifest(manifest),
      heartbeat: this.#options.fanOut.heartbeat(handle.name, handle.head),
    };
    this.#talk.out.write({ opening });
    this.#talk.end();
  }

  /**
   * In a mesh a cursor ahead of this replica is no other history: the replica lags. Its snapshot would take the agent back; so it is waited for,
   * and an agent for which that is too long goes to another relay. What the log has lost is told by an epoch.
   */
  async #level(handle: ShardHandle, token: string): Promise<void> {
    if (token === '') return;
    const { epoch, revision } = parseCursorOf(handle.name, token);
    const isLevel = () => handle.head.epoch !== epoch || handle.head.revision >= revision;
    const { waiting } = this.#options;
    if (await waiting.until(handle.name, isLevel, { timeoutMs: LEVEL_MS, signal: this.#signal })) return;
    const message = `${handle.name} is at revision ${handle.head.revision} here, behind the cursor at ${revision}`;
    throw new ShardcastError('UNAVAILABLE', message, {
      hint: 'Another relay may have it, or this one catches up.',
    });
  }

  #subscribe(
    handle: ShardHandle,
    agent: string,
    resume: { fromRevision: number; bytes: number; reason: string },
  ): void {
    if (this.#closed) return;
    const { fanOut, roster, metrics, subscriberBytesMax } = this.#options;
    const subscriber = new Subscriber(this.#talk.out, {
      shard: handle.name,
      agent,
      fromRevision: resume.fromRevision,
      entries: (fromRevision) => handle.entries(fromRevision),
      ...(subscriberBytesMax === undefined ? {} : { bytesMax: subscriberBytesMax }),
      onEnd: () => this.#hangUp(),
      onSlow: () => metrics.slowConsumer(),
    });
    this.#subscriber = subscriber;
    if (agent !== '') this.#attendance = roster.attend(handle.name, agent);
    fanOut.add(subscriber);
    const opening = {
      resume: Resume.DELTAS,
      reason: resume.reason,
      heartbeat: fanOut.heartbeat(handle.name, handle.head),
      tailBytes: resume.bytes,
    };
    subscriber.start(encodeWatchEvent({ opening }));
  }

  /** Ends the stream after what was written. Who does not take even that costs one window until its connection goes. */
  #hangUp(): void {
    this.#attendance?.[Symbol.dispose]();
    if (this.#subscriber !== undefined) this.#options.fanOut.remove(this.#subscriber);
    this.#talk.end();
  }
}
