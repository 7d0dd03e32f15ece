// `npm run fuzz`: mutated frames, calls, connections, requests and stores by the thousand, from one seed that is printed. The suite does a
// smaller share of the same (test/fuzz/). `npm run fuzz -- --help` names the options.
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { programs, root, run } from './step.mjs';

/** All of it. Minutes. */
const MINUTES_MAX = 45;
/** What is tried is left behind before it is; one that takes longer than this hangs. Milliseconds. */
const HUNG_MS = 60_000;
/** Of what was tried last, in what is printed. */
const LAST_CHARS_MAX = 20_000;
const AMOUNTS = {
  frames: ['300000', 'over all decoders: deltas, manifests, chunks, handshakes, messages, what is on disk'],
  bodies: ['6000', 'bodies of gRPC calls to a relay'],
  connections: ['2000', 'connections to its gRPC port, from the first byte'],
  requests: ['2000', 'HTTP requests, half to a relay and half to an agent'],
  stores: ['600', 'stores with flipped bits in LMDB pages, walked'],
  starts: ['20', 'stores with flipped bits that a relay is started on'],
};

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: `${randomInt(2 ** 32)}` },
    help: { type: 'boolean', default: false },
    ...Object.fromEntries(
      Object.entries(AMOUNTS).map(([name, [amount]]) => [name, { type: 'string', default: amount }]),
    ),
  },
});
const rows = Object.entries(AMOUNTS).map(
  ([name, [amount, what]]) => `  --${`${name} N`.padEnd(14)} ${what} (default ${amount})`,
);
if (values.help) {
  console.log(
    `npm run fuzz -- [options]\n  --seed N         the same choices again; what is mutated has times and hashes of its own (default: a new one)\n${rows.join('\n')}`,
  );
} else process.exitCode = await fuzz();

function whole(name, least, most) {
  const value = Number(values[name]);
  if (/^\d+$/.test(values[name]) && value >= least && value <= most) return value;
  throw new Error(`--${name}: expected ${least} to ${most}, not ${values[name]}`);
}

/** Vitest's exit code, or why it was ended. A group of its own: what it has started ends with it. */
function vitest(env) {
  const args = [join(root, 'node_modules', programs.vitest), 'run', '--no-file-parallelism', 'test/fuzz'];
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
    detached: true,
  });
  let why;
  const end = (reason) => {
    why = reason;
    process.kill(-child.pid, 'SIGKILL');
  };
  process.once('SIGINT', () => end('interrupted'));
  const began = Date.now();
  const timer = setInterval(() => {
    const { size, mtimeMs } = statSync(env.FUZZ_TRAIL);
    if (size > 0 && Date.now() - mtimeMs > HUNG_MS) end(`HUNG: nothing for ${HUNG_MS / 1_000} s`);
    else if (Date.now() - began > MINUTES_MAX * 60_000) end(`HUNG: not done in ${MINUTES_MAX} minutes`);
  }, 1_000);
  return new Promise((resolve) => {
    child.once('close', (code, signal) => {
      clearInterval(timer);
      resolve(why ?? code ?? signal);
    });
  });
}

async function fuzz() {
  const seed = whole('seed', 0, 2 ** 32 - 1);
  const amounts = Object.fromEntries(Object.keys(AMOUNTS).map((name) => [name, whole(name, 2, 1e9)]));
  console.log(`fuzz: seed ${seed}; again: npm run fuzz -- --seed ${seed}`);
  run(process.execPath, [join(root, 'scripts', 'build.mjs')]);
  const scratch = mkdtempSync(join(tmpdir(), 'shardcast-fuzz-'));
  const file = join(scratch, 'report');
  const trail = join(scratch, 'trail');
  for (const each of [file, trail]) writeFileSync(each, '');
  const env = {
    FUZZ_SEED: `${seed}`,
    FUZZ_AMOUNTS: JSON.stringify(amounts),
    FUZZ_REPORT: file,
    FUZZ_TRAIL: trail,
  };
  const end = await vitest(env);
  const last = readFileSync(trail, 'utf8').slice(0, LAST_CHARS_MAX);
  if (last !== '') console.log(`\nIt ended in the middle of\n${last}`);
  const reports = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  rmSync(scratch, { recursive: true, force: true });
  return print(seed, reports, end);
}

function print(seed, reports, end) {
  const mebibytes = (bytes) => (bytes / 2 ** 20).toFixed(0);
  console.log(`\nkind         done     peak MiB (bound)  what they were, or how they ended`);
  for (const { kind, frames, counts, peakBytes, boundBytes, wrong } of reports) {
    const ends = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
    const memory = `${mebibytes(peakBytes)} (${mebibytes(boundBytes)})`;
    console.log(`${kind.padEnd(12)} ${String(frames).padEnd(8)} ${memory.padEnd(17)} ${ends.join(', ')}`);
    for (const one of wrong.slice(0, 5)) console.log(`  WRONG: ${one.slice(0, 400)}`);
  }
  const done = reports.reduce((sum, { frames }) => sum + frames, 0);
  const missing = Object.keys(AMOUNTS).filter((name) => !reports.some(({ kind }) => kind === name));
  for (const name of missing) console.log(`${name}: did not end`);
  const failed = end !== 0 || missing.length > 0;
  console.log(
    `fuzz: seed ${seed}: ${done} in all: ${failed ? `FAILED (${end})` : 'no crash, no hang, memory within its bound, stores whole'}`,
  );
  return failed ? 1 : 0;
}
