import { formatAddress } from '../../config/kinds.js';
import type { MeshOptions } from '../../relay/mesh/mesh-options.js';
import type { ConfigOf } from '../context.js';
import { natsOptions } from './nats.js';
import { keptRelayId } from './relay-id.js';

/** What makes a relay a member of a mesh; undefined without --nats. */
export function memberOptions(config: ConfigOf<'relay'>): MeshOptions | undefined {
  if (config.nats.length === 0) return undefined;
  const { archiveIntervalMs, archiveBytes, archiveKeep, trimAfterMs } = config;
  const { natsCalloutKey, natsCalloutLifeMs } = config;
  const { advertise, archive, archiveKey, relayId, drainTimeoutMs, memberHeartbeatMs, memberExpiryMs } =
    config;
  return {
    servers: config.nats,
    nats: natsOptions(config),
    id: relayId ?? keptRelayId(config.relayData),
    ...(advertise === undefined ? {} : { advertise: formatAddress(advertise) }),
    ...(natsCalloutKey === undefined
      ? {}
      : { callout: { keyFile: natsCalloutKey, lifeMs: natsCalloutLifeMs } }),
    ...(archive === undefined ? {} : { archive }),
    ...(archiveKey === undefined ? {} : { archiveKey }),
    upkeep: { archiveIntervalMs, archiveBytes, archiveKeep, trimAfterMs },
    drainTimeoutMs,
    memberHeartbeatMs,
    memberExpiryMs,
  };
}
