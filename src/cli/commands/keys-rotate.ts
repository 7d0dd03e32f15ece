import { join } from 'node:path';
import { JWKS_FILE, rotateKeys } from '../../auth/signing-keys.js';
import type { Run } from '../context.js';

export const run: Run<'keys rotate'> = async ({ config, output }) => {
  const key = await rotateKeys(config.keysDir, config.keepKeys);
  const jwks = join(config.keysDir, JWKS_FILE);
  output.result(
    () => JSON.stringify({ key, jwks }),
    () => `key ${key}; relays read ${jwks} again by themselves`,
  );
  return undefined;
};
