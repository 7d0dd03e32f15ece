import { readableBytes, table } from '../lines.js';
import type { MeshShape } from './mesh-shape.js';

const RELAYS = ['RELAY', 'STATE', 'HELD', 'READY', 'OWNED', 'HEARD', 'SINCE', 'ADDRESS', 'VERSION'];
const STREAMS = ['STREAM', 'LEADER', 'COPIES', 'MESSAGES', 'BYTES'];

/** The mesh for people. */
export function statusLines({
  partitions,
  partition_replicas: wanted,
  replicas,
  unready,
  unserved,
  relays,
  streams,
}: MeshShape): string[] {
  return [
    `partitions  ${partitions}, ${replicas === wanted ? wanted : `${replicas} of ${wanted}`} replicas each${unready === 0 ? '' : `; ${unready} replicas are not filled`}`,
    ...(unserved === 0 ? [] : [`unserved    ${unserved} partitions, which nobody has filled itself of`]),
    '',
    ...(relays.length === 0 ? ['no relays'] : relayTable(relays)),
    '',
    ...table(
      STREAMS,
      streams.map(({ stream, leader, copies, messages, bytes }) => [
        stream,
        leader,
        copies.length === 0 ? '1' : copiesText(copies),
        messages,
        readableBytes(bytes),
      ]),
    ),
  ];
}

function relayTable(relays: MeshShape['relays']): string[] {
  return table(
    RELAYS,
    relays.map(({ relay, state, held, ready, owned, heard_ms, started_at, grpc, version }) => [
      relay,
      state,
      held,
      ready,
      owned,
      `${(heard_ms / 1000).toFixed(1)} s`,
      started_at,
      grpc,
      version,
    ]),
  );
}

/** The leader is one of them; those that lag or are away are named. */
function copiesText(copies: MeshShape['streams'][number]['copies']): string {
  const behind = copies.filter(({ current, offline }) => offline || !current);
  const names = behind.map(({ server, offline }) => `${server} ${offline ? 'is away' : 'is behind'}`);
  return [`${copies.length + 1}`, ...names].join(', ');
}
