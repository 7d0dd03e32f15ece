import { decodeJwt, decodeProtectedHeader, type JWTHeaderParameters, type JWTPayload } from 'jose';
import { ShardcastError, toShardcastError } from '../core/errors.js';
import { Patterns } from './patterns.js';
import { type Principal, ROLES, type Role } from './principal.js';

/** The token's claim that is ours: `{"role": "agent", "shards": ["tenant-42"], "collections": ["*"]}`. */
export const CLAIM = 'shardcast';
const NAME_CHARS_MAX = 256;

/** What a verified token says. Throws UNAUTHENTICATED; what it does not say is not allowed. */
export function principalOf(payload: JWTPayload, header: Pick<JWTHeaderParameters, 'kid'>): Principal {
  const { sub, exp, iat, jti } = payload;
  if (typeof sub !== 'string' || sub === '' || sub.length > NAME_CHARS_MAX) throw unclear('sub');
  if (exp === undefined) throw unclear('exp');
  if (iat === undefined) throw unclear('iat');
  const claim = payload[CLAIM];
  if (!isObject(claim)) throw unclear(CLAIM);
  return {
    name: sub,
    role: roleOf(claim.role),
    shards: patternsOf(claim.shards, 'shards'),
    collections: patternsOf(claim.collections, 'collections'),
    tokenId: jti ?? '',
    keyId: header.kid ?? '',
    san: '',
    issuedAt: iat * 1000,
    expiresAt: exp * 1000,
  };
}

/** What a token says, verified by nobody: for its holder. Throws MALFORMED. */
export function claimsOf(token: string): Record<string, unknown> {
  let payload: JWTPayload;
  let header: { kid?: string };
  try {
    payload = decodeJwt(token);
    header = decodeProtectedHeader(token);
  } catch (cause) {
    throw new ShardcastError('MALFORMED', 'this is no JWT', { cause });
  }
  const claim = isObject(payload[CLAIM]) ? payload[CLAIM] : {};
  return {
    name: payload.sub ?? '',
    role: claim.role ?? '',
    shards: claim.shards ?? [],
    collections: claim.collections ?? [],
    issued_at: timeOf(payload.iat),
    expires_at: timeOf(payload.exp),
    key: header.kid ?? '',
    id: payload.jti ?? '',
    ...(payload.iss === undefined ? {} : { issuer: payload.iss }),
    ...(payload.aud === undefined ? {} : { audience: payload.aud }),
  };
}

function timeOf(seconds: number | undefined): string {
  return seconds === undefined ? '' : new Date(seconds * 1000).toISOString();
}

export function roleOf(role: unknown): Role {
  const known = ROLES.find((each) => each === role);
  if (known === undefined) throw unclear(`${CLAIM}.role`);
  return known;
}

export function patternsOf(value: unknown, name: string): Patterns {
  if (value === undefined) return new Patterns([]);
  if (!isTexts(value)) throw unclear(`${CLAIM}.${name}`);
  try {
    return new Patterns(value);
  } catch (thrown) {
    throw unclear(`${CLAIM}.${name}`, toShardcastError(thrown).message);
  }
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unclear(claim: string, problem = 'missing or not understood'): ShardcastError {
  return new ShardcastError('UNAUTHENTICATED', `the claim ${claim}: ${problem}`, {
    hint: 'See what it says with shardcast token inspect.',
    details: { reason: 'claims' },
  });
}
