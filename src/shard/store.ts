import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Clock, systemClock } from '../core/clock.js';
import { ShardcastError } from '../core/errors.js';
import { type Logger, silentLogger } from '../core/log.js';
import { makePrivateFolder, PRIVATE_FILE, tightenFolder } from '../core/private-files.js';
import { ChunkCache } from '../snapshot/chunk-cache.js';
import { CutterPool } from '../snapshot/cutter-pool.js';
import type { ShardEnvironment } from './environment.js';
import { nextEpoch } from './epoch.js';
import type { Lane } from './lane.js';
import { registerKey, registerRange, ShardKeys } from './layout.js';
import { checkShardName } from './limits.js';
import { openLane } from './open-lane.js';
import { PARTITIONS_DEFAULT, type Partitioning, partitioning } from './partition.js';
import { PartitionRecords } from './partition-records.js';
import { Shard } from './shard.js';
import { eraseShard } from './shard-writer.js';
import { decodeHead, headOf, newHead, type StoredHead } from './stored-head.js';
import { type WholeShard, writeWhole } from './whole-shard.js';

export interface ShardStoreOptions {
  /** The directory; made when missing. */
  path: string;
  /** LMDB environments. 1 to 64, default 4; fixed with the first start. */
  lanes?: number;
  /** Slices of the shards. 1 to 65,535, default 256; fixed with the first start. */
  partitions?: number;
  /** Decoded chunks in memory. Default 64 MiB. */
  cacheBytes?: number;
  /** An overlay of this size is cut into a snapshot. Bytes, default 4 MiB; a quarter of the snapshot if that is more. */
  cutBytes?: number;
  /** Entries kept per shard for resuming and reading the past. Bytes, default 256 MiB. */
  historyBytes?: number;
  /** Snapshots kept per shard. Default 128. */
  snapshotsMax?: number;
  /** Shards held in memory. Default 4,096. */
  shardsInMemoryMax?: number;
  /**
   * Writes of this long share a commit and its sync. Milliseconds, default 0. For a replica: what is not committed yet is read from
   * memory, and after a crash it comes again.
   */
  commitDelayMs?: number;
  /** The store of a relay in a mesh: log and shards are elsewhere, too, so a damaged lane is begun anew. Default false: the tails are the log. */
  logIsElsewhere?: boolean;
  clock?: Clock;
  logger?: Logger;
}

const FORMAT = 1;
const STORE_FILE = 'store.json';
const STORE_FILES = /^(lane-\d+\.mdb(-lock|\.corrupt)?|store\.json|denied\.ndjson|relay-id)$/;

interface FixedOptions {
  readonly lanes: number;
  readonly partitions: number;
}

