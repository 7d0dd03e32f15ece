// Completes package-lock.json with the native packages of other platforms: run it after `npm install <package>`.
// npm leaves them out when the registry it asked does not have them, as company mirrors often do not. `npm ci` then
// refuses the lock there, and installs no native package on the platforms that were left out.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './step.mjs';

const path = join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(path, 'utf8'));

const OS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const CPU = ['arm', 'arm64', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64'];
const LIBC = [
  ['musl', /^musl/],
  ['glibc', /^gnu/],
];

/** @oxlint/binding-linux-x64-musl says what it is for, as the names of all such packages do. */
function platformOf(name) {
  const words = name.split(/[-/]/);
  const os = OS.filter((known) => words.includes(known));
  const cpu = CPU.filter((known) => words.includes(known));
  const libc = LIBC.filter(([, pattern]) => words.some((word) => pattern.test(word))).map(([known]) => known);
  if (os.length !== 1 || cpu.length !== 1) throw new Error(`${name}: which platform is it for?`);
  return { cpu, ...(libc.length > 0 ? { libc } : {}), os };
}

function missing() {
  const found = [];
  for (const parent of Object.values(lock.packages)) {
    for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
      if (lock.packages[`node_modules/${name}`] === undefined) found.push({ name, version, dev: parent.dev });
    }
  }
  return found;
}

const added = missing();
if (process.argv.includes('--check')) {
  for (const { name } of added)
    console.error(`package-lock.json lacks ${name}: run \`node scripts/lock.mjs\``);
  process.exitCode = added.length > 0 ? 1 : 0;
} else if (added.length > 0) {
  for (const { name, version, dev } of added) {
    if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error(`${name}: ${version} is not one version`);
    const entry = { version, ...(dev ? { dev } : {}), optional: true, ...platformOf(name) };
    lock.packages[`node_modules/${name}`] = entry;
  }
  const byName = ([a], [b]) => (a < b ? -1 : 1);
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(byName));
  writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`package-lock.json: added ${added.length} packages of other platforms`);
}
