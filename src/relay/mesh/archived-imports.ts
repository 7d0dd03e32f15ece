import { ShardcastError } from '../../core/errors.js';
import { inParallel } from '../../core/parallel.js';
import { IN_FLIGHT } from '../../shard/archive/archive-limits.js';
import { chunkName, importName } from '../../shard/archive/archive-names.js';
import { decodeNamed } from '../../shard/archive/archived-shard.js';
import type { Archive } from '../../snapshot/archive/archive.js';
import type { Manifest } from '../../snapshot/manifest.js';
import { encodeManifest } from '../../snapshot/manifest-codec.js';
import type { ImportArchive, StoredImport } from './import-archive.js';

/** Chunks that are on their way from the archive, ahead of whoever takes them. */
const FETCHED_MAX = 8;

/**
 * Imports in the mesh's archive: chunks among those of the shard's snapshots, which may share them, and last the manifest, so that one that
 * is there is complete. All are put anew, and so are young: nobody collects them before the entry that needs them is in the log.
 */
export class ArchivedImports implements ImportArchive {
  readonly #archive: Archive;

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  async put(shard: string, root: Buffer, manifest: Manifest, frames: Iterable<Buffer>): Promise<void> {
    await inParallel(named(shard, manifest, frames), LIMITS, async ({ name, frame }, signal) => {
      await this.#archive.put(name, frame, { signal, renew: true });
    });
    await this.#archive.put(importName(shard, root), encodeManifest(manifest), { renew: true });
  }

  async get(shard: string, root: Buffer): Promise<StoredImport> {
    const name = importName(shard, root);
    const bytes = await this.#archive.get(name);
    if (bytes === undefined) throw missing(name);
    const manifest = decodeNamed(name, bytes);
    return { manifest, frames: (hashes) => this.#frames(shard, hashes) };
  }

  /** The next ones are fetched while one is being taken. */
  async *#frames(shard: string, hashes: readonly Buffer[]): AsyncGenerator<Buffer, void, undefined> {
    const coming: Promise<Buffer>[] = [];
    let next = 0;
    try {
      while (next < hashes.length || coming.length > 0) {
        while (next < hashes.length && coming.length < FETCHED_MAX) {
          const fetching = this.#frame(chunkName(shard, hashes[next++]!));
          fetching.catch(() => undefined); // it is awaited in its turn
          coming.push(fetching);
        }
        yield await (coming.shift() as Promise<Buffer>);
      }
    } finally {
      await Promise.allSettled(coming);
    }
  }

  async #frame(name: string): Promise<Buffer> {
    const frame = await this.#archive.get(name);
    if (frame === undefined) throw missing(name);
    return frame;
  }
}

interface NamedFrame {
  readonly name: string;
  readonly frame: Buffer;
}

const LIMITS = { ...IN_FLIGHT, sizeOf: ({ frame }: NamedFrame) => frame.length };

function* named(shard: string, { chunks }: Manifest, frames: Iterable<Buffer>): Generator<NamedFrame> {
  let next = 0;
  for (const frame of frames) yield { name: chunkName(shard, chunks[next++]!.hash), frame };
}

function missing(name: string): ShardcastError {
  return new ShardcastError('NOT_FOUND', `the archive has no ${name}`, {
    hint: 'Do all relays of the mesh have the same archive?',
    retry: 'backoff',
  });
}
