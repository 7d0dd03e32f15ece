import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { Publisher, type PublishReceipt } from '../../../src/client/publisher.js';
import { toShardcastError } from '../../../src/core/errors.js';
import { formatCursor } from '../../../src/shard/cursor.js';
import { decodeDelta } from '../../../src/shard/delta.js';
import type { DeltaBuilder } from '../../../src/shard/delta-builder.js';
import { decodeEntry, lastRevision } from '../../../src/shard/entry.js';
import { nextHistoryHash } from '../../../src/shard/history.js';
import { decodeManifest } from '../../../src/snapshot/manifest-codec.js';
import { asBuffer } from '../../../src/wire/as-buffer.js';
import { Channel } from '../../../src/wire/channel.js';
import { relaysOf } from '../../../src/wire/moved.js';
import { watchService } from '../../../src/wire/services.js';
import type { shardcast } from '../../../src/wire/wire.js';
import { eventually } from '../../support/eventually.js';

/** Publishes in one stream per shard, each after the receipt of the one before; and watchers that check every step. */
export class MeshLoad implements AsyncDisposable {
  readonly shards: readonly string[];
  readonly watchers: CheckingWatcher[];
  /** By shard, the ids that were acknowledged, with their revisions. */
  readonly acknowledged = new Map<string, Map<string, number>>();
  readonly #serversOf: (shard: string) => string[];
  readonly #publishers = new Map<string, Publisher>();
  readonly #abort = new AbortController();
  readonly #publishing: Promise<void>[] = [];
  #paused = false;

