import { createKeys, createToken, JWKS_FILE, type TokenRequest } from '../../src/auth/signing-keys.js';
import type { Clock } from '../../src/core/clock.js';
import { type TempDir, tempDir } from './temp-dir.js';

const HOUR_MS = 60 * 60_000;

/** Keys of one test, and tokens that they sign. */
export class Keys implements AsyncDisposable {
  readonly #dir: TempDir;

  private constructor(dir: TempDir) {
    this.#dir = dir;
  }

  static async make(): Promise<Keys> {
    const dir = await tempDir();
    await createKeys(dir.join('keys'));
    return new Keys(dir);
  }

  get folder(): string {
    return this.#dir.join('keys');
  }

  get jwks(): string {
    return this.#dir.join('keys', JWKS_FILE);
  }

  /** An hour's token of a role for some shards; a publisher's for all their collections. */
  token(
    role: TokenRequest['role'],
    shards: readonly string[],
    more: Partial<TokenRequest> = {},
    clock?: Clock,
  ): Promise<string> {
    const request = {
      name: role,
      role,
      shards,
      collections: ['*'],
      lifeMs: HOUR_MS,
      audience: 'shardcast',
      ...more,
    };
    return createToken(this.folder, request, clock);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#dir[Symbol.asyncDispose]();
  }
}
