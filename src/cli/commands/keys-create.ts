import { join } from 'node:path';
import { createKeys, JWKS_FILE } from '../../auth/signing-keys.js';
import type { Run } from '../context.js';

export const run: Run<'keys create'> = async ({ config, output }) => {
  const key = await createKeys(config.keysDir);
  const jwks = join(config.keysDir, JWKS_FILE);
  output.result(
    () => JSON.stringify({ key, jwks }),
    () => `key ${key}; relays need ${jwks}`,
  );
  return undefined;
};
