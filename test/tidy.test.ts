import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse, type SourceText } from './support/source-text.js';
import { RULES, type Rule } from './support/tidy-rules.js';

/** Style is a test: what a reviewer would have to say twice is said here once, by name. */
const root = resolve(import.meta.dirname, '..');
const LINES_MEDIAN_MAX = 150;

function filesBelow(folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|mjs)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !path.startsWith('src/wire/gen/'))
    .sort();
}

const sources: SourceText[] = ['src', 'test', 'bench', 'scripts']
  .flatMap(filesBelow)
  .map((path) => parse(path, readFileSync(join(root, path), 'utf8')));

function check(rule: Rule, files: readonly SourceText[]): string[] {
  return files
    .filter((file) => rule.applies(file.path))
    .flatMap((file) => rule.check(file).map((problem) => `${file.path}: ${problem}`));
}

describe('every file keeps the rule', () => {
  test.each(RULES.map((rule) => [rule.name, rule] as const))('%s', (_, rule) => {
    expect(check(rule, sources)).toEqual([]);
  });

  test(`the median file of src has at most ${LINES_MEDIAN_MAX} lines`, () => {
    const lines = sources.filter(({ path }) => path.startsWith('src/')).map(({ lines }) => lines.length);
    lines.sort((a, b) => a - b);
    expect(lines[Math.floor(lines.length / 2)]).toBeLessThanOrEqual(LINES_MEDIAN_MAX);
  });
});

/** Each rule beside a file that breaks it: a rule that finds nothing here would find nothing anywhere. */
const WRONG: Readonly<Record<string, readonly [path: string, text: string]>> = {
  'file-length': ['src/core/a.ts', 'export {};\n'.repeat(351)],
  'function-length': ['src/core/a.ts', `export function a() {\n${'  a();\n'.repeat(70)}}\n`],
  'no-any': ['src/core/a.ts', 'export const a = (x: any[]) => x;\n'],
  'no-double-cast': ['src/core/a.ts', 'export const a = 1 as unknown as string;\n'],
  'no-ts-ignore': ['src/core/a.ts', `// @ts-${'ignore'}\nexport const a: string = 1;\n`],
  'no-todo': ['src/core/a.ts', `// ${'TO'}${'DO'} later\nexport {};\n`],
  'no-sleep-in-tests': ['test/a.test.ts', 'await new Promise((r) => setTimeout(r, 10));\n'],
  'file-names': ['src/core/fooBar.ts', 'export {};\n'],
  'no-barrels': ['src/core/index.ts', 'export {};\n'],
  'class-names': ['src/core/a.ts', 'export class ShardManager {}\n'],
  'trailing-whitespace': ['src/core/a.ts', 'export {}; \n'],
  'import-direction': ['src/core/a.ts', "import '../relay/x.js';\n"],
  'machine-paths': ['src/core/a.ts', `export const a = '/${'root'}/x';\n`],
};

test.each(RULES.map((rule) => [rule.name, rule] as const))(
  '%s is noticed when it is broken',
  (name, rule) => {
    const [path, text] = WRONG[name] ?? ['', ''];
    expect(check(rule, [parse(path, text)]), `no wrong example of ${name}`).not.toEqual([]);
  },
);

test('what the package exports is documented', () => {
  const entry = sources.find(({ path }) => path === 'src/index.ts');
  const missing = (entry?.reExports ?? []).filter(({ from, name }) => {
    const file = sources.find(({ path }) => path === join('src', from).replace(/\.js$/, '.ts'));
    return file?.undocumented.includes(name) ?? true;
  });
  expect(missing.map(({ from, name }) => `${name} of ${from} has no docstring`)).toEqual([]);
});

test('the lock file names the native packages of every platform, so that npm ci works on all', () => {
  const check = spawnSync(process.execPath, ['scripts/lock.mjs', '--check'], { cwd: root, encoding: 'utf8' });
  expect(check.stderr).toBe('');
  expect(check.status).toBe(0);
});
