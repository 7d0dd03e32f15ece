// `npm run bench`: translates bench/*.ts into dist-bench/ and runs it against dist/, the build that users get. Types are
// checked by `npm run typecheck`. Arguments go to the bench: `npm run bench -- --only a,h --tuples 100000`.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root, run } from './step.mjs';

const sources = join(root, 'bench');
const output = join(root, 'dist-bench');
const { options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config,
  ts.sys,
  root,
);

rmSync(output, { recursive: true, force: true });
mkdirSync(output);
for (const name of readdirSync(sources).filter((file) => file.endsWith('.ts'))) {
  const source = readFileSync(join(sources, name), 'utf8').replaceAll("from '../src/", "from '../dist/");
  const compilerOptions = {
    ...options,
    noEmit: false,
    module: ts.ModuleKind.ESNext,
    sourceMap: false,
    inlineSourceMap: true,
  };
  const { outputText } = ts.transpileModule(source, { fileName: name, compilerOptions });
  writeFileSync(join(output, name.replace(/\.ts$/, '.js')), outputText);
}
const flags = ['--enable-source-maps', ...(process.env.BENCH_NODE_FLAGS ?? '').split(' ').filter(Boolean)];
process.exitCode = run(process.execPath, [...flags, join(output, 'main.js'), ...process.argv.slice(2)]);
