import type { Asked } from './asking.js';
import { type Cast, FOLLOWED } from './cast.js';
import type { Paints } from './story.js';

/** How to talk to what the demo leaves running. `asked`: a question to ask again, and to change the answer of. */
export function keepLines(cast: Cast, { question, today }: Asked, { strong, dim }: Paints): string[] {
  const { address, http } = cast.relay;
  const { shard, user, action, repo } = question;
  const [agent, opa] = [cast.agent('kubernetes').url, cast.opa('kubernetes').url];
  const input = JSON.stringify({ input: { shard, user, action, repo } });
  const [userset = '', subject = ''] = today.via[0]?.chain.slice(-2) ?? [];
  return [
    strong('Running until Ctrl-C'),
    `  relay             ${address}   http://${http}/metrics`,
    ...FOLLOWED.map((followed) => {
      return `  ${followed.padEnd(16)}  agent ${cast.agent(followed).url}   OPA ${cast.opa(followed).url}`;
    }),
    '',
    strong('Try'),
    `  curl -s ${opa}/v1/data/kubernetes_org/decision -d '${input}'`,
    dim('  # revoke that, and wait until no OPA grants it; then ask again'),
    `  shardcast publish --relay ${address} --shard ${shard} --wait -${userset}@${subject}`,
    `  curl -s ${agent}/v1/shards`,
    `  shardcast watch --relay ${address} --shard ${shard}`,
    `  shardcast status --relay ${address} --shard ${shard}`,
    `  shardcast verify --relay ${address} --shard ${shard} --agent ${agent.replace('http://', '')} --opa ${opa}`,
  ];
}
