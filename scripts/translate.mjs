// Translates TypeScript that runs against dist/, the build that users get. Types are checked by `npm run typecheck`.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root, run } from './step.mjs';

const { options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config,
  ts.sys,
  root,
);

/** The files of one folder, but for tests, into a folder of the root; imports of src/ become imports of dist/. */
export function translate(folder, output) {
  const sources = join(root, ...folder.split('/'));
  const up = '../'.repeat(folder.split('/').length);
  rmSync(join(root, output), { recursive: true, force: true });
  mkdirSync(join(root, output));
  const isProgram = (file) => file.endsWith('.ts') && !file.endsWith('.test.ts');
  for (const name of readdirSync(sources).filter(isProgram)) {
    const source = readFileSync(join(sources, name), 'utf8').replaceAll(`from '${up}src/`, "from '../dist/");
    const compilerOptions = {
      ...options,
      noEmit: false,
      module: ts.ModuleKind.ESNext,
      sourceMap: false,
      inlineSourceMap: true,
    };
    const { outputText } = ts.transpileModule(source, { fileName: name, compilerOptions });
    writeFileSync(join(root, output, name.replace(/\.ts$/, '.js')), outputText);
  }
}

/** The same for a folder of test/ with a main.ts, which is then run with the arguments of this process. Returns its exit code. */
export function runTranslated(name) {
  translate(`test/${name}`, `dist-${name}`);
  return run(process.execPath, [join(root, `dist-${name}`, 'main.js'), ...process.argv.slice(2)]);
}
