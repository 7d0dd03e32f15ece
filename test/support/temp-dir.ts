import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of its own for one test: `await using dir = await tempDir()`. */
export class TempDir implements AsyncDisposable {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  join(...parts: string[]): string {
    return join(this.path, ...parts);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // LMDB may still be writing its last page while the folder goes.
    await rm(this.path, { recursive: true, force: true, maxRetries: 5 });
  }
}

export async function tempDir(): Promise<TempDir> {
  return new TempDir(await mkdtemp(join(tmpdir(), 'shardcast-test-')));
}
