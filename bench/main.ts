import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { apply } from './a-apply.js';
import { bootstrap } from './b-bootstrap.js';
import { snapshotStream } from './c-snapshot-stream.js';
import { cut } from './d-cut.js';
import { largeChange } from './e-large-change.js';
import { visibility } from './f-visible.js';
import type { Figure, Profile } from './figure.js';
import { changeStream } from './g-stream.js';
import { durable } from './h-durable.js';
import { placement } from './i-placement.js';
import { live } from './j-live.js';
import { fanOut } from './k-fan-out.js';
import { meshPublishes } from './l-mesh-publishes.js';
import { refill } from './m-refill.js';
import { pauses } from './n-pauses.js';
import { trust } from './o-trust.js';
import { PreparedShard } from './prepared-shard.js';
import { type Finding, findingOf, table } from './report.js';
import { TupleSet } from './tuple-set.js';

const FIGURES: readonly Figure[] = [
  apply,
  bootstrap,
  snapshotStream,
  cut,
  largeChange,
  visibility,
  changeStream,
  durable,
  placement,
  live,
  fanOut,
  meshPublishes,
  refill,
  pauses,
  trust,
];

const USAGE = `npm run bench -- [options]
  --only a,b     only these figures
  --tuples N     records in the shard (default 1,000,000)
  --pairs N      times that ours and the peer are measured in turn
  --dir PATH     where to write (default: a new directory below the system's for temporary files)
  --json         the figures as JSON on standard output
  --assert       exit code 1 if a target is missed`;

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    tuples: { type: 'string', default: '1000000' },
    pairs: { type: 'string' },
    dir: { type: 'string', default: tmpdir() },
    json: { type: 'boolean', default: false },
    assert: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

function chosen(): readonly Figure[] {
  const names = options.only?.split(',');
  return FIGURES.filter(({ name }) => names?.includes(name) ?? true);
}

/** One line that is written over on a terminal, and kept off a file. */
function progress(figure: Figure | undefined, text: string): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(figure === undefined ? '\r\x1b[2K' : `\r\x1b[2K(${figure.name}) ${text}`);
}

async function measure(dir: string): Promise<Finding[]> {
  const tuples = Number(options.tuples);
  const tupleSet = new TupleSet(tuples);
  const prepared = new PreparedShard(dir, tupleSet);
  const pairs = options.pairs === undefined ? undefined : Number(options.pairs);
  const findings: Finding[] = [];
  for (const figure of chosen()) {
    const own = join(dir, figure.name);
    mkdirSync(own);
    const profile: Profile = {
      tuples,
      pairs,
      dir: own,
      tupleSet,
      prepared,
      progress: (text) => progress(figure, text),
    };
    progress(figure, figure.question);
    findings.push(...(await figure.run(profile)).map((measured) => findingOf(figure, measured)));
    rmSync(own, { recursive: true, force: true, maxRetries: 5 });
  }
  progress(undefined, '');
  return findings;
}

function print(findings: readonly Finding[]): void {
  const conditions = {
    tuples: Number(options.tuples),
    node: process.version,
    cpus: `${availableParallelism()} x ${cpus()[0]?.model ?? 'unknown'}`,
    at: new Date().toISOString(),
  };
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ conditions, figures: findings }, undefined, 2)}\n`);
    return;
  }
  const { tuples, node, cpus: processors } = conditions;
  console.log(`${tuples.toLocaleString('en-US')} tuples in one shard, Node ${node}, ${processors}`);
  console.log(table(findings));
}

const unknown = options.only?.split(',').filter((name) => !FIGURES.some((figure) => figure.name === name));

if (options.help) {
  console.log(USAGE);
} else if (unknown !== undefined && unknown.length > 0) {
  console.error(`no figure ${unknown.join(', ')}\n${USAGE}`);
  process.exitCode = 2;
} else {
  const dir = mkdtempSync(join(options.dir, 'shardcast-bench-'));
  try {
    const findings = await measure(dir);
    print(findings);
    if (options.assert && findings.some(({ met }) => met === false)) process.exitCode = 1;
  } finally {
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  }
}
