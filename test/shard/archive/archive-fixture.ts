import type { Clock } from '../../../src/core/clock.js';
import type { Archive, ArchiveCall, ArchiveObject, PutCall } from '../../../src/snapshot/archive/archive.js';
import { FileArchive } from '../../../src/snapshot/archive/file-archive.js';
import { Embedded } from '../../support/embedded.js';
import { type Fold, foldDelta, foldOf, sorted } from '../../support/fold.js';
import { delta } from '../../support/publishing.js';
import { type TempDir, tempDir } from '../../support/temp-dir.js';

type Operation = 'put' | 'get' | 'has' | 'list' | 'delete';

/** An archive that tells before each of its calls, which may fail or wait there, and whose objects age by a test's clock. */
export class WatchedArchive implements Archive {
  readonly url: string;
  readonly #inner: Archive;
  readonly #clock: Clock | undefined;
  readonly #putAt = new Map<string, number>();
  /** Default: goes on. */
  before: (operation: Operation, name: string) => Promise<void> | void = () => undefined;

  constructor(inner: Archive, clock?: Clock) {
    this.url = inner.url;
    this.#inner = inner;
    this.#clock = clock;
  }

  async put(name: string, bytes: Buffer, call: PutCall = {}): Promise<boolean> {
    await this.before('put', name);
    const isFirst = await this.#inner.put(name, bytes, call);
    if (isFirst || call.renew === true) this.#putAt.set(name, this.#clock?.now() ?? 0);
    return isFirst;
  }

  async get(name: string, call?: ArchiveCall): Promise<Buffer | undefined> {
    await this.before('get', name);
    return await this.#inner.get(name, call);
  }

  async has(name: string, call?: ArchiveCall): Promise<boolean> {
    await this.before('has', name);
    return await this.#inner.has(name, call);
  }

  async *list(prefix: string, call?: ArchiveCall): AsyncGenerator<ArchiveObject, void, undefined> {
    await this.before('list', prefix);
    for await (const object of this.#inner.list(prefix, call)) {
      const modifiedAt = this.#clock === undefined ? object.modifiedAt : (this.#putAt.get(object.name) ?? 0);
      yield { ...object, modifiedAt };
    }
  }

  async delete(name: string, call?: ArchiveCall): Promise<void> {
    await this.before('delete', name);
    await this.#inner.delete(name, call);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#inner[Symbol.asyncDispose]();
  }
}

/** What a test published to a shard, and what has to be at each revision. */
export class Chronicle {
  /** By revision; nothing at 0. */
  readonly deltas: (Buffer | undefined)[] = [undefined];
  readonly tokens: string[] = [''];
  readonly folds: Fold[] = [new Map()];
  readonly shard: string;

  constructor(shard = 't') {
    this.shard = shard;
  }

  get revision(): number {
    return this.deltas.length - 1;
  }

  async publish(relay: Embedded, ...deltas: Buffer[]): Promise<void> {
    const receipts = await Promise.all(
      deltas.map((bytes) => relay.sequencer.publish({ shard: this.shard, delta: bytes })),
    );
    for (const [index, bytes] of deltas.entries()) {
      this.deltas.push(bytes);
      this.tokens.push(receipts[index]?.token ?? '');
      this.folds.push(foldDelta(this.folds.at(-1) ?? new Map(), bytes));
    }
  }

  /** Deltas that change some records, each with an id, half of them with a source position. */
  async publishSome(relay: Embedded, count: number): Promise<void> {
    const deltas = Array.from({ length: count }, (_, index) => {
      const n = this.revision + index + 1;
      const labels = n % 2 === 0 ? {} : { source: 'db', position: `lsn-${n}`, sourceSequence: n };
      return delta((d) => d.put('tuples', [`doc:${(n * 7) % 50}`, 'viewer', `user:${n}`], { at: n }), labels);
    });
    await this.publish(relay, ...deltas);
  }
}

/** A relay's inside and a file archive, on folders of their own. */
export class ArchiveBench implements AsyncDisposable {
  readonly dir: TempDir;
  readonly archive: WatchedArchive;
  readonly #relays: Embedded[] = [];

  private constructor(dir: TempDir, archive: WatchedArchive) {
    this.dir = dir;
    this.archive = archive;
  }

  static async start(clock?: Clock): Promise<ArchiveBench> {
    const dir = await tempDir();
    const archive = new WatchedArchive(await FileArchive.open(dir.join('archive')), clock);
    return new ArchiveBench(dir, archive);
  }

  /** A relay with a store of its own; snapshots are cut when a test says so. */
  async relay(name: string, options: { historyBytes?: number; clock?: Clock } = {}): Promise<Embedded> {
    const path = this.dir.join(`store-${name}`);
    const relay = await Embedded.open({ path, lanes: 1, partitions: 2, cutBytes: 1 << 30, ...options });
    this.#relays.push(relay);
    return relay;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const relay of this.#relays) await relay[Symbol.asyncDispose]().catch(() => undefined);
    await this.dir[Symbol.asyncDispose]();
  }
}

/** All that a shard holds now, in the oracle's form. */
export function contentOf(relay: Embedded, shard = 't'): [string, string][] {
  using view = relay.store.open(shard).view();
  return sorted(foldOf(view));
}
