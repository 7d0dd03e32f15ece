import { decodeJwt } from 'jose';
import { expect, it } from 'vitest';
import { TrustClient } from '../../src/client/trust-client.js';
import { eventually } from '../support/eventually.js';
import { Keys } from '../support/keys.js';
import { relayFixture } from '../support/relay-fixture.js';
import { tempDir } from '../support/temp-dir.js';
import { openAgent, SHARD } from './agent-fixture.js';

async function statusOf(address: string, token: string) {
  const response = await fetch(`http://${address}/v1/shards`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { error } = (await response.json()) as { error?: { code: string; details: { reason: string } } };
  return { status: response.status, reason: error?.details.reason };
}

const GOOD = { status: 200, reason: undefined };
const REVOKED = { status: 401, reason: 'revoked' };

it('HTTP of an agent refuses a token that was revoked, by its id or by its name, and goes on without a relay', async () => {
  await using keys = await Keys.make();
  await using dir = await tempDir();
  const auth = { jwks: keys.jwks };
  const token = await keys.token('agent', [SHARD]);
  const admin = await keys.token('admin', ['*'], { name: 'root' });
  const [first, second, third] = await Promise.all(
    ['one', 'two', 'three'].map((name) => keys.token('monitor', ['*'], { name })),
  );
  await using relay = await relayFixture({ auth });
  await using agent = await openAgent({ relay: relay.address, token, dataDir: dir.path, auth });
  const { httpAddress: http } = agent;
  for (const each of [first!, second!, third!, token]) expect(await statusOf(http, each)).toEqual(GOOD);

  using trust = new TrustClient({ relay: relay.address, token: admin });
  await trust.revoke({ name: 'one' });
  await eventually('it is refused', async () => (await statusOf(http, first!)).status === 401);
  expect(await statusOf(http, first!)).toEqual(REVOKED);
  await trust.revoke({ tokenId: String(decodeJwt(second!).jti) });
  await eventually('that is refused, too', async () => (await statusOf(http, second!)).status === 401);
  for (const each of [third!, token]) expect(await statusOf(http, each)).toEqual(GOOD);

  await relay.relay.stop();
  expect(await statusOf(http, first!)).toEqual(REVOKED);
  expect(await statusOf(http, third!)).toEqual(GOOD);
}, 60_000);

it('a token that relays refuse for another reason is the agent’s own to judge', async () => {
  await using keys = await Keys.make();
  await using others = await Keys.make();
  await using dir = await tempDir();
  await using relay = await relayFixture({ auth: { jwks: others.jwks } });
  const token = await others.token('agent', [SHARD]);
  await using agent = await openAgent({
    relay: relay.address,
    token,
    dataDir: dir.path,
    auth: { jwks: keys.jwks },
  });
  expect(await statusOf(agent.httpAddress, await keys.token('admin', ['*']))).toEqual(GOOD);
  expect(await statusOf(agent.httpAddress, token)).toMatchObject({ status: 401, reason: 'key' });
});

it('a token is not passed on over a line that anybody can read, and holds as before', async () => {
  await using keys = await Keys.make();
  await using dir = await tempDir();
  const lines: unknown[] = [];
  const logger = { warn: (...line: unknown[]) => void lines.push(line), info() {}, error() {}, debug() {} };
  await using agent = await openAgent({
    relay: 'relay.invalid:7411',
    dataDir: dir.path,
    auth: { jwks: keys.jwks },
    logger,
  });
  for (let n = 0; n < 3; n++) {
    expect(await statusOf(agent.httpAddress, await keys.token('admin', ['*']))).toEqual(GOOD);
  }
  const told = lines.filter((line) => JSON.stringify(line).includes('no relay says whether'));
  expect(told).toHaveLength(1);
  expect(JSON.stringify(told)).toContain('without TLS');
});
