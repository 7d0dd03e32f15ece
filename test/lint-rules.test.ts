import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { mayImport, ROOMS } from './support/rooms.js';
import { type TempDir, tempDir } from './support/temp-dir.js';

/** The linters are given wrong files on purpose: a rule that lets them pass is a rule that is not there. */
const root = resolve(import.meta.dirname, '..');

interface Finding {
  file: string;
  rule: string;
  message: string;
}

async function write(dir: TempDir, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(dir.join(path)), { recursive: true });
    await writeFile(dir.join(path), text);
  }
}

function runLinter(program: string, args: readonly string[], cwd: string): string {
  const path = join(root, 'node_modules', program);
  const done = spawnSync(process.execPath, [path, ...args], { cwd, encoding: 'utf8', timeout: 50_000 });
  if (done.stdout === '') throw new Error(`${program} said nothing: ${done.error?.message ?? done.stderr}`);
  return done.stdout;
}

/** The project's own rules over a project that has only these files. */
async function biome(files: Readonly<Record<string, string>>): Promise<Finding[]> {
  await using dir = await tempDir();
  await copyFile(join(root, 'biome.json'), dir.join('biome.json'));
  await write(dir, { ...files, '.gitignore': 'dist/\n' });
  const args = ['lint', '--reporter=json', '--max-diagnostics=none', '--diagnostic-level=error', '.'];
  const { diagnostics } = JSON.parse(runLinter('@biomejs/biome/bin/biome', args, dir.path)) as {
    diagnostics: { category: string; message: string; location: { path: string } }[];
  };
  return diagnostics.map(({ category, message, location }) => {
    return { file: location.path, rule: category.split('/').at(-1) ?? '', message };
  });
}

async function oxlint(source: string): Promise<string[]> {
  await using dir = await tempDir();
  await copyFile(join(root, '.oxlintrc.json'), dir.join('.oxlintrc.json'));
  const compilerOptions = { target: 'es2023', module: 'nodenext', strict: true, types: [] };
  await write(dir, { 'tsconfig.json': JSON.stringify({ compilerOptions }), 'src/wrong.ts': source });
  const output = runLinter('oxlint/bin/oxlint', ['--type-aware', '--format=json', 'src'], dir.path);
  const { diagnostics } = JSON.parse(output) as { diagnostics: { code: string; severity: string }[] };
  return diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
}

test('biome refuses exactly the imports that run against the direction of the rooms', async () => {
  const files: Record<string, string> = {};
  const expected: string[] = [];
  for (const from of ROOMS) {
    for (const to of ROOMS) {
      files[`src/${from}/to-${to}.ts`] = `import '../${to}/x.js';\n`;
      files[`src/${from}/below/to-${to}.ts`] = `import '../../${to}/x.js';\n`;
      if (mayImport(from, to)) continue;
      expected.push(`src/${from}/to-${to}.ts`, `src/${from}/below/to-${to}.ts`);
    }
  }
  const found = (await biome(files)).filter(({ rule }) => rule === 'noRestrictedImports');
  expect(found.map(({ file }) => file).sort()).toEqual(expected.sort());
  const core = found.find(({ file }) => file === 'src/core/to-log.ts');
  expect(core?.message).toContain('core imports no other room');
});

test.each([
  ['a type import', "import type { X } from '../relay/x.js';\nexport type Y = X;\n"],
  ['a re-export', "export { x } from '../relay/x.js';\n"],
  ['a dynamic import', "export const x = () => import('../relay/x.js');\n"],
])('%s against the direction is refused, too', async (_, text) => {
  const rules = (await biome({ 'src/shard/x.ts': text })).map(({ rule }) => rule);
  expect(rules).toContain('noRestrictedImports');
});

test('the package entry may not reach into cli, no room may import the package entry', async () => {
  const found = await biome({
    'src/index.ts': "export { x } from './cli/x.js';\nexport { y } from './shard/y.js';\n",
    'src/relay/x.ts': "import '../index.js';\n",
  });
  const refused = found.filter(({ rule }) => rule === 'noRestrictedImports').map(({ file }) => file);
  expect(refused.sort()).toEqual(['src/index.ts', 'src/relay/x.ts']);
  expect(found.map(({ rule }) => rule)).not.toContain('noBarrelFile');
});

test.each([
  [
    'an import cycle',
    'noImportCycles',
    {
      'src/core/a.ts': "import { b } from './b.js';\nexport const a = () => b;\n",
      'src/core/b.ts': "import { a } from './a.js';\nexport const b = () => a;\n",
    },
  ],
  ['any', 'noExplicitAny', { 'src/core/a.ts': 'export const a = (x: any) => x;\n' }],
  ['a barrel', 'noBarrelFile', { 'src/core/a.ts': "export { x } from './x.js';\n" }],
  ['export *', 'noReExportAll', { 'src/core/a.ts': "export * from './x.js';\n" }],
])('biome refuses %s', async (_, rule, files) => {
  expect((await biome(files as Record<string, string>)).map((finding) => finding.rule)).toContain(rule);
});

const later = 'declare function later(): Promise<boolean>;\n';

test.each([
  ['typescript(no-floating-promises)', `${later}later();\n`],
  ['typescript(no-misused-promises)', `${later}if (later()) console.log('always');\n`],
  ['typescript(no-misused-promises)', `${later}[1].forEach(async () => { await later(); });\n`],
  ['typescript(await-thenable)', 'export const x = await (1 + 1);\n'],
])('oxlint refuses %s', async (rule, source) => {
  expect(await oxlint(`${source}export {};\n`)).toContain(rule);
});

test('neither linter objects to what is right', async () => {
  const right = `${later}export async function right(): Promise<boolean> {\n  return await later();\n}\n`;
  expect(await oxlint(right)).toEqual([]);
  expect(await biome({ 'src/core/a.ts': right })).toEqual([]);
});
