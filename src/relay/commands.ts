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

/** Puts deltas in order. Rejects with a ShardcastError; resolves when the delta is in the log, on disk. */
export interface Sequencing {
  publish(command: PublishCommand): Promise<Receipt>;
}
