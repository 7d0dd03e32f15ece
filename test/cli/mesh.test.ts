import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MeshShape } from '../../src/cli/mesh/mesh-shape.js';
import type { PlacementPlan } from '../../src/shard/placement-plan.js';
import { allSee, TestMember } from '../relay/mesh-fixture.js';
import { shardcast } from '../support/command-line.js';
import { eventually } from '../support/eventually.js';
import { NatsServers } from '../support/nats-server.js';
import { tempDir } from '../support/temp-dir.js';

const PARTITIONS = 12;
let servers: NatsServers;

beforeAll(async () => {
  servers = await NatsServers.start(1);
});
afterAll(async () => {
  await servers?.[Symbol.asyncDispose]();
});

const mesh = (verb: string, ...args: string[]) =>
  shardcast(['mesh', verb, `--nats=${servers.server.address}`, '--timeout=5s', ...args]);
const init = (...args: string[]) => mesh('init', '--replicas=1', ...args);

async function json<T>(verb: string, ...args: string[]): Promise<T> {
  const { exit, stdout, stderr } = await mesh(verb, '--json', ...args);
  expect([exit, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as T;
}

describe('before the mesh is made', () => {
  test.each(['plan', 'status'])('%s says what to do', async (verb) => {
    const { exit, stderr } = await mesh(verb);
    expect([exit, stderr]).toEqual([4, expect.stringContaining('hint: Run `shardcast mesh init`.')]);
  });

  test('three copies on one server are refused', async () => {
    const { exit, stderr } = await mesh('init');
    expect([exit, stderr]).toEqual([2, expect.stringContaining('start a cluster, or take one replica')]);
  });
});

describe('a mesh', () => {
  test('is made once; again it is found, and other numbers are refused', async () => {
    const made = await init('--partitions', `${PARTITIONS}`, '--streams=2', '--json');
    expect([made.exit, made.stderr]).toEqual([0, '']);
    expect(JSON.parse(made.stdout)).toEqual({
      partitions: PARTITIONS,
      streams: 2,
      replicas: 1,
      partition_replicas: 2,
    });
    const again = await init('--partitions', `${PARTITIONS}`, '--streams=2');
    expect(again).toMatchObject({
      exit: 0,
      stdout: `the mesh has ${PARTITIONS} partitions, each at 2 relays, on 2 streams, each with 1 copy\n`,
    });
    for (const other of [
      ['--partitions=24', '--streams=2'],
      ['--partitions', `${PARTITIONS}`, '--streams=3'],
      ['--partitions', `${PARTITIONS}`, '--streams=1'],
      ['--partitions', `${PARTITIONS}`, '--streams=2', '--partition-replicas=3'],
    ]) {
      const { exit, stderr } = await init(...other);
      expect([exit, stderr]).toEqual([
        3,
        expect.stringMatching(/^error: ALREADY_EXISTS .*\nhint: .*use the ones/),
      ]);
    }
  });

  test('without relays: status and plan', async () => {
    expect(await json<MeshShape>('status')).toMatchObject({
      partitions: PARTITIONS,
      partition_replicas: 2,
      replicas: 0,
      unready: 0,
      unserved: PARTITIONS,
      relays: [],
      streams: [{ stream: 'shardcast_log_0' }, { stream: 'shardcast_log_1' }],
    });
    const plan = await json<PlacementPlan>('plan', '--add=relay-1');
    expect(plan.relays).toMatchObject([{ relay: 'relay-1', change: 'joins', gains: PARTITIONS, loses: 0 }]);
  });

  test('with relays: who is alive, draining or silent, what each holds; a plan moves nothing', async () => {
    const address = [servers.server.address];
    await using a = await TestMember.start(address, 'relay-a');
    await using b = await TestMember.start(address, 'relay-b');
    await allSee([a, b], ['relay-a', 'relay-b']);
    for (let partition = 0; partition < PARTITIONS - 1; partition++) a.membership.setReady(partition, true);
    await a.membership.flush();
    const status = await json<MeshShape>('status');
    expect(status).toMatchObject({ replicas: 2, unready: PARTITIONS + 1, unserved: 1 });
    expect(status.relays).toMatchObject([
      { relay: 'relay-a', state: 'alive', held: PARTITIONS, ready: PARTITIONS - 1 },
      { relay: 'relay-b', state: 'alive', held: PARTITIONS, ready: 0 },
    ]);
    expect(status.relays.reduce((sum, { owned }) => sum + owned, 0)).toBe(PARTITIONS);

    const plan = await json<PlacementPlan>('plan', '--add=relay-c', '--remove=relay-a');
    expect(plan.relays.map(({ relay, change }) => `${relay} ${change}`)).toEqual([
      'relay-a leaves',
      'relay-b stays',
      'relay-c joins',
    ]);
    expect(plan.replicas_moved).toEqual({ moved: PARTITIONS, ideal: PARTITIONS, of: 2 * PARTITIONS });
    expect(await mesh('plan', '--add=relay-a')).toMatchObject({ exit: 3 });
    expect(await mesh('plan', '--remove=relay-x')).toMatchObject({ exit: 4 });
    expect((await json<MeshShape>('status')).relays).toHaveLength(2);

    await b.membership.drain();
    const draining = await json<MeshShape>('status');
    expect(draining.relays[1]).toMatchObject({ relay: 'relay-b', state: 'draining', held: 0 });
    const { stdout } = await mesh('status');
    expect(stdout).toMatch(/^partitions +12, 1 of 2 replicas each; 1 replicas are not filled$/m);
    expect(stdout).toMatch(/^relay-b +draining +0 +0 +0 /m);
  });

  test('a relay whose renewals end is silent after the expiry, and not placed', async () => {
    const connecting = [servers.server.address];
    await using lost = await TestMember.start(connecting, 'relay-lost');
    await lost.connection.close();
    const silent = await eventually('the relay is silent', async () => {
      const status = await json<MeshShape>('status', '--member-expiry=300ms');
      return status.relays.find(({ relay, state }) => relay === 'relay-lost' && state === 'silent');
    });
    expect(silent).toMatchObject({ held: 0, ready: 0 });
    expect(silent.heard_ms).toBeGreaterThan(300);
  });
});

describe('how NATS is reached', () => {
  test('no server there: exit code 5; files that are not there: 2', async () => {
    const nowhere = await shardcast(['mesh', 'status', '--nats=127.0.0.1:1', '--timeout=1s']);
    expect(nowhere).toMatchObject({ exit: 5, stderr: expect.stringContaining('127.0.0.1:1') });
    for (const flag of ['creds', 'nkey', 'tls-ca', 'token-file', 'user=x --nats-password-file']) {
      const refused = await mesh('status', ...`--nats-${flag}=missing.file`.split(' '));
      expect(refused).toMatchObject({ exit: 2, stderr: expect.stringContaining('missing.file') });
    }
    await using dir = await tempDir();
    await writeFile(dir.join('cert.pem'), 'x');
    const half = await mesh('status', `--nats-tls-cert=${dir.join('cert.pem')}`);
    expect(half).toMatchObject({ exit: 2, stderr: expect.stringContaining('needs its key') });
    await writeFile(dir.join('token'), 'secret\n');
    const two = await mesh('status', '--nats-user=x', `--nats-token-file=${dir.join('token')}`);
    expect(two).toMatchObject({ exit: 2, stderr: expect.stringContaining('in several ways') });
    expect(two.stderr).not.toContain('secret');
  });

  test('--nats is required', async () => {
    const { exit, stderr } = await shardcast(['mesh', 'status']);
    expect([exit, stderr]).toEqual([2, expect.stringContaining('SHARDCAST_NATS')]);
  });
});
