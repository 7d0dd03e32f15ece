import { initialise } from '../../log/jetstream/mesh-streams.js';
import type { Run } from '../context.js';
import { withNats } from '../mesh/nats.js';

export const run: Run<'mesh init'> = async ({ config, output }) => {
  const { meshPartitions: partitions, partitionReplicas, meshStreams, meshReplicas } = config;
  const replicas = Number(meshReplicas);
  const streams = meshStreams === undefined ? {} : { streams: meshStreams };
  const wanted = { partitions, partitionReplicas, replicas, ...streams };
  const layout = await withNats(config, (link) => initialise(link, wanted));
  output.result(
    () => {
      const { streams, partitionReplicas: partition_replicas } = layout;
      return JSON.stringify({ partitions, streams, replicas, partition_replicas });
    },
    () =>
      `the mesh has ${partitions} partitions, each at ${counted(partitionReplicas, 'relay', 'relays')}, on ${layout.streams} streams, each with ${counted(replicas, 'copy', 'copies')}`,
  );
  return undefined;
};

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
