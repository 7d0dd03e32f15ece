import { describe, expect, it } from 'vitest';
import { agentInbox } from '../../src/log/jetstream/inboxes.js';
import { deltaSubject } from '../../src/log/jetstream/subjects.js';
import { eventually } from '../support/eventually.js';
import { Keys } from '../support/keys.js';
import { attack } from './attempts.js';
import { GuardedMesh } from './guarded-mesh.js';
import { NatsClient } from './nats-client.js';

const OWN = 'tenant-0';
const OTHER = 'tenant-1';

interface Stage extends AsyncDisposable {
  readonly guarded: GuardedMesh;
  /** An agent's client for one shard. */
  agent(shard: string): Promise<NatsClient>;
}

/** Known by the keys of the configuration, or by credentials. */
async function byFiles(operator: boolean): Promise<Stage> {
  const guarded = await GuardedMesh.start({ agents: { [OWN]: [OWN], [OTHER]: [OTHER] }, operator });
  return {
    guarded,
    agent: (shard) => guarded.client(shard),
    [Symbol.asyncDispose]: () => guarded[Symbol.asyncDispose](),
  };
}

/** Known by tokens, about which the servers ask relays. */
async function byTokens(operator: boolean): Promise<Stage> {
  const keys = await Keys.make();
  const peers = { token: await keys.token('relay', []) };
  const guarded = await GuardedMesh.start({
    callout: true,
    operator,
    relay: { auth: { jwks: keys.jwks }, peers },
  });
  const admin = await keys.token('publisher', ['*']);
  guarded.publisherToken = admin;
  return {
    guarded,
    async agent(shard) {
      const token = await keys.token('agent', [shard], { name: shard });
      return await NatsClient.byToken(guarded.address, token, agentInbox(shard, [shard]));
    },
    async [Symbol.asyncDispose]() {
      await guarded[Symbol.asyncDispose]();
      await keys[Symbol.asyncDispose]();
    },
  };
}

describe.each([
  ['by keys', () => byFiles(false)],
  ['by credentials', () => byFiles(true)],
  ['by tokens', () => byTokens(false)],
  ['by tokens, to servers in operator mode', () => byTokens(true)],
])('an agent that is known %s', (_, start) => {
  it('hears its own shard, and whatever else it tries is refused', async () => {
    await using stage = await start();
    const { guarded } = stage;
    await guarded.publish(OWN, 'first');
    await guarded.publish(OTHER, 'first');
    await using attacker = await stage.agent(OWN);
    await using victim = await stage.agent(OTHER);
    for (const [client, shard] of [
      [attacker, OWN],
      [victim, OTHER],
    ] as const) {
      client.subscribe(deltaSubject(guarded.partitionOf(shard), shard));
      client.subscribe(`${agentInbox(shard, [shard])}.>`);
      await client.settled();
    }
    expect([...attacker.refused, ...victim.refused]).toEqual([]);
    const before = await guarded.positions();
    const attempts = attack(guarded, { own: OWN, other: OTHER });
    for (const subject of attempts.subscriptions) attacker.subscribe(subject);
    for (const subject of attempts.queues) attacker.subscribe(subject, 'shardcast');
    for (const { subject, headers } of attempts.publishes) attacker.publish(subject, attempts.bytes, headers);
    await attacker.settled();
    const expected = [
      ...attempts.subscriptions.map((subject) => `subscription ${subject}`),
      ...attempts.queues.map((subject) => `subscription ${subject}`),
      ...attempts.publishes.map(({ subject }) => `publish ${subject}`),
    ];
    await eventually('each is refused', () => {
      const missing = expected.filter((attempt) => !attacker.refused.has(attempt));
      if (missing.length > 0) throw new Error(missing.join('; '));
      return true;
    });
    expect(await guarded.positions()).toEqual(before);
    // The others go on, and the attacker hears its own shard only.
    await guarded.publish(OWN, 'second');
    await guarded.publish(OTHER, 'second');
    await eventually('both agents hear', () => attacker.heard.length === 1 && victim.heard.length === 1);
    await guarded.settled(OWN, OTHER);
    expect(attacker.heard.map(({ subject }) => subject)).toEqual([
      deltaSubject(guarded.partitionOf(OWN), OWN),
    ]);
    expect(guarded.violations.filter((line) => !/SHARDCAST_(AGENTS|TOKENS)/.test(line))).toEqual([]);
  });
});
