import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MeshShape } from '../../src/cli/mesh/mesh-shape.js';
import { initialiseOn } from '../log/jetstream-fixture.js';
import type { Child } from '../support/child-process.js';
import { jsonLines } from '../support/command-line.js';
import { eventually } from '../support/eventually.js';
import { NatsServers } from '../support/nats-server.js';
import { built, runShardcast, startShardcast } from '../support/shardcast-process.js';
import { tempDir } from '../support/temp-dir.js';

/** Relays of a mesh as their operators run them: processes, health, signals. */
const PARTITIONS = 8;
const DELTAS = 20;
/** The default of --drain-timeout. */
const DRAIN_TIMEOUT_MS = 60_000;
let servers: NatsServers;

beforeAll(async () => {
  await built();
  servers = await NatsServers.start(1);
  await initialiseOn(servers, 1, { partitions: PARTITIONS, streams: 2 });
}, 120_000);
afterAll(async () => {
  await servers?.[Symbol.asyncDispose]();
});

interface MeshRelay {
  readonly process: Child;
  readonly address: string;
  readonly http: string;
}

/** With the default times. Resolves when it listens. */
async function startRelay(id: string, data: string): Promise<MeshRelay> {
  const local = ['--listen=127.0.0.1:0', '--http=127.0.0.1:0', '--json', '--log-level=info'];
  const nats = `--nats=${servers.server.address}`;
  const process = await startShardcast(['relay', nats, `--id=${id}`, `--data=${data}`, ...local]);
  const [, address = '', http = ''] = await process.line(
    /"listen":"([^"]+)","http":"([^"]+)","id":"[^"]+"\}/,
  );
  return { process, address, http };
}

async function readiness({ http }: MeshRelay): Promise<{ status: number; reasons: string[] }> {
  const response = await fetch(`http://${http}/readyz`);
  const { reasons = [] } = (await response.json()) as { reasons?: string[] };
  return { status: response.status, reasons };
}

const ready = (relay: MeshRelay) =>
  eventually('it is ready', async () => (await readiness(relay)).status === 200, { timeoutMs: 60_000 });

async function meshStatus(): Promise<MeshShape> {
  const { stdout } = await runShardcast(['mesh', 'status', `--nats=${servers.server.address}`, '--json']);
  return JSON.parse(stdout) as MeshShape;
}

const lines = (from: number) =>
  Array.from({ length: DELTAS }, (_, n) => `{"ops":[["touch","doc:a","viewer","user:${from + n}"]]}`).join(
    '\n',
  );

const publish = ({ address }: MeshRelay, input: string) =>
  runShardcast(['publish', `--relay=${address}`, '--shard=acme'], { input });

async function scanned({ address }: MeshRelay): Promise<number> {
  const { stdout } = await runShardcast(['scan', `--relay=${address}`, '--shard=acme', '--json']);
  return jsonLines(stdout).length;
}

test('two relays start, take publishes, and hand over on SIGTERM', { timeout: 180_000 }, async () => {
  await using dir = await tempDir();
  const one = await startRelay('one', dir.join('one'));
  await using _one = one.process;
  await ready(one);
  const two = await startRelay('two', dir.join('two'));
  await using _two = two.process;
  await ready(two);
  await eventually('all is filled', async () => (await meshStatus()).unready === 0, { timeoutMs: 60_000 });
  expect(await publish(one, lines(0))).toMatchObject({ code: 0, stderr: `${DELTAS} deltas published\n` });
  expect(await publish(two, lines(DELTAS))).toMatchObject({ code: 0 });
  expect(await scanned(one)).toBe(2 * DELTAS);

  await using watch = await startShardcast([
    'watch',
    `--relay=${one.address}`,
    '--shard=acme',
    '--after=0',
    '--json',
  ]);
  await watch.line(new RegExp(`"revision":${2 * DELTAS}[,}]`));
  expect(await one.process.kill('SIGTERM')).toEqual({ code: 0, signal: null });
  expect(one.process.stderr).not.toMatch(/not all partitions|still open/);
  expect((await meshStatus()).relays.map(({ relay, state }) => [relay, state])).toEqual([['two', 'alive']]);
  expect((await readiness(two)).status).toBe(200);
  expect(await publish(two, lines(2 * DELTAS))).toMatchObject({ code: 0 });
  expect(await scanned(two)).toBe(3 * DELTAS);
  // Its watcher has been sent to the other one.
  await watch.line(new RegExp(`"revision":${3 * DELTAS}[,}]`));
  await watch.kill('SIGINT');

  // Nobody is left to take over: the last one does not wait for it.
  const beganMs = performance.now();
  expect(await two.process.kill('SIGTERM')).toEqual({ code: 0, signal: null });
  expect(performance.now() - beganMs).toBeLessThan(DRAIN_TIMEOUT_MS / 2);
  expect((await meshStatus()).relays).toEqual([]);
});
