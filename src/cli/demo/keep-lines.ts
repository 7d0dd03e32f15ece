import { type Cast, FOLLOWED } from './cast.js';
import type { Paints } from './story.js';

/** How to talk to what the demo leaves running. */
export function keepLines(cast: Cast, { strong, dim }: Paints): string[] {
  const { address, http } = cast.relay;
  const [agent, opa] = [cast.agent('kubernetes').url, cast.opa('kubernetes').url];
  const input =
    '{"input": {"shard": "kubernetes", "user": "user:u-b4d8c3bf0f", "action": "triage", "repo": "repo:kubernetes/release"}}';
  const tuple = 'team:kubernetes/sig-auth#member@user:u-29f09494b9';
  return [
    strong('Running until Ctrl-C'),
    `  relay             ${address}   http://${http}/metrics`,
    ...FOLLOWED.map((shard) => {
      return `  ${shard.padEnd(16)}  agent ${cast.agent(shard).url}   OPA ${cast.opa(shard).url}`;
    }),
    '',
    strong('Try'),
    `  curl -s ${opa}/v1/data/kubernetes_org/decision -d '${input}'`,
    `  curl -s '${opa}/v1/data/shards/kubernetes/$sync'`,
    `  curl -s ${agent}/v1/shards`,
    dim('  # revoke, and wait until no OPA grants it'),
    `  shardcast publish --relay ${address} --shard kubernetes --wait -${tuple}`,
    `  shardcast watch --relay ${address} --shard kubernetes`,
    `  shardcast status --relay ${address} --shard kubernetes`,
    `  shardcast verify --relay ${address} --shard kubernetes --agent ${agent.replace('http://', '')} --opa ${opa}`,
  ];
}
