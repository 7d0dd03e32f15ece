import type { Run } from '../context.js';
import { jsonText } from '../json-text.js';
import { readableBytes, table } from '../lines.js';
import { callControl, openReader } from '../open-reader.js';
import { statusShape } from '../shapes.js';

export const run: Run<'status'> = async (context) => {
  const { config, output } = context;
  using reader = openReader(context);
  const status = statusShape(await reader.status(config.shard ?? '', callControl(context)));
  output.result(
    () => jsonText(status),
    () => describe(status).join('\n'),
  );
  return undefined;
};

function describe(status: ReturnType<typeof statusShape>): string[] {
  const { relay, version, started_at, resident_bytes, disk_bytes, subscribers, writable, shard } = status;
  const lines = [
    `relay        ${relay}, version ${version}, since ${started_at}`,
    `memory       ${readableBytes(resident_bytes)}`,
    `disk         ${readableBytes(disk_bytes)}${writable ? '' : ', full: publishes are refused'}`,
    `subscribers  ${subscribers}`,
  ];
  if (shard === undefined) return lines;
  lines.push(
    '',
    `shard        ${shard.shard}${shard.deleted ? ', deleted' : ''}`,
    `revision     ${shard.revision}, appended ${shard.appended_at ?? '-'}`,
    `token        ${shard.token}`,
    `readable     from revision ${shard.oldest_revision}`,
    `snapshot     at revision ${shard.snapshot_revision}, ${readableBytes(shard.snapshot_bytes)}; tail ${readableBytes(shard.tail_bytes)}`,
    ...shard.collections.map(
      ({ name, key_parts, records }) => `collection   ${name}: ${records} records, ${key_parts} key parts`,
    ),
    '',
    ...agentTable(status.agents ?? []),
  );
  return lines;
}

function agentTable(agents: NonNullable<ReturnType<typeof statusShape>['agents']>): string[] {
  if (agents.length === 0) return ['no agents'];
  return table(
    ['AGENT', 'STATE', 'IN OPA', 'ON DISK', 'LAG', 'SEEN'],
    agents.map((row) => [row.agent, row.state, row.revision, row.replica_revision, row.lag, row.seen_at]),
  );
}
