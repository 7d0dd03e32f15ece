// `npm run build`: compiles src/ into dist/, which is the library, and bundles dist/program/ from it, which bin/shardcast runs.
// Does nothing, quickly, when no input changed since the last build.
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { filesBelow, modifiedMs, programs, root, runPackage } from './step.mjs';

const src = join(root, 'src');
const dist = join(root, 'dist');
const program = join(dist, 'program');
const stamp = join(dist, '.stamp');
const lock = join(dist, '.lock');

/** Names, sizes and times of all inputs: cheaper than their bytes, and right unless somebody turns clocks back. */
function fingerprint() {
  const inputs = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json', 'scripts/build.mjs'].map(
    (name) => join(root, name),
  );
  for (const file of filesBelow(src)) inputs.push(join(src, file));
  const hash = createHash('sha256');
  for (const path of inputs) {
    const { size, mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { size: 0, mtimeMs: 0 };
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function built() {
  try {
    return readFileSync(stamp, 'utf8') === fingerprint();
  } catch {
    return false;
  }
}

/** Generated JavaScript is not compiled, only carried along. */
function copyGenerated() {
  const from = join(src, 'wire', 'gen');
  const to = join(dist, 'wire', 'gen');
  mkdirSync(to, { recursive: true });
  for (const file of filesBelow(from)) copyFileSync(join(from, file), join(to, file));
}

/** Output whose source is gone would still be imported by whoever forgot. */
function removeOrphans() {
  rmSync(program, { recursive: true, force: true });
  for (const file of filesBelow(dist)) {
    const stem = file.match(/^(.+?)(\.d\.ts|\.js|\.js\.map)$/)?.[1];
    if (stem === undefined) continue;
    const sources = [`${stem}.ts`, `${stem}.js`].map((name) => join(src, name));
    if (sources.every((path) => modifiedMs(path) === 0)) rmSync(join(dist, file), { force: true });
  }
}

/** The compiler writes what changed since its notes; of output that somebody deleted (half a copy, a killed clean) these know nothing. */
function forgetNotesOfLostOutput() {
  const outputs = filesBelow(src).filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'));
  const complete = outputs.every((file) => modifiedMs(join(dist, file.replace(/ts$/, 'js'))) > 0);
  if (!complete) rmSync(join(dist, '.tsbuildinfo'), { force: true });
}

/**
 * A process loads a few CommonJS files much sooner than 130 modules: `shardcast agent` starts in 170 instead of 300 ms. Our own
 * code only: packages stay where npm put them. As deep below the root as what it was made of, for paths from import.meta.url.
 */
async function bundle() {
  const { rolldown } = await import('rolldown');
  const input = { main: join(dist, 'cli', 'main.js'), 'cut-worker': join(dist, 'snapshot', 'cut-worker.js') };
  const isPackage = (id) => !id.startsWith('.') && !isAbsolute(id);
  const made = await rolldown({ input, platform: 'node', external: isPackage });
  await made.write({
    dir: program,
    format: 'cjs',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
  });
  await made.close();
  writeFileSync(join(program, 'package.json'), '{ "type": "commonjs" }\n');
}

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (failure) {
    return failure.code === 'EPERM';
  }
}

/** Whether the lock was left behind by a build that was killed. Empty: its builder is just about to write its pid. */
function abandoned() {
  try {
    const holder = readFileSync(lock, 'utf8');
    return holder !== '' && !alive(Number(holder));
  } catch {
    return false;
  }
}

/** Two test files may ask for a build at once: the second waits, then finds it done. */
async function withLock(task) {
  mkdirSync(dist, { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (failure) {
      if (failure.code !== 'EEXIST') throw failure;
    }
    if (abandoned()) rmSync(lock, { force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  }
  try {
    return await task();
  } finally {
    rmSync(lock, { force: true });
  }
}

async function build() {
  if (built()) return 0;
  const before = fingerprint();
  rmSync(stamp, { force: true });
  removeOrphans();
  forgetNotesOfLostOutput();
  copyGenerated();
  const code = runPackage(programs.tsc, ['-p', 'tsconfig.build.json']);
  await bundle();
  if (code === 0) writeFileSync(stamp, before);
  return code;
}

process.exitCode = built() ? 0 : await withLock(build);
