import type { StreamInfo } from '@nats-io/jetstream';
import type { NatsLink } from '../../log/jetstream/link.js';
import { type MeshLayout, readLayout, streamName } from '../../log/jetstream/mesh-streams.js';
import { callRoll } from '../../relay/mesh/member-roll.js';
import { placing } from '../../shard/placement.js';
import type { Run } from '../context.js';
import { meshShape } from '../mesh/mesh-shape.js';
import { withNats } from '../mesh/nats.js';
import { statusLines } from '../mesh/status-lines.js';

export const run: Run<'mesh status'> = async ({ config, output }) => {
  const facts = await withNats(config, async (link) => {
    const layout = await readLayout(link);
    return { layout, members: await callRoll(link), streams: await streamsOf(link, layout) };
  });
  const { partitions, partitionReplicas: replicas } = facts.layout;
  const place = await placing({ partitions, replicas });
  const status = meshShape({ ...facts, expiryMs: config.memberExpiryMs }, place);
  output.result(
    () => JSON.stringify(status),
    () => statusLines(status).join('\n'),
  );
  return undefined;
};

async function streamsOf(link: NatsLink, { streams }: MeshLayout): Promise<StreamInfo[]> {
  const infos: StreamInfo[] = [];
  for (let stream = 0; stream < streams; stream++) {
    const name = streamName(stream);
    infos.push(await link.patiently(`stream ${name}`, () => link.streams.info(name)));
  }
  return infos;
}
