import { streamCount } from '../../log/jetstream/mesh-streams.js';
import { type MadeConfig, makeNatsConfig } from '../../relay/nats/config-folder.js';
import { partitioning } from '../../shard/partition.js';
import type { Run } from '../context.js';
import { table } from '../lines.js';
import { agentsWanted, archiveBucket, relayIds } from '../mesh/nats-config-arguments.js';

export const run: Run<'mesh nats-config'> = async ({ config, output }) => {
  const { natsConfigDir: folder, natsCallout: callout, overwrite, meshPartitions: partitions } = config;
  const made = await makeNatsConfig({
    folder,
    relays: relayIds(config.natsRelays),
    agents: agentsWanted(config.natsAgents),
    mesh: {
      streams: streamCount(partitions, config.meshStreams),
      partitionOf: await partitioning(partitions),
      archiveBucket: archiveBucket(config.natsArchive),
    },
    callout,
    overwrite,
  });
  output.result(
    () => JSON.stringify(shapeOf(made)),
    () => linesOf(made).join('\n'),
  );
  return undefined;
};

function shapeOf({ configFile, calloutFile, users }: MadeConfig) {
  return {
    config: configFile,
    ...(calloutFile === undefined ? {} : { callout: calloutFile }),
    users: users.map(({ name, role, nkey, seedFile, inboxPrefix }) => {
      return { name, role, nkey, seed: seedFile, inbox: inboxPrefix };
    }),
  };
}

function linesOf({ configFile, calloutFile, users }: MadeConfig): string[] {
  return [
    `nats-servers include ${configFile}${calloutFile === undefined ? '' : `; relays need ${calloutFile}`}`,
    '',
    ...table(
      ['ROLE', 'NAME', 'KEY', 'INBOX'],
      users.map(({ role, name, seedFile, inboxPrefix }) => [role, name, seedFile, inboxPrefix]),
    ),
  ];
}
