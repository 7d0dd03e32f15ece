// What membership costs: `npm run build && node bench/membership.mjs [members] [seconds]`. Default 10 members, 20 s.
// Questions: how many NATS messages a second, how much processor time of the server and of a member, how long after a member was
// killed the others know it. All members are in this process, each on its own connection, with the default heartbeat and expiry.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolveTool } from '../dist/cli/tools/resolve.js';
import { freePort } from '../dist/core/free-port.js';
import { connectNats } from '../dist/log/jetstream/connect.js';
import { Membership } from '../dist/relay/mesh/membership.js';

const count = Number(process.argv[2] ?? 10);
const seconds = Number(process.argv[3] ?? 20);
const PARTITIONS = 4_096;
const KILLS = Math.min(5, Math.floor(count / 2));
const MS_PER_TICK = 10;

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function until(question) {
  while (!(await question())) await wait(1);
}

async function startServer(folder) {
  const { path } = await resolveTool('nats-server');
  const [port, http] = [await freePort(), await freePort()];
  const config = join(folder, 'nats.conf');
  const lines = ['jetstream {', `  store_dir: "${join(folder, 'store')}"`, '  sync_interval: always', '}'];
  writeFileSync(config, `listen: "127.0.0.1:${port}"\nhttp: "127.0.0.1:${http}"\n${lines.join('\n')}\n`);
  const child = spawn(path, ['--config', config], { stdio: 'ignore' });
  process.on('exit', () => child.kill());
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));
  const counters = async () => (await fetch(`http://127.0.0.1:${http}/varz`)).json();
  await until(() => counters().catch(() => undefined));
  const cpuMs = () => {
    const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
  };
  return { child, address: `127.0.0.1:${port}`, counters, cpuMs };
}

async function startMember(address, n) {
  const connection = await connectNats([address]);
  const self = { id: `relay-${n}`, grpc: `10.0.0.${n}:7411`, http: `10.0.0.${n}:7412`, version: '0.1.0' };
  const membership = new Membership({ connection, self, replicas: 1 });
  await membership.start();
  // Two replicas of each partition, spread.
  for (let p = 0; p < PARTITIONS; p++) {
    if ((p * 31) % count === n || (p * 17 + 5) % count === n) membership.setReady(p, true);
  }
  return { connection, membership };
}

/** In steady state. */
async function measureCost(server) {
  const [before, cpuBefore, ownBefore] = [await server.counters(), server.cpuMs(), process.cpuUsage()];
  const fromMs = performance.now();
  await wait(seconds * 1_000);
  const own = process.cpuUsage(ownBefore);
  const cpuMs = server.cpuMs() - cpuBefore;
  const after = await server.counters();
  const passed = (performance.now() - fromMs) / 1_000;
  const rate = (key) => ((after[key] - before[key]) / passed).toFixed(0);
  console.log(
    `${count} members: ${rate('in_msgs')} messages/s to the server, ${rate('out_msgs')}/s from it, ${rate('out_bytes')} bytes/s from it; ` +
      `server ${(cpuMs / passed).toFixed(1)} ms/s of processor time, ` +
      `a member ${((own.user + own.system) / 1_000 / passed / count).toFixed(2)} ms/s`,
  );
}

/** A closed connection is to the others what a kill is: no word, no renewal. Returns how long each of the others took to know. */
async function measureKill(members) {
  const { membership, connection } = members.pop();
  const known = members.map(
    (other) =>
      new Promise((resolve) => {
        other.membership.onChange((view) => {
          if (view.member(membership.id) === undefined) resolve(performance.now());
        });
      }),
  );
  const fromMs = performance.now();
  await connection.close();
  const tookMs = (await Promise.all(known)).map((atMs) => atMs - fromMs);
  await membership.stop();
  return tookMs;
}

const folder = mkdtempSync(join(tmpdir(), 'shardcast-membership-'));
const server = await startServer(folder);
try {
  const members = [];
  for (let n = 0; n < count; n++) members.push(await startMember(server.address, n));
  await until(() => members.every(({ membership }) => membership.members.length === count));
  await wait(2_000);
  await measureCost(server);
  const tookMs = [];
  for (let n = 0; n < KILLS; n++) {
    await wait(Math.random() * 1_000);
    tookMs.push(...(await measureKill(members)));
  }
  tookMs.sort((a, b) => a - b);
  const at = (share) => tookMs[Math.floor(share * (tookMs.length - 1))]?.toFixed(0);
  console.log(
    `killed until known, ms: least ${at(0)}, median ${at(0.5)}, most ${at(1)} (${tookMs.length} times)`,
  );
  const fromMs = performance.now();
  const leaving = members.pop();
  await leaving.membership.stop();
  await until(() => members.every(({ membership }) => membership.members.length === members.length));
  console.log(`left until all knew: ${(performance.now() - fromMs).toFixed(0)} ms`);
} finally {
  rmSync(folder, { recursive: true, force: true });
  process.exit();
}
