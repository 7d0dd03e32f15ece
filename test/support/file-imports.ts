import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ShardcastError } from '../../src/core/errors.js';
import type { ImportArchive, StoredImport } from '../../src/relay/mesh/import-archive.js';
import type { Manifest } from '../../src/snapshot/manifest.js';
import { decodeManifest, encodeManifest } from '../../src/snapshot/manifest-codec.js';

/** Imports in a folder that all relays of a test share: a file for each chunk, and the manifest last. */
export class FileImports implements ImportArchive {
  readonly #path: string;
  /** Chunks that were fetched. */
  fetched = 0;

  constructor(path: string) {
    this.#path = path;
  }

  async put(shard: string, root: Buffer, manifest: Manifest, frames: Iterable<Buffer>): Promise<void> {
    const folder = this.#folder(shard, root);
    await mkdir(folder, { recursive: true });
    let n = 0;
    for (const frame of frames) await writeFile(join(folder, nameOf(manifest.chunks[n++]!.hash)), frame);
    await writeFile(join(folder, 'manifest.new'), encodeManifest(manifest));
    await rename(join(folder, 'manifest.new'), join(folder, 'manifest'));
  }

  async get(shard: string, root: Buffer): Promise<StoredImport> {
    const folder = this.#folder(shard, root);
    const bytes = await readFile(join(folder, 'manifest')).catch((cause: unknown) => {
      throw new ShardcastError('NOT_FOUND', `no import ${folder}`, { cause });
    });
    return { manifest: decodeManifest(bytes), frames: (hashes) => this.#frames(folder, hashes) };
  }

  async *#frames(folder: string, hashes: readonly Buffer[]): AsyncGenerator<Buffer, void, undefined> {
    for (const hash of hashes) {
      this.fetched++;
      yield await readFile(join(folder, nameOf(hash)));
    }
  }

  #folder(shard: string, root: Buffer): string {
    return join(this.#path, shard, nameOf(root));
  }
}

function nameOf(hash: Buffer): string {
  return hash.toString('hex');
}
