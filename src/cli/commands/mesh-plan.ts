import { readLayout } from '../../log/jetstream/mesh-streams.js';
import { callRoll } from '../../relay/mesh/member-roll.js';
import { placing } from '../../shard/placement.js';
import { planPlacement } from '../../shard/placement-plan.js';
import type { Run } from '../context.js';
import { placedMembers } from '../mesh/mesh-shape.js';
import { withNats } from '../mesh/nats.js';
import { planLines } from '../mesh/plan-lines.js';

export const run: Run<'mesh plan'> = async ({ config, output }) => {
  const { add, remove, memberExpiryMs } = config;
  const { layout, members } = await withNats(config, async (link) => ({
    layout: await readLayout(link),
    members: await callRoll(link),
  }));
  const place = await placing({ partitions: layout.partitions, replicas: layout.partitionReplicas });
  const plan = planPlacement(place, placedMembers(members, memberExpiryMs), { add, remove });
  output.result(
    () => JSON.stringify(plan),
    () => planLines(plan).join('\n'),
  );
  return undefined;
};
