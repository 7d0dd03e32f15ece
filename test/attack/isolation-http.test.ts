import fc from 'fast-check';
import { expect, it } from 'vitest';
import { agentRoutes } from '../../src/agent/http.js';
import type { Role } from '../../src/auth/principal.js';
import { openAgent } from '../agent/agent-fixture.js';
import { eventually } from '../support/eventually.js';
import { tempDir } from '../support/temp-dir.js';
import { HIDDEN, SHARED, TwoWorlds } from './two-worlds.js';

const RUNS = 200;
const ROUTES = agentRoutes(undefined as never);

/** Figures of the process differ; what there is, and of which shard, must not. */
async function seen(address: string, token: string, method: string, path: string, shard: string) {
  const response = await fetch(`http://${address}${path.replace(':shard', encodeURIComponent(shard))}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
    ...(method === 'POST' ? { body: JSON.stringify({ shard }) } : {}),
  });
  const body = (await response.text()).replaceAll(/\d+(\.\d+)?(e[+-]?\d+)?/g, 'N').replaceAll(shard, 'S');
  return `${response.status} ${body}`;
}

it('nobody can tell from an agent whether it follows shards that one may not see', async () => {
  await using worlds = await TwoWorlds.make();
  await using dir = await tempDir();
  const admin = await worlds.keys.token('admin', ['*']);
  const auth = { jwks: worlds.keys.jwks };
  const relay = worlds.crowded.address;
  const open = (name: string, shards: readonly string[]) =>
    openAgent({ agentId: 'agent', relay, token: admin, dataDir: dir.join(name), shards: [...shards], auth });
  await using quiet = await open('quiet', SHARED);
  await using crowded = await open('crowded', [...SHARED, ...HIDDEN]);
  for (const agent of [quiet, crowded]) {
    await eventually('all is there', () => agent.status().shards.every(({ state }) => state === 'live'));
  }
  const principal = fc.record({
    role: fc.constantFrom<Role>('agent', 'agent', 'monitor', 'publisher', 'admin', 'relay'),
    shards: fc.subarray(['a-1', 'a-2', 'b', 'nowhere', 'nowhere-*']),
  });
  const shard = fc.constantFrom(...SHARED, ...HIDDEN, 'nowhere', '..', '%2e%2e', 'a-1/../a', '*', ' ');
  await fc.assert(
    fc.asyncProperty(principal, fc.constantFrom(...ROUTES), shard, async ({ role, shards }, route, name) => {
      // What it may change would make the agents differ for another reason; readiness is of the agent as a whole.
      if (role === 'admin' && route.method !== 'GET' && shards.includes(name)) return;
      if (route.isOpen) return;
      const token = await worlds.keys.token(role, shards);
      const [ofQuiet, ofCrowded] = await Promise.all(
        [quiet, crowded].map(({ httpAddress }) => seen(httpAddress, token, route.method, route.path, name)),
      );
      expect(ofCrowded, `${route.method} ${route.path}`).toBe(ofQuiet);
    }),
    { numRuns: RUNS },
  );
  const mine = await worlds.keys.token('agent', ['a-1']);
  const list = await seen(crowded.httpAddress, mine, 'GET', '/v1/shards', 'nowhere');
  expect(list).toMatch(/^200 .*"a-N"/);
  expect(await seen(quiet.httpAddress, mine, 'GET', '/v1/shards', 'nowhere')).toBe(list);
}, 120_000);
