import { createCertificate } from '../../auth/certificates.js';
import type { Run } from '../context.js';

export const run: Run<'keys certificate'> = async ({ config, output }) => {
  const { keysDir, certificateName: name, certificateHosts: hosts, certificateLifeMs: lifeMs } = config;
  const made = await createCertificate(keysDir, { name, hosts, lifeMs });
  const { certFile, keyFile, caFile, expiresAt } = made;
  output.result(
    () => JSON.stringify({ cert: certFile, key: keyFile, ca: caFile, expires_at: expiresAt.toISOString() }),
    () => `${certFile} and ${keyFile}, until ${expiresAt.toISOString()}; clients need ${caFile}`,
  );
  return undefined;
};
