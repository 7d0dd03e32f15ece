// `npm run licences`: the licence of every package that users of shardcast install, from package-lock.json. It fails when one is not
// allowed, or is not said. --lock FILE: another lock file.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './step.mjs';

/** SPDX. They let a program under Apache-2.0 be passed on without more than naming them. */
export const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

/** Of an SPDX expression: one of what OR joins, all of what AND joins. */
export function isAllowed(licence) {
  const bare = licence.replaceAll(/[()]/g, ' ');
  return bare.split(/ OR /i).some((either) => either.split(/ AND /i).every((one) => ALLOWED.has(one.trim())));
}

/** Packages of a lock file that are installed with shardcast, by name and version, with their licences; '': none is said. */
export function productionLicences(lock) {
  const installed = Object.entries(lock.packages).filter(([path, { dev }]) => path !== '' && dev !== true);
  const named = installed.map(([path, entry]) => ({
    name: path.slice(path.lastIndexOf('node_modules/') + 13),
    ...entry,
  }));
  return named.map(({ name, version, license, os }) => {
    // Native packages of other platforms, which scripts/lock.mjs adds, say nothing: one of the same family and version does.
    const kin =
      os &&
      named.find(
        (other) => other.license && other.version === version && familyOf(other.name) === familyOf(name),
      );
    return { name, version, licence: license ?? kin?.license ?? '' };
  });
}

function familyOf(name) {
  return name.replace(/-(android|darwin|freebsd|linux|openharmony|win32).*$/, '');
}

if (process.argv[1] === import.meta.filename) {
  const at = process.argv.indexOf('--lock');
  const path = at === -1 ? join(root, 'package-lock.json') : process.argv[at + 1];
  const packages = productionLicences(JSON.parse(readFileSync(path, 'utf8')));
  for (const { name, version, licence } of packages)
    console.log(`${licence || '(none said)'}  ${name}@${version}`);
  const refused = packages.filter(({ licence }) => !isAllowed(licence));
  for (const { name, version, licence } of refused) {
    console.error(`not allowed: ${name}@${version}: ${licence || 'no licence is said'}`);
  }
  process.exitCode = refused.length > 0 ? 1 : 0;
}
