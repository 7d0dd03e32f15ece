import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { built } from './shardcast-process.js';
import type { TempDir } from './temp-dir.js';
import { toolPath } from './tool-path.js';

const root = resolve(import.meta.dirname, '..', '..');

/** What the README takes for granted: `shardcast`, `opa` and `nats-server` on the PATH, `shardcast` to import. */
export async function followReadme(dir: TempDir): Promise<NodeJS.ProcessEnv> {
  await built();
  mkdirSync(dir.join('bin'));
  mkdirSync(dir.join('node_modules'));
  symlinkSync(root, dir.join('node_modules', 'shardcast'));
  for (const tool of ['opa', 'nats-server'] as const)
    symlinkSync(await toolPath(tool), dir.join('bin', tool));
  writeFileSync(
    dir.join('bin', 'shardcast'),
    `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'bin', 'shardcast')}" "$@"\n`,
  );
  chmodSync(dir.join('bin', 'shardcast'), 0o755);
  return {
    ...process.env,
    PATH: [dir.join('bin'), dirname(process.execPath), process.env.PATH].join(delimiter),
  };
}
