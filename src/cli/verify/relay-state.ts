import { ShardcastError } from '../../core/errors.js';
import { storedKey } from '../../shard/key.js';
import type { Key } from '../../snapshot/record.js';
import type { Access } from '../../wire/access.js';
import { asBuffer } from '../../wire/as-buffer.js';
import type { CallControl } from '../../wire/channel.js';
import { Relays } from '../../wire/relays.js';
import { readService, statusService } from '../../wire/services.js';
import { OneRelay } from './one-relay.js';

export interface RelayRoot {
  readonly root: Buffer;
  readonly revision: number;
  readonly records: number;
  readonly token: string;
}

export interface RelayHead {
  readonly revision: number;
  /** By collection. */
  readonly keyParts: ReadonlyMap<string, number>;
}

export interface ScannedRecord {
  readonly key: Key;
  readonly json: Buffer;
}

/** What the relays hold, as proofs ask for it. */
export class RelayState implements Disposable {
  readonly #relays: Relays | OneRelay;
  readonly #control: CallControl;

  constructor(relay: string | readonly string[] | OneRelay, control: CallControl, access: Access = {}) {
    this.#relays = relay instanceof OneRelay ? relay : new Relays(relay, access);
    this.#control = control;
  }

  [Symbol.dispose](): void {
    this.#relays.close();
  }

  async shards(): Promise<string[]> {
    const { shards } = await this.#relays.unary(statusService.listShards, '', {}, this.#control);
    return shards.map(({ shard }) => shard ?? '');
  }

  /** Where a shard is, and how many parts the keys of its collections have. Revision 0: nothing was published to it. */
  async head(shard: string): Promise<RelayHead> {
    try {
      const { shard: status } = await this.#relays.unary(
        statusService.getStatus,
        shard,
        { shard },
        this.#control,
      );
      const collections = status?.collections ?? [];
      const keyParts = new Map(collections.map(({ name, keyParts: parts }) => [name ?? '', parts ?? 0]));
      return { revision: status?.revision ?? 0, keyParts };
    } catch (failure) {
      if (failure instanceof ShardcastError && failure.code === 'NOT_FOUND') return NOTHING;
      throw failure;
    }
  }

  /** Throws NOT_FOUND for a revision that is not there yet, TRIMMED for one that is not kept any more. */
  async root(shard: string, atRevision: number): Promise<RelayRoot> {
    const request = { shard, options: { atRevision } };
    const answer = await this.#relays.unary(readService.root, shard, request, this.#control);
    const { root, revision, records, token } = answer;
    return { root: asBuffer(root), revision, records, token };
  }

  /** Batches of records in the order of their keys, each with the token of the revision that is read. */
  async *scan(
    shard: string,
    atRevision: number,
  ): AsyncGenerator<{ token: string; records: readonly ScannedRecord[] }, void, undefined> {
    const request = { shard, options: { atRevision } };
    for await (const answer of this.#relays.serverStream(readService.scan, shard, request, this.#control)) {
      const records = answer.records.map(({ collection, key, json }) => ({
        key: storedKey(collection ?? '', asBuffer(key ?? new Uint8Array())),
        json: asBuffer(json ?? new Uint8Array()),
      }));
      yield { token: answer.token, records };
    }
  }
}

const NOTHING: RelayHead = { revision: 0, keyParts: new Map() };
