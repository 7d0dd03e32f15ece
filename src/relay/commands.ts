import type { ShardcastError } from '../core/errors.js';
import { formatCursor } from '../shard/cursor.js';
import type { shardcast } from '../wire/wire.js';

/** A publish as it reaches the sequencer. */
export interface PublishCommand {
  readonly shard: string;
  /** An encoded Delta. */
  readonly delta: Buffer;
  /** Cursor that must be the shard's head; '0': the shard must be new; '' or undefined: no expectation. */
  readonly expect?: string;
  readonly preconditions?: readonly shardcast.v1.Precondition.$Properties[];
}

export interface Receipt {
  readonly token: string;
  readonly revision: number;
  /** The delta was seen before; this is its first answer. */
  readonly repeated: boolean;
}

/** Hears once what became of a publish, perhaps before `submit` returns. Must not throw. */
export interface PublishAnswer {
  /** The delta is in the log, on disk, as this revision. `hash` is the history hash there, or its prefix. */
  taken(revision: number, epoch: string, hash: Buffer, repeated: boolean): void;
  /** A ShardcastError, or what nobody expected. */
  refused(failure: unknown): void;
  /**
   * Asked when its turn comes: why the publish may not be sequenced now. It is what an earlier publish of its sender to the shard failed
   * with for a time: the one must not overtake the other, which will come again.
   */
  readonly held?: ShardcastError | undefined;
}

/** Puts deltas in order. */
export interface Sequencing {
  /** Rejects with a ShardcastError; resolves when the delta is in the log, on disk. */
  publish(command: PublishCommand): Promise<Receipt>;
  /** The same for who publishes many: a promise for each would cost as much as sequencing it. */
  submit(command: PublishCommand, answer: PublishAnswer): void;
}

/** Sequencing by this relay itself. */
export interface LocalSequencing extends Sequencing {
  /** Whether publishes of the shard have no answer yet. */
  isBusy(shard: string): boolean;
  /** Runs `job` when it is its turn among the shard's publishes; none is sequenced meanwhile. */
  exclusive<T>(shard: string, job: () => Promise<T>): Promise<T>;
}

/** `publish` in terms of `submit`. */
export function publishBy(submit: Sequencing['submit']): Sequencing['publish'] {
  return (command) =>
    new Promise((resolve, reject) => {
      submit(command, {
        taken(revision, epoch, hash, repeated) {
          resolve({ token: formatCursor(command.shard, epoch, revision, hash), revision, repeated });
        },
        refused: reject,
      });
    });
}
