import { ShardcastError, toShardcastError } from '../../core/errors.js';
import type { Logger } from '../../core/log.js';
import { decodeDelta } from '../../shard/delta.js';
import { decodeEntry, historyHashes } from '../../shard/entry.js';
import { KIND } from '../../shard/layout.js';
import type { Shard } from '../../shard/shard.js';
import type { Damage } from '../../shard/shard-check.js';
import { verifyFrame } from '../../snapshot/compression.js';
import type { Manifest } from '../../snapshot/manifest.js';
import { decodeManifest, encodeManifest } from '../../snapshot/manifest-codec.js';

/** Where what is damaged here may be whole. Each throws when it cannot be asked, and gives undefined for what it does not have. */
export interface WholeSource {
  /** For people. */
  readonly name: string;
  frame(shard: string, hash: Buffer): Promise<Buffer | undefined>;
  manifest(
    shard: string,
    at: { readonly epoch: string; readonly revision: number },
  ): Promise<Buffer | undefined>;
}

export interface MendingOptions {
  /** Asked in this order. */
  readonly sources: (shard: string) => readonly WholeSource[];
  readonly logger: Logger;
}

/** Puts right what is damaged, from where it is whole: held against its hash like all that comes from elsewhere. */
export class Mending {
  readonly #options: MendingOptions;

  constructor(options: MendingOptions) {
    this.#options = options;
  }

  /** Whether it is whole now. */
  async mend(shard: Shard, damage: Damage): Promise<boolean> {
    switch (damage.kind) {
      case 'chunk':
        return await this.#chunk(shard, damage.hash);
      case 'manifest':
        return await this.#manifest(shard, damage.revision);
      case 'entry':
        return await this.#entry(shard, damage.revision);
      case 'receipts':
        return await this.#receipts(shard, damage.revision);
    }
  }

  /** Written again, as when the entry came. Of one that is not kept any more nobody here knows what they were. */
  async #receipts(shard: Shard, revision: number): Promise<boolean> {
    const bytes = shard.tail.startingAt(revision)?.bytes;
    if (bytes === undefined) return false;
    const entry = decodeEntry(bytes);
    // Their sources may be further on.
    const deltas = entry.deltas.map((delta) => ({ ...decodeDelta(delta), source: '' }));
    await shard.atRest(() =>
      shard.writeHead({}, (writer) => shard.receipts.record(writer, entry, deltas, historyHashes(entry))),
    );
    return true;
  }

  async #chunk(shard: Shard, hash: Buffer): Promise<boolean> {
    const frame = await this.#first(shard.name, async (source) => {
      const found = await source.frame(shard.name, hash);
      if (found !== undefined) await verifyFrame(found, hash);
      return found;
    });
    if (frame === undefined) return false;
    await shard.shelf.put([{ hash, frame }]);
    return true;
  }

  /** The newest is in memory; an older one has to come. */
  async #manifest(shard: Shard, revision: number): Promise<boolean> {
    const { base, head } = shard.state;
    const at = { epoch: head.epoch, revision };
    const manifest =
      base?.revision === revision
        ? base
        : await this.#first(shard.name, async (source) => {
            const bytes = await source.manifest(shard.name, at);
            return bytes && named(decodeManifest(bytes), shard.name, at);
          });
    if (manifest === undefined) return false;
    await shard.atRest(() =>
      shard.writeHead({}, (writer) =>
        writer.put(shard.keys.at(KIND.manifest, revision), encodeManifest(manifest)),
      ),
    );
    return true;
  }

  /**
   * The state does not need the entry, but what is on disk would not lead there: so a snapshot is cut of it, and history begins there anew. What
   * was before is in the archive, and at others.
   */
  async #entry(shard: Shard, revision: number): Promise<boolean> {
    if ((shard.state.base?.revision ?? 0) < revision) await shard.cut();
    await shard.trimBelow((shard.state.base?.revision ?? 0) + 1);
    // The last entry stays whatever it is: it is what others are resumed by.
    return shard.head.revision > revision || shard.tail.holding(revision) === undefined;
  }

  async #first<T>(
    shard: string,
    ask: (source: WholeSource) => Promise<T | undefined>,
  ): Promise<T | undefined> {
    for (const source of this.#options.sources(shard)) {
      try {
        const found = await ask(source);
        if (found !== undefined) return found;
      } catch (thrown) {
        const failure = toShardcastError(thrown).toJSON();
        this.#options.logger.warn(
          { shard, source: source.name, failure },
          'what is damaged did not come from there',
        );
      }
    }
    return undefined;
  }
}

function named(manifest: Manifest, shard: string, at: { epoch: string; revision: number }): Manifest {
  const isIt = manifest.shard === shard && manifest.epoch === at.epoch && manifest.revision === at.revision;
  if (isIt) return manifest;
  throw new ShardcastError('CORRUPT', `another snapshot came for ${shard} at revision ${at.revision}`);
}
