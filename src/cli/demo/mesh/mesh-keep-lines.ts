import type { Paints } from '../story.js';
import type { MeshCast } from './mesh-cast.js';

/** How to talk to what the demo leaves running. */
export function meshKeepLines(
  { relays, cluster, agents, followers }: MeshCast,
  { strong }: Paints,
): string[] {
  const nats = cluster.addresses.map((server) => `--nats ${server}`).join(' ');
  const to = `--relay ${relays[0]?.address}`;
  return [
    strong('Running until Ctrl-C'),
    ...relays.map(({ name, address, http }) => `  ${name.padEnd(22)}  ${address}   http://${http}/metrics`),
    ...cluster.nodes.map(({ name, address }) => `  ${name.padEnd(22)}  ${address}`),
    ...[...agents].map(([shard, { url }]) => {
      const opa = followers.get(shard)?.opa;
      return `  ${shard.padEnd(22)}  agent ${url}${opa === undefined ? '' : `   OPA ${opa.url}`}`;
    }),
    '',
    strong('Try'),
    `  shardcast mesh status ${nats}`,
    `  shardcast mesh plan ${nats} --remove relay-1`,
    `  shardcast watch ${to} --shard kubernetes`,
    `  shardcast publish ${to} --shard kubernetes --wait doc:readme#viewer@user:anne`,
  ];
}