  constructor(shards: readonly string[], serversOf: (shard: string) => string[], watchersEach = 1) {
    this.shards = shards;
    this.#serversOf = serversOf;
    setMaxListeners(0, this.#abort.signal);
    this.watchers = shards.flatMap((shard) => {
      return Array.from({ length: watchersEach }, () => new CheckingWatcher(shard, serversOf));
    });
  }

  start(everyMs = 10): this {
    for (const shard of this.shards) this.#publishing.push(this.#publishAll(shard, everyMs));
    return this;
  }

  /** Resolves when each shard has so many acknowledgements more. */
  async reached(more: number): Promise<void> {
    const before = new Map([...this.acknowledged].map(([shard, { size }]) => [shard, size]));
    await eventually(
      'all shards take publishes',
      () => [...this.acknowledged].every(([shard, { size }]) => size >= (before.get(shard) ?? 0) + more),
      { timeoutMs: 60_000 },
    );
  }

  /** How long watchers were without a watch, since then; in order. Milliseconds. */
  pauses(sinceMs: number): number[] {
    const pauses = this.watchers.flatMap((watcher) => watcher.pauses.filter(({ atMs }) => atMs >= sinceMs));
    return pauses.map(({ ms }) => ms).sort((a, b) => a - b);
  }

  /** Publishes once more what was published. */
  again(shard: string, id: string): Promise<PublishReceipt> {
    const n = Number(id.slice(id.lastIndexOf('-') + 1));
    return this.#publisher(this.#serversOf(shard)[0] ?? '').publish(shard, put(n), { id, timeoutMs: 10_000 });
  }

  /** Ends publishing; resolves when every watcher has seen all of it. Throws what any of them found wrong. */
  async finish(): Promise<void> {
    this.#paused = true;
    await Promise.all(this.#publishing);
    for (const watcher of this.watchers) {
      const ids = this.acknowledged.get(watcher.shard) ?? new Map<string, number>();
      const last = Math.max(0, ...ids.values());
      await eventually(`a watcher of ${watcher.shard} sees revision ${last}`, () => {
        if (watcher.wrong.length > 0) return true;
        return watcher.revision >= last;
      });
      if (watcher.wrong.length > 0) throw new Error(watcher.wrong.join('; '));
      for (const [id, revision] of ids) {
        const seen = watcher.ids.get(revision);
        if (seen !== id && revision > watcher.snapshotRevision) {
          throw new Error(`${watcher.shard}: revision ${revision} is ${seen}, acknowledged was ${id}`);
        }
      }
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#paused = true;
    this.#abort.abort();
    await Promise.all(this.watchers.map((watcher) => watcher.stop()));
    await Promise.all([...this.#publishers.values()].map((publisher) => publisher.close()));
    await Promise.allSettled(this.#publishing);
  }

  async #publishAll(shard: string, everyMs: number): Promise<void> {
    const ids = new Map<string, number>();
    this.acknowledged.set(shard, ids);
    for (let n = 0; !this.#paused; n++) {
      const id = `${shard}-${n}`;
      const revision = await this.#publish(shard, id, n);
      if (revision !== undefined) ids.set(id, revision);
      await delay(everyMs);
    }
  }

  /** Until it is acknowledged, wherever that is. */
  async #publish(shard: string, id: string, n: number): Promise<number | undefined> {
    let relays = this.#serversOf(shard);
    while (!this.#abort.signal.aborted) {
      const relay = relays.shift();
      if (relay === undefined) {
        relays = this.#serversOf(shard);
        await delay(20);
        continue;
      }
      try {
        const options = { id, timeoutMs: 2_000, signal: this.#abort.signal };
        const receipt = await this.#publisher(relay).publish(shard, put(n), options);
        return receipt.revision;
      } catch (thrown) {
        relays.unshift(...relaysOf(toShardcastError(thrown)));
        relays = relays.slice(0, 8);
        await delay(5);
      }
    }
    return undefined;
  }

  #publisher(relay: string): Publisher {
    const known = this.#publishers.get(relay) ?? new Publisher({ relay, name: 'load' });
    this.#publishers.set(relay, known);
    return known;
  }
}

function put(n: number): (delta: DeltaBuilder) => void {
  return (delta) => delta.put('tuples', [`o${n % 97}`, 'viewer', `u${n}`], n);
}

/** Follows a shard from relay to relay, and notes whatever is not as it must be. */
export class CheckingWatcher {
  readonly shard: string;
  readonly wrong: string[] = [];
  /** The delta of each revision that came as an entry. */
  readonly ids = new Map<number, string>();
  /** What came before is known as a snapshot only. */
  snapshotRevision = 0;
  revision = 0;
  /** Each time between the end of a watch and the opening of the next. */
  readonly pauses: { readonly atMs: number; readonly ms: number }[] = [];
  readonly #serversOf: (shard: string) => string[];
  readonly #abort = new AbortController();
  readonly #running: Promise<void>;
  #brokenMs: number | undefined;
  #hash: Buffer | undefined;
  #cursor = '';

  constructor(shard: string, serversOf: (shard: string) => string[]) {
    this.shard = shard;
    this.#serversOf = serversOf;
    this.#running = this.#run();
  }

  get cursor(): string {
    return this.#cursor;
  }

  async stop(): Promise<void> {
    this.#abort.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    let relays: string[] = [];
    while (!this.#abort.signal.aborted && this.wrong.length === 0) {
      if (relays.length === 0) relays = shuffled(this.#serversOf(this.shard));
      const relay = relays.shift();
      if (relay === undefined) {
        await delay(20);
        continue;
      }
      using channel = new Channel(relay);
      const named = await this.#watch(channel);
      this.#brokenMs ??= performance.now();
      if (named.length > 0) relays = [...named];
      else await delay(10);
    }
  }

  /** One watch, to its end. The relays that it names. */
  #watch(channel: Channel): Promise<readonly string[]> {
    return new Promise((resolve) => {
      const call = channel.bidi(watchService.watch, { signal: this.#abort.signal });
      let named: readonly string[] = [];
      call.on('data', (event: shardcast.v1.WatchEvent) => {
        if (event.goodbye != null) named = event.goodbye.relays ?? [];
        this.#take(event);
      });
      call.on('error', (thrown: Error) => resolve([...relaysOf(channel.error(thrown)), ...named]));
      call.on('end', () => resolve(named));
      call.write({ open: { shard: this.shard, cursor: this.#cursor, named: true } });
    });
  }

  #take({ entry, opening, goodbye }: shardcast.v1.WatchEvent): void {
    if (goodbye != null) this.#brokenMs ??= performance.now();
    if (opening != null) this.#opened();
    if (opening?.manifest != null && opening.manifest.length > 0) this.#snapshot(asBuffer(opening.manifest));
    if (entry != null && entry.length > 0) this.#entry(asBuffer(entry));
  }

  #opened(): void {
    if (this.#brokenMs === undefined) return;
    this.pauses.push({ atMs: this.#brokenMs, ms: performance.now() - this.#brokenMs });
    this.#brokenMs = undefined;
  }

  #snapshot(encoded: Buffer): void {
    const { epoch, revision, historyHash } = decodeManifest(encoded);
    if (revision < this.revision) this.wrong.push(`${this.shard}: back from ${this.revision} to ${revision}`);
    this.revision = revision;
    this.snapshotRevision = revision;
    this.#hash = historyHash;
    this.#cursor = formatCursor(this.shard, epoch, revision, historyHash);
  }

  #entry(bytes: Buffer): void {
    const entry = decodeEntry(bytes);
    const isNext = entry.firstRevision === this.revision + 1;
    const isOfHistory = this.#hash === undefined || entry.previousHash.equals(this.#hash);
    if (entry.shard !== this.shard || !isNext || !isOfHistory) {
      this.wrong.push(`${this.shard}: ${entry.shard} ${entry.firstRevision} after ${this.revision}`);
      return;
    }
    let hash = entry.previousHash;
    for (const [index, bytesOf] of entry.deltas.entries()) {
      hash = nextHistoryHash(hash, bytesOf);
      this.ids.set(entry.firstRevision + index, decodeDelta(bytesOf).id);
    }
    this.#hash = hash;
    this.revision = lastRevision(entry);
    this.#cursor = formatCursor(this.shard, entry.epoch, this.revision, hash);
  }
}

function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
