import { Backoff } from '../core/backoff.js';
import { ShardcastError } from '../core/errors.js';
import { formatCursor, parseCursorOf } from '../shard/cursor.js';
import { decodeEntry, type Entry, lastRevision } from '../shard/entry.js';
import { nextHistoryHash } from '../shard/history.js';
import type { Manifest } from '../snapshot/manifest.js';
import { decodeManifest } from '../snapshot/manifest-codec.js';
import { asBuffer } from '../wire/as-buffer.js';
import type { Channel } from '../wire/channel.js';
import type { Relays } from '../wire/relays.js';
import { watchService } from '../wire/services.js';
import { errorOf } from '../wire/status.js';
import { type shardcast, wire } from '../wire/wire.js';

export interface WatchOptions {
  /** Token after which to begin; '' or undefined: from the beginning. */
  cursor?: string;
  /** Begin only when the relay has reached this token. */
  atLeast?: string;
  /** Fail with TRIMMED instead of answering with a snapshot. Default false. */
  deltasOnly?: boolean;
  signal?: AbortSignal;
}

/** What a watch yields. */
export type WatchStep =
  | { readonly kind: 'entry'; readonly entry: Entry; readonly token: string }
  /** Entries up to the manifest's revision are not to be had one by one: its chunks are the state; entries follow. */
  | { readonly kind: 'snapshot'; readonly manifest: Manifest; readonly reason: string }
  | {
      readonly kind: 'heartbeat';
      readonly head: string;
      readonly headRevision: number;
      readonly ageMs: number;
    };

/** A watcher who is silent for this long is on a dead connection; heartbeats come every few seconds. Milliseconds. */
const SILENCE_MS = 60_000;
/** Pauses in a row after which relays that only name each other are given up. */
const ROUNDS_MAX = 10;

/**
 * Follows a shard over broken connections, restarts and moves between relays, and its own slowness: every revision once, in order. Ends
 * when the signal aborts; throws what waiting will not mend.
 */
export async function* watchShard(
  relays: Relays,
  shard: string,
  options: WatchOptions,
): AsyncGenerator<WatchStep, void, undefined> {
  const backoff = new Backoff({ lastMs: 5_000 });
  const walk = relays.walk(shard);
  let cursor = options.cursor ?? '';
  if (cursor !== '') parseCursorOf(shard, cursor);
  while (!options.signal?.aborted) {
    let retryAfterMs = 0;
    const channel = relays.channelTo(walk.address);
    try {
      for await (const event of openWatch(channel, { ...options, shard, cursor })) {
        const step = stepOf(event, shard);
        if (step?.kind === 'entry') cursor = step.token;
        if (step?.kind === 'snapshot') cursor = cursorOf(step.manifest);
        if (step !== undefined) walk.again();
        if (step?.kind !== 'heartbeat' && step !== undefined) backoff.reset();
        if (step !== undefined) yield step;
        if (event.goodbye == null) continue;
        walk.told(event.goodbye.relays ?? []);
        retryAfterMs = goodbyeDelay(event.goodbye);
      }
    } catch (failure) {
      if (options.signal?.aborted) return;
      const error = channel.error(failure);
      if (error.retry === 'never' || error.retry === 'resnapshot') throw error;
      if (walk.next(channel.relay, error)) continue;
      if (error.code === 'MOVED' && backoff.attempt >= ROUNDS_MAX) throw error;
      retryAfterMs = backoff.nextMs();
      walk.again();
    }
    if (retryAfterMs > 0 && !(await waited(retryAfterMs, options.signal))) return;
  }
}

function stepOf(event: shardcast.v1.WatchEvent, shard: string): WatchStep | undefined {
  if (event.entry != null && event.entry.length > 0) {
    const entry = decodeEntry(asBuffer(event.entry));
    if (entry.shard !== shard) throw new ShardcastError('CORRUPT', `an entry of ${entry.shard} in ${shard}`);
    let hash = entry.previousHash;
    for (const delta of entry.deltas) hash = nextHistoryHash(hash, delta);
    return { kind: 'entry', entry, token: formatCursor(shard, entry.epoch, lastRevision(entry), hash) };
  }
  if (event.opening?.resume === wire.WatchOpening.Resume.SNAPSHOT) {
    const manifest = decodeManifest(event.opening.manifest ?? new Uint8Array());
    return { kind: 'snapshot', manifest, reason: event.opening.reason ?? '' };
  }
  const heartbeat = event.heartbeat ?? event.opening?.heartbeat;
  if (heartbeat == null) return undefined;
  const { head, headRevision, ageMs } = heartbeat;
  return { kind: 'heartbeat', head: head ?? '', headRevision: headRevision ?? 0, ageMs: ageMs ?? 0 };
}

function cursorOf({ shard, epoch, revision, historyHash }: Manifest): string {
  return formatCursor(shard, epoch, revision, historyHash);
}

/** A slow consumer resumes at once; anything that resuming does not mend is thrown. */
function goodbyeDelay({ retryAfterMs, failure }: shardcast.v1.Goodbye.$Properties): number {
  if (failure != null) {
    const error = errorOf(failure);
    if (error.retry === 'never') throw error;
  }
  return retryAfterMs ?? 0;
}

interface OpenOptions extends WatchOptions {
  readonly shard: string;
}

/** One Watch call; leaving the loop cancels it. */
async function* openWatch(
  channel: Channel,
  options: OpenOptions,
): AsyncGenerator<shardcast.v1.WatchEvent, void, undefined> {
  const { shard, cursor = '', atLeast = '', deltasOnly = false, signal } = options;
  const call = channel.bidi(watchService.watch, { signal });
  let silence = setTimeout(() => call.cancel(), SILENCE_MS);
  try {
    call.write({ open: { shard, cursor, atLeast, deltasOnly } });
    for await (const event of call) {
      clearTimeout(silence);
      yield event as shardcast.v1.WatchEvent;
      silence = setTimeout(() => call.cancel(), SILENCE_MS);
    }
  } finally {
    clearTimeout(silence);
    call.cancel();
    call.on('error', () => undefined);
  }
}

async function waited(delayMs: number, signal: AbortSignal | undefined): Promise<boolean> {
  return await new Promise((resolve) => {
    const onAbort = () => {
      clearTimeout(timer);
      resolve(false);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve(true);
    }, delayMs);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}
