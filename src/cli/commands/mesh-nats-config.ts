import { systemClock } from '../../core/clock.js';
import { ShardcastError } from '../../core/errors.js';
import { streamCount } from '../../log/jetstream/mesh-streams.js';
import { type MadeConfig, type MadeUser, makeNatsConfig } from '../../relay/nats/config-folder.js';
import { makeOperatorConfig } from '../../relay/nats/operator-folder.js';
import { partitioning } from '../../shard/partition.js';
import type { ConfigOf, Run } from '../context.js';
import { table } from '../lines.js';
import { agentsWanted, archiveBucket, relayIds } from '../mesh/nats-config-arguments.js';

export const run: Run<'mesh nats-config'> = async ({ config, output }) => {
  const { natsConfigDir: folder, natsCallout: callout, overwrite, meshPartitions: partitions } = config;
  const wanted = {
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
  };
  const { natsRenew: renew, natsRevoke: revoke, natsCredsLifeMs: lifeMs } = config;
  if (!config.natsOperator) checkNoCredentials(config);
  const made = config.natsOperator
    ? await makeOperatorConfig({ ...wanted, renew, revoke, lifeMs })
    : await makeNatsConfig(wanted);
  output.result(
    () => JSON.stringify(shapeOf(made)),
    () => linesOf(made).join('\n'),
  );
  return undefined;
};

function checkNoCredentials({ natsRenew, natsRevoke, natsCredsLifeMs }: ConfigOf<'mesh nats-config'>): void {
  if (!natsRenew && natsRevoke.length === 0 && natsCredsLifeMs === undefined) return;
  throw new ShardcastError('INVALID_ARGUMENT', '--renew, --revoke and --expires-in are about credentials', {
    hint: 'There are some with --operator only; keys hold until they are taken out of the configuration.',
  });
}

function shapeOf({ configFile, calloutFile, users }: MadeConfig) {
  return {
    config: configFile,
    ...(calloutFile === undefined ? {} : { callout: calloutFile }),
    users: users.map(({ name, role, nkey, file, inboxPrefix: inbox, expiresAt }) => {
      const secret =
        expiresAt === undefined
          ? { seed: file }
          : { creds: file, expires_at: new Date(expiresAt).toISOString() };
      return { name, role, nkey, ...secret, inbox };
    }),
  };
}

function linesOf({ configFile, calloutFile, users }: MadeConfig): string[] {
  const expiring = users.some(({ expiresAt }) => expiresAt !== undefined);
  return [
    `nats-servers include ${configFile}${calloutFile === undefined ? '' : `; relays need ${calloutFile}`}`,
    '',
    ...table(
      ['ROLE', 'NAME', ...(expiring ? ['CREDENTIALS', 'EXPIRES'] : ['KEY']), 'INBOX'],
      users.map(({ role, name, file, inboxPrefix, ...user }) => {
        return [role, name, file, ...(expiring ? [expiry(user)] : []), inboxPrefix];
      }),
    ),
  ];
}

function expiry({ expiresAt = 0 }: Pick<MadeUser, 'expiresAt'>): string {
  const day = new Date(expiresAt).toISOString().slice(0, 10);
  return expiresAt > systemClock.now() ? day : `${day}, over: --renew`;
}
