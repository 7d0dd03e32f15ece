// `npm run onslaught`: a mesh with TLS, tokens and NATS rights is attacked while an agent and a publisher go on. Everything must be refused by the
// right code, and the agent must have what is published at most `--slower` times as late as before. Prints what came of each attack.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Publisher } from '../../src/client/publisher.js';
import { attacksOn } from './attacks.js';
import { type Attack, halfOpen, type Target } from './strike.js';
import { honestToken } from './tokens.js';

const { values } = parseArgs({
  options: {
    connections: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '10' },
    slower: { type: 'string', default: '2' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const USAGE = `npm run onslaught -- [options]
  --connections N  half-open connections to the relays (default 10,000; see ulimit -n)
  --seconds N      how long the latency is measured before, and at least while it is attacked (default 10)
  --slower N       exit code 1 if the agent's p50 is more than so many times that of before (default 2)
  --json           what came of each attack as a line of JSON`;
const SECRET = 'nobody-else-may-see-this';
const UP_TIMEOUT_MS = 120_000;
const program = fileURLToPath(new URL('../bin/shardcast', import.meta.url));

/** What the mesh says when it is up, or the agent of a publish. */
type Line = Partial<Up> & { readonly ms?: number };

/** A process whose lines of JSON are told as they come. */
function start(script: string, args: readonly string[], onLine: (line: Line) => void) {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = once(child, 'close');
  createInterface(child.stdout).on('line', (line) => {
    if (line.startsWith('{')) onLine(JSON.parse(line) as Line);
  });
  return {
    async end() {
      child.kill('SIGTERM');
      await gone;
    },
    get isRunning() {
      return child.exitCode === null && child.signalCode === null;
    },
  };
}

interface Up {
  readonly relays: readonly { readonly grpc: string; readonly http: string }[];
  readonly nats: string;
  readonly ca: string;
}

async function run(folder: string): Promise<boolean> {
  let up: Up | undefined;
  const mesh = start(program, ['mesh', 'up', '--dir', folder, '--json'], (line) => {
    up = line as Up;
  });
  const ended: (() => Promise<void>)[] = [() => mesh.end()];
  try {
    await until('the mesh is up', () => up !== undefined || !mesh.isRunning, UP_TIMEOUT_MS);
    if (up === undefined) throw new Error('the mesh did not come up');
    const target = await targetOf(folder, up);
    const latencies: { atMs: number; ms: number }[] = [];
    const relays = up.relays.map(({ grpc }) => grpc).join();
    const tokens = [join(folder, 'publisher.token'), join(folder, 'agent.token')];
    const legit = start(
      fileURLToPath(new URL('legit.js', import.meta.url)),
      [relays, up.ca, ...tokens, join(folder, 'legit')],
      (line) => latencies.push({ atMs: performance.now(), ms: Number(line.ms) }),
    );
    ended.push(() => legit.end());
    const p50Since = (sinceMs: number) =>
      quantile(
        latencies.filter(({ atMs }) => atMs >= sinceMs).map(({ ms }) => ms),
        0.5,
      );
    await until('it is warm', () => latencies.length > 100);
    const quietMs = performance.now();
    await seconds(Number(values.seconds));
    const quiet = p50Since(quietMs);
    const attackedMs = performance.now();
    const isRefused = await strikeAll(await attacksOn(target), up, attackedMs);
    const attacked = p50Since(attackedMs);
    const ratio = attacked / quiet;
    const isServed = mesh.isRunning && legit.isRunning && ratio <= Number(values.slower);
    tell(
      { quiet_p50_ms: quiet, attacked_p50_ms: attacked, ratio, served: isServed },
      `the agent has what is published after ${quiet.toFixed(1)} ms, while attacked after ${attacked.toFixed(1)} ms (p50): ${ratio.toFixed(2)} times, ${isServed ? 'served' : 'NOT served'}`,
    );
    return isRefused && isServed;
  } finally {
    for (const end of ended.reverse()) await end();
  }
}

/** Another tenant's shard, and what somebody may have heard of it. */
async function targetOf(folder: string, { relays: [relay], nats, ca }: Up): Promise<Target> {
  const { grpc = '', http = '' } = relay ?? {};
  const token = await honestToken(`${folder}/keys`, 'publisher', ['*']);
  await using publisher = new Publisher({ relay: grpc, tls: { ca }, token });
  const { token: cursor } = await publisher.publish('globex', (delta) => delta.put('secrets', ['k'], SECRET));
  return { folder, grpc, http, nats, ca, cursor };
}

/** All attacks, again and again until the time is over, among half-open connections. */
async function strikeAll(attacks: readonly Attack[], { relays }: Up, sinceMs: number): Promise<boolean> {
  const count = Math.ceil(Number(values.connections) / relays.length);
  const opened = await Promise.all(relays.map(({ grpc }) => halfOpen(grpc, count)));
  let isRefused = true;
  let isFirst = true;
  while (isFirst || performance.now() - sinceMs < Number(values.seconds) * 1_000) {
    for (const { name, refusedBy, strike } of attacks) {
      const came = await strike();
      const refused = refusedBy.includes(came) && !came.includes(SECRET);
      isRefused &&= refused;
      if (isFirst || !refused)
        tell({ attack: name, came, refused }, `${refused ? 'refused' : 'NOT REFUSED'}  ${name}: ${came}`);
    }
    isFirst = false;
  }
  const taken = opened.map(({ taken }) => taken);
  for (const each of opened) each[Symbol.dispose]();
  tell({ half_open: taken }, `${taken.join(' and ')} half-open connections were taken meanwhile`);
  return isRefused;
}

function tell(shape: object, line: string): void {
  console.log(values.json ? JSON.stringify(shape) : line);
}

function quantile(all: readonly number[], part: number): number {
  return all.toSorted((a, b) => a - b)[Math.floor(all.length * part)] ?? Number.NaN;
}

async function until(what: string, isSo: () => boolean, timeoutMs = 60_000): Promise<void> {
  const deadlineMs = performance.now() + timeoutMs;
  while (!isSo()) {
    if (performance.now() > deadlineMs) throw new Error(`${what}: not so within ${timeoutMs} ms`);
    await seconds(0.05);
  }
}

function seconds(count: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, count * 1_000));
}

if (values.help) console.log(USAGE);
else {
  const folder = mkdtempSync(join(tmpdir(), 'shardcast-onslaught-'));
  try {
    process.exitCode = (await run(folder)) ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
