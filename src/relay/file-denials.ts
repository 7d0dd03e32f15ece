import { open, readFile } from 'node:fs/promises';
import { type Denial, type DenialStore, parseDenial } from '../auth/deny-list.js';
import { ShardcastError, toShardcastError } from '../core/errors.js';

/** Of a relay by itself: a line of JSON each, synced. */
export class FileDenials implements DenialStore {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  async follow(heard: (denial: Denial) => void): Promise<void> {
    for (const line of (await this.#read()).split('\n')) {
      if (line === '') continue;
      const denial = parseDenial(line);
      // The last line may be cut short: nobody was told that it is kept.
      if (denial !== undefined) heard(denial);
    }
  }

  async keep(denial: Denial): Promise<void> {
    try {
      // A newline before it, too: what was cut short before ends there.
      await using file = await open(this.#path, 'a', 0o600);
      await file.appendFile(`\n${JSON.stringify(denial)}\n`);
      await file.sync();
    } catch (thrown) {
      throw toShardcastError(thrown);
    }
  }

  async #read(): Promise<string> {
    try {
      return await readFile(this.#path, 'utf8');
    } catch (thrown) {
      if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return '';
      throw new ShardcastError('CORRUPT', `${this.#path} cannot be read`, {
        cause: thrown,
        hint: 'Without it tokens that were revoked would be good again.',
      });
    }
  }
}
