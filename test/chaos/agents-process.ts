import { join } from 'node:path';
import { Agent } from '../../src/agent/agent.js';
import { GrpcSource } from '../../src/agent/sources/grpc-source.js';
import type { AgentsSpec, Line } from './agent-lines.js';
import { RecordingSource } from './recording-source.js';

/** Several agents in one process, as a Node program would have them. Writes what their replicas do as a line of JSON each. */
const spec = JSON.parse(process.argv[2] ?? '') as AgentsSpec;
const agents = spec.agents.map(({ agent: agentId, shards }) => {
  const source = new RecordingSource(new GrpcSource(spec.relays), (shard, step) => {
    say({ agent: agentId, shard, step });
  });
  const agent = new Agent({
    relay: source.name,
    dataDir: join(spec.dataDir, agentId),
    agentId,
    shards,
    source,
    http: '127.0.0.1:0',
  });
  agent.changes$.subscribe(({ shard, revision, token, all }) => source.moved(shard, revision, token, all));
  return agent;
});
for (const agent of agents) {
  await agent.open();
  say({ agent: agent.id, http: agent.httpAddress });
}
say({ opened: agents.length });

process.once('SIGTERM', () => {
  void Promise.all(agents.map((agent) => agent.stop())).then(() => process.exit(0));
});

function say(line: Line): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
