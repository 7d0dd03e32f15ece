import { createLocalJWKSet, createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import { changingFile } from '../core/changing-file.js';
import { type Clock, systemClock } from '../core/clock.js';
import { ShardcastError, toShardcastError } from '../core/errors.js';

/** The longest that keys from a URL are believed. Milliseconds. */
const URL_MAX_AGE_MS = 10 * 60_000;
/** Unknown keys make us ask a URL again, but not oftener. Milliseconds. */
const URL_COOLDOWN_MS = 10_000;
const URL_TIMEOUT_MS = 5_000;

/** Public keys by which tokens are verified. */
export interface JwksSource {
  /** As jose wants it. Throws what it could not get keys for. */
  readonly key: JWTVerifyGetKey;
  /** Whether a key is among those that are known now; true while nothing is known. */
  has(keyId: string): Promise<boolean>;
}

/** Keys from a file, or https URL, with caching and rotation. Throws INVALID_ARGUMENT for what is neither. */
export function jwksSource(place: string, clock: Clock = systemClock): JwksSource {
  if (/^https?:/i.test(place)) return fromUrl(place);
  return fromFile(place, clock);
}

function fromUrl(text: string): JwksSource {
  const url = new URL(text);
  const isLoopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !isLoopback) {
    throw new ShardcastError('INVALID_ARGUMENT', `keys from ${url.origin} could be anybody’s`, {
      hint: 'Use https:// for keys from another machine.',
    });
  }
  const set = createRemoteJWKSet(url, {
    cacheMaxAge: URL_MAX_AGE_MS,
    cooldownDuration: URL_COOLDOWN_MS,
    timeoutDuration: URL_TIMEOUT_MS,
  });
  return {
    key: set,
    async has(keyId) {
      if (!set.fresh) await set.reload().catch(() => undefined);
      const keys = set.jwks()?.keys;
      return keys === undefined || keys.some(({ kid }) => kid === keyId);
    },
  };
}

function fromFile(path: string, clock: Clock): JwksSource {
  const current = changingFile(path, (text) => createLocalJWKSet(JSON.parse(text)), clock);
  const set = (): ReturnType<typeof current> => {
    try {
      return current();
    } catch (thrown) {
      throw unreadable(path, thrown);
    }
  };
  return {
    key: async (header, token) => await set()(header, token),
    has: async (keyId) =>
      set()
        .jwks()
        .keys.some(({ kid }) => kid === keyId),
  };
}

function unreadable(path: string, thrown: unknown): ShardcastError {
  return new ShardcastError('INVALID_ARGUMENT', `no keys in ${path}: ${toShardcastError(thrown).message}`, {
    hint: 'shardcast keys create makes some.',
    cause: thrown,
  });
}
