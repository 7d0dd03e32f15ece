// What the scripts share. Node's own modules only: they run before `npm ci` has.
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Runs a command in the project's root without a shell; its output goes where ours goes. Returns its exit code. */
export function run(command, args, options = {}) {
  const done = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], ...options });
  if (done.error !== undefined) throw new Error(`${command} did not start: ${done.error.message}`);
  return done.status ?? 1;
}

/** Runs the Node program of an installed package: `.bin` links differ by platform, paths of programs do not. */
export function runPackage(program, args, options = {}) {
  return run(process.execPath, [join(root, 'node_modules', program), ...args], options);
}

export const programs = {
  biome: '@biomejs/biome/bin/biome',
  oxlint: 'oxlint/bin/oxlint',
  tsc: 'typescript/bin/tsc',
  vitest: 'vitest/vitest.mjs',
  pbjs: 'protobufjs-cli/bin/pbjs',
  pbts: 'protobufjs-cli/bin/pbts',
};

/** Files below a folder, sorted, as paths relative to it; an absent folder has none. */
export function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1))
    .sort();
}

export function modifiedMs(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
