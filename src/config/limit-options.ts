import { bytes, integer } from './kinds.js';
import { GIB } from './units.js';

const EACH = 'of each principal at this relay; 0: no limit';

/** Of a relay: what nobody may take more of. */
export const limits = {
  connectionsMax: {
    flag: 'connections-max',
    kind: integer({ min: 16, max: 1_000_000 }),
    default: 10_000,
    summary: 'connections of gRPC at a time; when all are taken, one on which nobody is known yet gives way',
  },
  rateOperations: {
    flag: 'rate-operations',
    kind: integer({ min: 0, max: 1_000_000_000 }),
    default: 0,
    summary: `operations of publishes a second ${EACH}`,
  },
  rateBytes: {
    flag: 'rate-bytes',
    kind: bytes({ min: 0, max: 1024 * GIB }),
    default: 0,
    summary: `bytes of publishes and imports a second ${EACH}`,
  },
  rateBootstrapBytes: {
    flag: 'rate-bootstrap-bytes',
    kind: bytes({ min: 0, max: 1024 * GIB }),
    default: 0,
    summary: `bytes of snapshots a second ${EACH}`,
  },
  callsMax: {
    flag: 'calls-max',
    kind: integer({ min: 0, max: 1_000_000_000 }),
    default: 100_000,
    summary: `calls at a time ${EACH}`,
  },
  memoryBytesMax: {
    flag: 'memory-max',
    kind: bytes({ min: 0, max: 1024 * GIB }),
    default: 0,
    summary:
      'resident bytes of the process beyond which no bulk work is begun: bootstraps, imports, scans; 0: 85 % of the heap’s limit alone count',
  },
} as const;
