import { initialise } from '../../log/jetstream/mesh-streams.js';
import type { Run } from '../context.js';
import { withNats } from '../mesh/nats.js';

export const run: Run<'mesh init'> = async ({ config, output }) => {
  const { meshPartitions: partitions, meshStreams, meshReplicas } = config;
  const replicas = Number(meshReplicas);
  const streams = meshStreams === undefined ? {} : { streams: meshStreams };
  const layout = await withNats(config, (link) => initialise(link, { partitions, replicas, ...streams }));
  output.result(
    () => JSON.stringify({ ...layout, replicas }),
    () =>
      `the mesh has ${layout.partitions} partitions on ${layout.streams} streams, each with ${replicas} ${replicas === 1 ? 'copy' : 'copies'}`,
  );
  return undefined;
};
