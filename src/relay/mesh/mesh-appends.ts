import { crashPoint } from '../../core/crash-point.js';
import { type ErrorCode, ShardcastError, toShardcastError } from '../../core/errors.js';
import type { AppendHints, LoggedEntry } from '../../log/delta-log.js';
import { Draft } from '../../shard/draft.js';
import type { Entry } from '../../shard/entry.js';
import type { Shard } from '../../shard/shard.js';
import type { ShardStore } from '../../shard/store.js';
import type { ImportLog } from '../import-log.js';
import type { SequencedLog } from '../sequenced-log.js';
import type { Applier } from './applier.js';
import { type CatchingUp, notHeld } from './catching-up.js';
import type { ImportAdoption } from './import-adoption.js';
import type { Flight, OwnAppends } from './own-appends.js';
import type { ReplicatedLog } from './replicated-log.js';

/** With these the log has not written anything; with all others nobody knows. */
const NOT_WRITTEN: ReadonlySet<ErrorCode> = new Set(['CONFLICT', 'DISK_FULL', 'LIMIT_EXCEEDED']);

export interface MeshAppendsOptions {
  readonly store: ShardStore;
  readonly log: ReplicatedLog;
  readonly own: OwnAppends;
  readonly applier: Applier;
  readonly catchingUp: CatchingUp;
  readonly imports: ImportAdoption;
  readonly holds: (partition: number) => boolean;
  /** Whether a shard without history may begin one. */
  readonly isNew: (shard: string) => boolean;
}

/**
 * This relay's own entries on their way into the log of a mesh. Once the log has answered, the draft is the state: nothing is decoded
 * again, and nobody waits for the follower or for this relay's disk. A shard that lags takes no append: its state is not the log's
 * end, or what became of its last append is not known; its sequencer is told CONFLICT, catches up and drafts again.
 */
export class MeshAppends implements SequencedLog, ImportLog {
  readonly #options: MeshAppendsOptions;
  readonly #streams: number;

  constructor(options: MeshAppendsOptions) {
    this.#options = options;
    this.#streams = options.log.layout.streams;
  }

  readonly append = async (
    entry: Entry,
    bytes: Buffer,
    expected: number,
    { prepared }: AppendHints = {},
  ): Promise<number> => {
    const { store, own, applier } = this.#options;
    this.#check(store.open(entry.shard), entry, expected);
    const { room } = applier;
    if (room !== undefined) await room;
    const draft = prepared instanceof Draft ? prepared : undefined;
    const flight = own.begin(entry.shard, bytes, draft);
    try {
      const position = await this.#inLog(entry, bytes, expected, flight);
      crashPoint('replicate:appended');
      if (flight.position === 0) this.#adopt({ entry, bytes, position }, draft);
      return position;
    } finally {
      own.end(entry.shard);
    }
  };

  readonly offer: NonNullable<ImportLog['offer']> = (shard, imported) => {
    return this.#options.imports.offer(shard, imported);
  };

  /** An entry whose effect is `manifest`. Its chunks are where other relays can fetch them. */
  readonly appendImport: ImportLog['appendImport'] = async (shard, made) => {
    const { own, applier, catchingUp } = this.#options;
    const { entry, bytes, expected, draft, manifest } = made;
    this.#check(shard, entry, expected);
    const flight = own.begin(entry.shard, bytes, undefined);
    try {
      const position = await this.#inLog(entry, bytes, expected, flight);
      crashPoint('replicate:appended');
      // Once in the log it is history, whatever this relay's disk says: what fails is fetched again, as other relays do.
      const isApplied = await shard.appendSnapshot(entry, bytes, draft, manifest, position).then(
        () => true,
        () => false,
      );
      if (!isApplied) {
        catchingUp.behind(shard.name);
        return;
      }
      applier.announce({ entry, bytes, position });
      own.expect(shard.partition % this.#streams, position, bytes);
    } finally {
      own.end(entry.shard);
    }
  };

  readonly catchUp = async (name: string, beyond?: number): Promise<void> => {
    const { store, catchingUp } = this.#options;
    const isBeyond = beyond !== undefined && store.open(name).head.revision > beyond;
    if (isBeyond && catchingUp.lag(name) === undefined) return;
    await catchingUp.catchUp(name);
  };

  #check(shard: Shard, entry: Entry, expected: number): void {
    const { catchingUp, holds, isNew } = this.#options;
    if (!holds(shard.partition)) throw notHeld(shard.name);
    const isPlaced = expected > 0 || (entry.firstRevision === 1 && isNew(shard.name));
    if (isPlaced && catchingUp.lag(shard.name) === undefined) return;
    throw new ShardcastError('CONFLICT', `${shard.name} has to catch up with the log first`);
  }

  /** Its position in the log. */
  async #inLog(entry: Entry, bytes: Buffer, expected: number, flight: Flight): Promise<number> {
    try {
      return await this.#options.log.append(entry, bytes, expected);
    } catch (thrown) {
      // The follower has brought it: it is there.
      if (flight.position > 0) return flight.position;
      const failure = toShardcastError(thrown);
      if (!NOT_WRITTEN.has(failure.code)) this.#options.catchingUp.behind(entry.shard);
      throw failure;
    }
  }

  #adopt(logged: LoggedEntry, draft: Draft | undefined): void {
    const { store, own, applier, catchingUp } = this.#options;
    const { shard: name } = logged.entry;
    const lag = catchingUp.lag(name);
    try {
      if (!lag?.busy && lag?.fork === undefined) {
        const shard = store.open(name);
        const outcome = applier.apply(shard, logged, draft);
        if (outcome === 'applied') own.expect(shard.partition % this.#streams, logged.position, logged.bytes);
        if (outcome === 'applied' || outcome === 'known') return;
      }
    } catch {
      // The publisher has his answer: it is in the log. What is wrong here the catching up finds out.
    }
    catchingUp.behind(name);
  }
}
