import type { Run } from '../context.js';
import { packageVersion } from '../package-version.js';

export const run: Run<'version'> = async ({ output }) => {
  const version = packageVersion();
  output.result(
    () => JSON.stringify({ version, node: process.versions.node }),
    () => version,
  );
  return undefined;
};
