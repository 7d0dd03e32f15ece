import { Client, credentials, Metadata, Server, type ServiceError, status } from '@grpc/grpc-js';
import { afterEach, expect, it, vi } from 'vitest';
import { agentRoutes } from '../../src/agent/http.js';
import type { Route } from '../../src/http/route.js';
import { relayRoutes } from '../../src/relay/relay-http.js';
import { VERSION_KEY } from '../../src/wire/version.js';
import { openAgent } from '../agent/agent-fixture.js';
import { Keys } from '../support/keys.js';
import { relayFixture } from '../support/relay-fixture.js';
import { tempDir } from '../support/temp-dir.js';

const OPEN = ['GET /healthz', 'GET /readyz'];
const NOT_OURS = /^\/grpc\.(health|reflection)\./;
/** A shard that the agent follows, and one that it does not. */
const SECRET = 'secret-tenant';
const NOWHERE = 'no-such-tenant';

afterEach(() => vi.restoreAllMocks());

function nameOf({ method, path }: Pick<Route, 'method' | 'path'>): string {
  return `${method} ${path}`;
}

interface Asked {
  readonly address: string;
  readonly token?: string;
  readonly shard?: string;
}

/** What a route answers: its status and its body, without what tells the time. */
async function ask({ method, path }: Route, { address, token, shard = SECRET }: Asked) {
  const response = await fetch(`http://${address}${path.replace(':shard', shard)}`, {
    method,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    ...(method === 'POST' ? { body: JSON.stringify({ shard }) } : {}),
  });
  const body = (await response.text()).replaceAll(/(resident|disk)_bytes .*/g, '');
  return { status: response.status, body };
}

/** Every route, as it was registered, not as a list of the test says. */
const RELAY_ROUTES = relayRoutes({ registry: undefined as never, readiness: undefined as never });
const AGENT_ROUTES = agentRoutes(undefined as never);

it('of the routes, health alone is for everybody', () => {
  for (const routes of [RELAY_ROUTES, AGENT_ROUTES]) {
    expect(routes.filter(({ isOpen }) => isOpen).map(nameOf)).toEqual(OPEN);
  }
  expect(AGENT_ROUTES.length).toBe(7);
});

it('no route of a relay or an agent is answered without a token, nor tells a stranger of a shard', async () => {
  await using keys = await Keys.make();
  await using relay = await relayFixture({ auth: { jwks: keys.jwks }, http: '127.0.0.1:0' });
  await using dir = await tempDir();
  await using agent = await openAgent({
    relay: relay.address,
    dataDir: dir.path,
    shards: [SECRET],
    auth: { jwks: keys.jwks },
  });
  const stranger = await keys.token('agent', ['another']);
  const monitor = await keys.token('monitor', ['*']);
  const admin = await keys.token('admin', ['*']);
  for (const [routes, address] of [
    [RELAY_ROUTES, relay.relay.httpAddress],
    [AGENT_ROUTES, agent.httpAddress],
  ] as const) {
    for (const route of routes) {
      const name = nameOf(route);
      const anybody = await ask(route, { address });
      expect(anybody.body, name).not.toContain(SECRET);
      if (route.isOpen) continue;
      expect(anybody.status, name).toBe(401);
      for (const forged of ['x', `${admin}x`, `${admin.slice(0, -4)}AAAA`]) {
        expect((await ask(route, { address, token: forged })).status, name).toBe(401);
      }
      const answers = [];
      for (const shard of [SECRET, NOWHERE])
        answers.push(await ask(route, { address, token: stranger, shard }));
      expect(answers[0], name).toEqual(answers[1]);
      expect([200, 403], name).toContain(answers[0]?.status);
      expect(answers[0]?.body, name).not.toContain(SECRET);
      const isList = !route.path.includes(':shard') && route.method === 'GET';
      expect((await ask(route, { address, token: monitor })).status, name).toBe(isList ? 200 : 403);
      // Last the route that drops the shard.
      const allowed = (await ask(route, { address, token: admin })).status;
      expect([200, 409], name).toContain(allowed);
    }
  }
});

it('lists and metrics of an agent are of the shards that the caller may know of', async () => {
  await using keys = await Keys.make();
  await using relay = await relayFixture();
  await using dir = await tempDir();
  await using agent = await openAgent({
    relay: relay.address,
    dataDir: dir.path,
    shards: ['mine', SECRET],
    auth: { jwks: keys.jwks },
  });
  const token = await keys.token('agent', ['mine']);
  for (const path of ['/v1/shards', '/metrics']) {
    const headers = { authorization: `bearer ${token}` };
    const body = await (await fetch(`http://${agent.httpAddress}${path}`, { headers })).text();
    expect(body).toContain('mine');
    expect(body).not.toContain(SECRET);
  }
});

/** A call of a bare client, of no known kind: how it ends. */
async function endOf(client: Client, path: string): Promise<ServiceError> {
  const metadata = new Metadata();
  metadata.set(VERSION_KEY, '1');
  const call = client.makeBidiStreamRequest(
    path,
    (bytes: Buffer) => bytes,
    (bytes) => bytes,
    metadata,
  );
  call.on('data', () => undefined);
  call.end(Buffer.alloc(0));
  return await new Promise((resolve) => call.on('error', resolve));
}

it('no method that the gRPC server has is answered without a token, but health and reflection', async () => {
  const register = vi.spyOn(Server.prototype, 'register');
  await using keys = await Keys.make();
  await using relay = await relayFixture({ auth: { jwks: keys.jwks } });
  const paths = register.mock.calls.map(([path]) => path);
  const ours = paths.filter((path) => !NOT_OURS.test(path));
  expect(paths.length - ours.length).toBeGreaterThan(2);
  expect(ours.length).toBeGreaterThan(15);
  const client = new Client(relay.address, credentials.createInsecure());
  for (const path of ours)
    expect([path, (await endOf(client, path)).code]).toEqual([path, status.UNAUTHENTICATED]);
  client.close();
});