/** All shards of a relay or an agent, in a few LMDB environments. */
export class ShardStore implements AsyncDisposable {
  readonly environment: ShardEnvironment;
  readonly partitionOf: Partitioning;
  readonly partitions: PartitionRecords;
  readonly #lanes: Lane[];
  readonly #shards = new Map<string, Shard>();
  /** Shards that left memory but may still be held by someone: never two of one name. */
  readonly #evicted = new Map<string, WeakRef<Shard>>();
  readonly #forgotten = new FinalizationRegistry<string>((name) => {
    if (this.#evicted.get(name)?.deref() === undefined) this.#evicted.delete(name);
  });
  readonly #register = new Map<string, StoredHead>();
  readonly #shardsInMemoryMax: number;
  /** Shards that come whole from elsewhere and are not committed yet. */
  readonly #adopting = new Map<string, Promise<void>>();
  /** Partitions that are being removed. */
  readonly #clearing = new Set<number>();
  #nextNumber = 1;

  private constructor(
    options: ShardStoreOptions & FixedOptions,
    environment: ShardEnvironment,
    partitionOf: Partitioning,
  ) {
    const { lanes, partitions } = options;
    this.environment = environment;
    this.partitionOf = partitionOf;
    this.#shardsInMemoryMax = options.shardsInMemoryMax ?? 4_096;
    this.#lanes = Array.from({ length: lanes }, (_, number) => openLane(number, options));
    this.partitions = new PartitionRecords((partition) => this.#laneOf(partition));
    for (let partition = 0; partition < partitions; partition++) {
      if (this.partitions.isClearing(partition)) this.#clearing.add(partition);
      for (const { key, value } of this.#laneOf(partition).range(...registerRange(partition))) {
        const name = key.toString('latin1', 6);
        const head = decodeHead(name, value);
        this.#register.set(name, head);
        this.#nextNumber = Math.max(this.#nextNumber, head.number + 1);
      }
    }
  }

  /** Throws CORRUPT for a damaged store, INVALID_ARGUMENT when lanes or partitions are not those of the first start. */
  static async open(options: ShardStoreOptions): Promise<ShardStore> {
    const logger = options.logger ?? silentLogger;
    makePrivateFolder(options.path);
    const before = existsSync(join(options.path, STORE_FILE));
    const cutter = new CutterPool();
    const fixed = fixedOptions(options);
    const environment: ShardEnvironment = {
      cache: new ChunkCache(options.cacheBytes ?? 64 * 1024 * 1024),
      cutter,
      clock: options.clock ?? systemClock,
      cutBytes: options.cutBytes ?? 4 * 1024 * 1024,
      historyBytes: options.historyBytes ?? 256 * 1024 * 1024,
      snapshotsMax: options.snapshotsMax ?? 128,
      logIsElsewhere: options.logIsElsewhere ?? false,
      onDamaged: undefined,
      report: (shard, failure) => logger.error({ shard, err: failure }, 'a snapshot could not be cut'),
    };
    const placing = await partitioning(fixed.partitions);
    const store = new ShardStore({ ...options, ...fixed }, environment, placing);
    reportExposure(options.path, before, logger);
    return store;
  }

  get names(): string[] {
    return [...new Set([...this.#register.keys(), ...this.#shards.keys()])].sort();
  }

  get diskBytes(): number {
    return this.#lanes.reduce((sum, lane) => sum + lane.diskBytes, 0);
  }

  /** Partitions whose removal was begun and has not ended. */
  get clearing(): ReadonlySet<number> {
    return this.#clearing;
  }

  /** The shards of a partition. */
  namesOf(partition: number): string[] {
    return this.names.filter((name) => this.partitionOf(name) === partition);
  }

  /**
   * The shard, new if it is not there; a new one is on disk with its first entry. Throws CORRUPT for a damaged one,
   * UNAVAILABLE while its partition is being removed.
   */
  open(name: string): Shard {
    const known = this.find(name);
    if (known !== undefined) return known;
    checkShardName(name);
    if (this.#clearing.size > 0 && this.#clearing.has(this.partitionOf(name))) throw givenUp(name);
    if (this.#adopting.has(name))
      throw new ShardcastError('UNAVAILABLE', `${name} is on its way from another store`);
    return this.#load(name, newHead(this.#nextNumber++, nextEpoch(this.environment.clock.now())));
  }

  /**
   * Takes a shard as it is elsewhere, without loading it: a relay fills itself of thousands. False when it is here, in whatever state.
   * `patient`: others are to share its commit. Throws UNAVAILABLE while its partition is being removed.
   */
  async adopt(whole: WholeShard, { patient = true } = {}): Promise<boolean> {
    const { manifest } = whole;
    const { shard: name, epoch } = manifest;
    checkShardName(name);
    const partition = this.partitionOf(name);
    if (this.#clearing.has(partition)) throw givenUp(name);
    if (this.#adopting.has(name) || this.find(name) !== undefined) return false;
    const head = headOf(newHead(this.#nextNumber++, epoch), manifest, this.environment);
    const commit = writeWhole(this.#laneOf(partition), partition, head, whole, patient);
    this.#adopting.set(name, commit);
    try {
      await commit;
      this.#register.set(name, head);
      return true;
    } finally {
      this.#adopting.delete(name);
    }
  }

  /** The shard if it has a history, or was opened. */
  find(name: string): Shard | undefined {
    const loaded = this.#shards.get(name);
    if (loaded !== undefined) return loaded;
    const evicted = this.#evicted.get(name)?.deref();
    if (evicted !== undefined) return this.#keep(name, evicted);
    const stored = this.#register.get(name);
    return stored === undefined ? undefined : this.#load(name, stored);
  }

  /** All shards by name with their heads, none of which is loaded for it. In no order; what appears meanwhile may be missing. */
  *heads(): Generator<[name: string, head: StoredHead], void, undefined> {
    for (const [name, shard] of this.#shards) yield [name, shard.stored];
    for (const [name, head] of this.#register) if (!this.#shards.has(name)) yield [name, head];
  }

  /** Shards that may have a record that is due at `now`. */
  expiring(now: number): string[] {
    const names: string[] = [];
    for (const [name, { earliestExpiry }] of this.heads()) {
      if (earliestExpiry > 0 && earliestExpiry <= now) names.push(name);
    }
    return names;
  }

  /** Forgets a shard and everything of it. */
  async remove(name: string): Promise<void> {
    const shard = this.find(name);
    if (shard === undefined) return;
    await shard.settle();
    this.#shards.delete(name);
    this.#register.delete(name);
    await shard.erase();
  }

  /** Forgets a shard that is damaged, without opening it. */
  async discard(name: string): Promise<void> {
    const stored = this.#register.get(name);
    this.#register.delete(name);
    if (stored === undefined) return;
    const partition = this.partitionOf(name);
    const keys = new ShardKeys(partition, stored.number);
    await eraseShard(this.#laneOf(partition), keys, registerKey(partition, name));
  }

  /**
   * Forgets a partition: at once for whoever asks for its shards, on disk in bounded steps. What a crash, a failure or the signal
   * breaks off is gone on with by another call; until then the partition's shards cannot be opened.
   */
  async removePartition(partition: number, signal?: AbortSignal): Promise<void> {
    this.#clearing.add(partition);
    if (this.#adopting.size > 0) await Promise.allSettled(this.#adopting.values());
    const names = this.namesOf(partition);
    const shards = names.flatMap((name) => this.#shards.get(name) ?? this.#evicted.get(name)?.deref() ?? []);
    for (const name of names) {
      this.#shards.delete(name);
      this.#evicted.delete(name);
      this.#register.delete(name);
    }
    for (const shard of shards) shard.retire(givenUp(shard.name));
    for (const shard of shards) await shard.settle();
    await this.partitions.beginClearing(
      partition,
      names.map((name) => registerKey(partition, name)),
    );
    if (await this.partitions.clear(partition, signal)) this.#clearing.delete(partition);
  }

  /** Commits what waits for others to share its commit: for whoever knows that no others come. */
  hurry(): void {
    for (const lane of this.#lanes) lane.hurry();
  }

  async close(): Promise<void> {
    for (const shard of this.#shards.values()) await shard.settle();
    await this.environment.cutter.stop();
    for (const lane of this.#lanes) await lane.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #load(name: string, stored: StoredHead): Shard {
    const partition = this.partitionOf(name);
    return this.#keep(name, new Shard(name, partition, stored, this.#laneOf(partition), this.environment));
  }

  #keep(name: string, shard: Shard): Shard {
    this.#evict();
    this.#evicted.delete(name);
    this.#shards.set(name, shard);
    return shard;
  }

  /** Keeps memory bounded: the shard that was loaded first and is idle goes; its head, if it has one, stays in the register. */
  #evict(): void {
    if (this.#shards.size < this.#shardsInMemoryMax) return;
    for (const [name, shard] of this.#shards) {
      if (!shard.idle) continue;
      if (shard.isRegistered) this.#register.set(name, shard.stored);
      this.#evicted.set(name, new WeakRef(shard));
      this.#forgotten.register(shard, name);
      this.#shards.delete(name);
      return;
    }
  }

  #laneOf(partition: number): Lane {
    return this.#lanes[partition % this.#lanes.length] as Lane;
  }
}

function givenUp(name: string): ShardcastError {
  return new ShardcastError('UNAVAILABLE', `${name}: its partition is being removed from this relay`, {
    hint: 'Another relay has it: ask again.',
  });
}

/** LMDB makes its files readable to all: here they are the owner's alone, whoever may enter the folder. */
function reportExposure(path: string, isOld: boolean, logger: Logger): void {
  const { tightened, folder } = tightenFolder(path, STORE_FILES);
  // What was made a moment ago was nobody's to read before.
  if (isOld && tightened.length > 0) {
    logger.warn({ path, files: tightened.length }, 'others could read files of the store: now they cannot');
  }
  if (folder === undefined) return;
  logger.warn({ path, mode: folder }, 'others may enter the folder of the store: chmod 700 keeps them out');
}

/** Lanes and partitions decide where a shard lies, so they are written down at the first start. */
function fixedOptions(options: ShardStoreOptions): FixedOptions {
  const path = join(options.path, STORE_FILE);
  if (!existsSync(path)) {
    const fixed = {
      format: FORMAT,
      lanes: options.lanes ?? 4,
      partitions: options.partitions ?? PARTITIONS_DEFAULT,
    };
    writeFileSync(path, `${JSON.stringify(fixed)}\n`, { mode: PRIVATE_FILE });
    return fixed;
  }
  const fixed = readFixed(path);
  if (fixed.format !== FORMAT) {
    throw new ShardcastError('VERSION_UNSUPPORTED', `${path}: format ${fixed.format}; this speaks ${FORMAT}`);
  }
  for (const name of ['lanes', 'partitions'] as const) {
    if (options[name] === undefined || options[name] === fixed[name]) continue;
    throw new ShardcastError('INVALID_ARGUMENT', `${name} is ${fixed[name]} for ever in ${options.path}`, {
      hint: `Leave --${name} away or set it to ${fixed[name]}.`,
    });
  }
  return fixed;
}

function readFixed(path: string): FixedOptions & { format: number } {
  try {
    const fixed = JSON.parse(readFileSync(path, 'utf8')) as {
      format: number;
      lanes: number;
      partitions: number;
    };
    if ([fixed.format, fixed.lanes, fixed.partitions].every(Number.isSafeInteger)) return fixed;
  } catch (cause) {
    throw new ShardcastError('CORRUPT', `${path} cannot be read`, { cause });
  }
  throw new ShardcastError('CORRUPT', `${path} does not say how the store is laid out`);
}
