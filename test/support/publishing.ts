import { DeltaBuilder } from '../../src/shard/delta-builder.js';
import { type Entry, encodeEntry } from '../../src/shard/entry.js';
import { EMPTY_HISTORY, nextHistoryHash } from '../../src/shard/history.js';

let ids = 0;

/** An encoded delta; an id of its own unless one is given. */
export function delta(
  fill: (delta: DeltaBuilder) => void,
  labels: { id?: string; source?: string; position?: string; sourceSequence?: number } = {},
): Buffer {
  const builder = new DeltaBuilder();
  fill(builder);
  return builder.encode({ id: `id-${++ids}`, publisher: 'test', ...labels });
}

export function tuple(object: string, subject = 'user:anne'): Buffer {
  return delta((d) => d.put('tuples', [object, 'viewer', subject], true));
}

/** The entries of a history made outside of any store, one after the other. */
export class EntryChain {
  readonly #shard: string;
  readonly #epoch: string;
  #revision = 0;
  #hash: Buffer = EMPTY_HISTORY;

  constructor(shard: string, epoch = 'e1') {
    this.#shard = shard;
    this.#epoch = epoch;
  }

  get revision(): number {
    return this.#revision;
  }

  get hash(): Buffer {
    return this.#hash;
  }

  next(...deltas: Buffer[]): { entry: Entry; bytes: Buffer } {
    const entry: Entry = {
      shard: this.#shard,
      epoch: this.#epoch,
      firstRevision: this.#revision + 1,
      previousHash: this.#hash,
      appendedAt: 1_700_000_000_000 + this.#revision,
      deltas,
    };
    for (const bytes of deltas) this.#hash = nextHistoryHash(this.#hash, bytes);
    this.#revision += deltas.length;
    return { entry, bytes: encodeEntry(entry) };
  }
}
