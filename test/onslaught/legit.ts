// An agent and a publisher that everybody should go on serving, in a process of their own. Arguments: relays (by commas), the authorities' PEM
// file, the files of the publisher's and the agent's token, a folder. Prints a line of JSON for each publish: milliseconds until the agent had it.
import { Agent } from '../../src/agent/agent.js';
import { Publisher } from '../../src/client/publisher.js';
import { tokenFrom } from '../../src/wire/access.js';

const EVERY_MS = 20;
const TIMEOUT_MS = 30_000;

const [relays = '', ca = '', publisherToken = '', agentToken = '', dataDir = ''] = process.argv.slice(2);
const relay = relays.split(',');
const tls = { ca };
const publisher = new Publisher({ relay, tls, token: tokenFrom(publisherToken) });
const agent = new Agent({ relay, tls, token: tokenFrom(agentToken), dataDir, shards: ['acme'] });
process.once('SIGTERM', () => process.exit(0));
await publisher.publish('acme', (delta) => delta.put('n', ['k'], 0));
await agent.start();
for (let n = 1; ; n++) {
  const startedMs = performance.now();
  const { token } = await publisher.publish('acme', (delta) => delta.put('n', ['k'], n), {
    timeoutMs: TIMEOUT_MS,
  });
  await agent.shard('acme').atLeast(token, { timeoutMs: TIMEOUT_MS });
  console.log(JSON.stringify({ ms: performance.now() - startedMs }));
  await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
}
