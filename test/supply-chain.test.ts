import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { tempDir } from './support/temp-dir.js';

const root = resolve(import.meta.dirname, '..');

interface LockedPackage {
  readonly dev?: boolean;
  readonly version?: string;
  readonly license?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly os?: readonly string[];
}

interface Lock {
  readonly packages: Record<string, LockedPackage>;
}

const json = <T>(path: string) => JSON.parse(readFileSync(resolve(root, path), 'utf8')) as T;
const lock = json<Lock>('package-lock.json');
const installed = Object.entries(lock.packages).filter(([path, { dev }]) => path !== '' && dev !== true);
const run = (command: string, ...args: string[]) => spawnSync(command, args, { cwd: root, encoding: 'utf8' });

test('what users install is under licences that are allowed, all of them', () => {
  const { status, stdout, stderr } = run(process.execPath, 'scripts/licences.mjs');
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout.trimEnd().split('\n')).toHaveLength(installed.length);
});

test.each([
  ['GPL-3.0-only', 1],
  ['(MIT AND GPL-2.0-only)', 1],
  [undefined, 1],
  ['(GPL-3.0-only OR MIT)', 0],
])('a package under %s ends the list of licences with %i', async (license, status) => {
  await using dir = await tempDir();
  const added = { version: '1.0.0', ...(license === undefined ? {} : { license }) };
  const packages = { ...lock.packages, 'node_modules/new-one': added, 'node_modules/a-tool': { dev: true } };
  await writeFile(dir.join('lock.json'), JSON.stringify({ packages }));
  const done = run(process.execPath, 'scripts/licences.mjs', '--lock', dir.join('lock.json'));
  expect(done.status).toBe(status);
  expect(done.stderr.includes('new-one@1.0.0')).toBe(status === 1);
});

test('every package is from a registry, by its hash, but native ones of other platforms', () => {
  for (const [path, { resolved, integrity, os }] of Object.entries(lock.packages)) {
    if (resolved !== undefined) expect(resolved, path).toMatch(/^https:\/\//);
    if (integrity !== undefined) expect(integrity, path).toMatch(/^sha512-/);
    // scripts/lock.mjs adds native packages of other platforms, whose hashes npm then takes from the registry.
    else expect(path === '' || os !== undefined, `${path} has no hash`).toBe(true);
  }
});

test('the bill of materials is CycloneDX and names what users install', () => {
  const { status, stdout } = run('npm', 'run', '--silent', 'sbom');
  expect(status).toBe(0);
  const sbom = JSON.parse(stdout) as {
    bomFormat: string;
    components: { 'bom-ref': string }[];
  };
  expect(sbom.bomFormat).toBe('CycloneDX');
  const named = new Set(sbom.components.map((component) => component['bom-ref']));
  const { dependencies } = json<{ dependencies: Record<string, string> }>('package.json');
  for (const [name, version] of Object.entries(dependencies)) expect(named).toContain(`${name}@${version}`);
  const tools = [...named].filter((each) => /^(vitest|typescript|rolldown|oxlint)@/.test(each));
  expect(tools).toEqual([]);
  expect(named.size).toBeGreaterThan(100);
}, 60_000);

test('nothing of ours runs when the package is installed', () => {
  const { scripts, files } = json<{ scripts: Record<string, string>; files: string[] }>('package.json');
  const atInstall = ['preinstall', 'install', 'postinstall', 'preprepare', 'prepare', 'postprepare'];
  expect(Object.keys(scripts).filter((name) => atInstall.includes(name))).toEqual([]);
  // npm builds where it finds this file.
  expect(files).not.toContain('binding.gyp');
});
