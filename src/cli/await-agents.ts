import { Publisher } from '../client/publisher.js';
import type { Context } from './context.js';
import { exitCode } from './exit-codes.js';
import { jsonText } from './json-text.js';
import { table } from './lines.js';
import { reachOf } from './reach.js';
import { agentShape } from './shapes.js';

/**
 * Waits until the agents of every shard that was published to have it in OPA. Those that have not are listed: for a
 * revocation, a stale or gone agent is one that still grants. So are relays that do not answer, for nobody else knows their agents.
 */
export async function awaitAgents(
  context: Context<'publish'>,
  tokens: ReadonlyMap<string, { token: string }>,
): Promise<number> {
  const { config, output, signal } = context;
  const { waitTimeoutMs } = config;
  await using publisher = new Publisher(reachOf(config));
  const answers = await Promise.all(
    [...tokens].map(async ([shard, { token }]) => {
      const { complete, agents, silent } = await publisher.wait(token, { signal, timeoutMs: waitTimeoutMs });
      return {
        complete,
        agents: agents.map((agent) => ({ shard, ...agentShape(agent) })),
        silent: silent.map((relay) => ({ shard, relay })),
      };
    }),
  );
  const complete = answers.every((answer) => answer.complete);
  const agents = answers.flatMap((answer) => answer.agents);
  const silent = answers.flatMap((answer) => answer.silent);
  const missing = agents.filter(({ state }) => state !== 'current');
  if (output.json) output.line(jsonText({ complete, agents, ...(silent.length === 0 ? {} : { silent }) }));
  else if (complete) output.line(`in OPA of ${agents.length} ${agents.length === 1 ? 'agent' : 'agents'}`);
  else {
    output.line(`not in OPA of ${missing.length} of ${agents.length} agents after ${waitTimeoutMs} ms:`);
    const rows = missing.map((row) => [row.shard, row.agent, row.state, row.revision, row.seen_at]);
    for (const line of table(['SHARD', 'AGENT', 'STATE', 'IN OPA', 'SEEN'], rows)) output.line(line);
    for (const { shard, relay } of silent)
      output.line(`relay ${relay} does not answer: its agents of ${shard} are not known`);
  }
  return exitCode(complete ? 'ok' : 'incomplete');
}
