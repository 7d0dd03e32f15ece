import { packageVersion } from '../../core/package-folder.js';
import type { Run } from '../context.js';

export const run: Run<'version'> = async ({ output }) => {
  const version = packageVersion();
  output.result(
    () => JSON.stringify({ version, node: process.versions.node }),
    () => version,
  );
  return undefined;
};
