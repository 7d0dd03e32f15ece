// Writes src/wire/gen from proto/: `npm run proto`. With --check it only says whether the committed output is stale.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesBelow, programs, root, runPackage } from './step.mjs';

const protos = filesBelow(join(root, 'proto')).filter((file) => file.endsWith('.proto'));
const outputs = ['shardcast.js', 'shardcast.d.ts'];
const generated = join(root, 'src', 'wire', 'gen');
// Numbers, not Long: revisions and positions stay below 2^53. No converters: values are opaque bytes on the hot path.
const flags = ['-t', 'static-module', '-w', 'es6', '--es6', '--dependency', 'protobufjs/minimal.js'];
const leftOut = ['--force-number', '--no-convert', '--no-delimited', '--no-verify'];

function generate(folder) {
  const [js, types] = outputs.map((name) => join(folder, name));
  const sources = protos.map((file) => join('proto', file));
  const made = runPackage(programs.pbjs, [...flags, ...leftOut, '-p', 'proto', '-o', js, ...sources]);
  if (made !== 0) process.exit(made);
  const typed = runPackage(programs.pbts, ['-o', types, js]);
  if (typed !== 0) process.exit(typed);
  // With --force-number the defaults still are Long objects where the package `long` can be found.
  const long = /\$util\.Long \? \$util\.Long\.fromBits\(0,0,(?:true|false)\) : 0/g;
  writeFileSync(js, readFileSync(js, 'utf8').replace(long, '0'));
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

const scratch = mkdtempSync(join(tmpdir(), 'shardcast-proto-'));
try {
  generate(scratch);
  const stale = outputs.filter((name) => read(join(scratch, name)) !== read(join(generated, name)));
  if (process.argv.includes('--check')) {
    for (const name of stale) console.error(`src/wire/gen/${name} is stale: run \`npm run proto\``);
    process.exitCode = stale.length > 0 ? 1 : 0;
  } else {
    mkdirSync(generated, { recursive: true });
    for (const name of stale) writeFileSync(join(generated, name), read(join(scratch, name)));
    console.log(stale.length > 0 ? `proto: wrote ${stale.join(', ')}` : 'proto: up to date');
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
