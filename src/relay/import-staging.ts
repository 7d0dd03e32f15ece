import type { Lane } from '../shard/lane.js';
import { KIND, type ShardKeys } from '../shard/layout.js';
import type { Shard } from '../shard/shard.js';

const SEQUENCE_BYTES = 6;

/** Batches of records of unfinished imports, as they came, on disk in the shard's lane. */
export class ImportStaging {
  readonly #shard: Shard;
  readonly #lane: Lane;
  readonly #keys: ShardKeys;
  readonly #id: string;

  constructor(shard: Shard, importId: string) {
    this.#shard = shard;
    this.#lane = shard.lane;
    this.#keys = shard.keys;
    this.#id = importId;
  }

  /** The last sequence that is stored; 0: none. */
  get sequence(): number {
    const found = this.#lane.last(this.#key(0), this.#key(2 ** 48 - 1));
    return found === undefined ? 0 : found.key.readUIntBE(found.key.length - SEQUENCE_BYTES, SEQUENCE_BYTES);
  }

  put(sequence: number, batch: Buffer): Promise<void> {
    return this.#shard.writeBeside((writer) => writer.put(this.#key(sequence), batch));
  }

  get(sequence: number): Buffer | undefined {
    return this.#lane.get(this.#key(sequence));
  }

  clear(): Promise<void> {
    return this.#lane.removeRange(this.#key(0), this.#key(2 ** 48 - 1));
  }

  #key(sequence: number): Buffer {
    const id = Buffer.from(`${this.#id}\0`, 'utf8');
    const rest = Buffer.alloc(id.length + SEQUENCE_BYTES);
    id.copy(rest);
    rest.writeUIntBE(sequence, id.length, SEQUENCE_BYTES);
    return this.#keys.of(KIND.import, rest);
  }
}
