// `npm run sbom`: a CycloneDX bill of materials of what users of shardcast install, on standard output. npm makes it; which packages are meant
// is read from package-lock.json, as npm leaves out one that users and a tool of ours need alike.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { productionLicences } from './licences.mjs';
import { root } from './step.mjs';

const args = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--package-lock-only'];
const made = spawnSync('npm', args, {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 256 * 1024 * 1024,
  shell: process.platform === 'win32',
});
if (made.status !== 0) throw new Error(`npm sbom: ${made.error?.message ?? made.stderr}`);
const sbom = JSON.parse(made.stdout);
const packages = productionLicences(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
const wanted = new Set(packages.map(({ name, version }) => `${name}@${version}`));
const isWanted = (ref) => wanted.has(ref) || ref === sbom.metadata.component['bom-ref'];
const components = sbom.components.filter((component) => isWanted(component['bom-ref']));
const dependencies = sbom.dependencies
  .filter(({ ref }) => isWanted(ref))
  .map(({ ref, dependsOn }) => ({ ref, dependsOn: (dependsOn ?? []).filter(isWanted) }));
const found = new Set(components.map((component) => component['bom-ref']));
const missing = [...wanted].filter((ref) => !found.has(ref));
if (missing.length > 0) throw new Error(`npm sbom does not name ${missing.join(', ')}`);
const { name } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const component = { ...sbom.metadata.component, name };
console.log(
  JSON.stringify(
    { ...sbom, metadata: { ...sbom.metadata, component }, components, dependencies },
    undefined,
    2,
  ),
);
