import { Patterns } from '../../auth/patterns.js';
import { createToken } from '../../auth/signing-keys.js';
import { systemClock } from '../../core/clock.js';
import type { Run } from '../context.js';

export const run: Run<'token create'> = async ({ config, output }) => {
  const { keysDir, tokenRole: role, tokenName: name = role, tokenLifeMs: lifeMs } = config;
  const {
    tokenShards: shards,
    tokenCollections: collections,
    tokenIssuer: issuer,
    tokenAudience: audience,
  } = config;
  for (const patterns of [shards, collections]) new Patterns(patterns); // throws for what a relay would refuse
  const expiresAt = new Date(systemClock.now() + lifeMs).toISOString();
  const token = await createToken(keysDir, { name, role, shards, collections, lifeMs, audience, issuer });
  output.result(
    () => JSON.stringify({ token, expires_at: expiresAt }),
    () => token,
  );
  return undefined;
};
