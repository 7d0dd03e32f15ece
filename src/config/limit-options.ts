import { integer } from './kinds.js';

/** Of a relay: what nobody may take more of. */
export const limits = {
  connectionsMax: {
    flag: 'connections-max',
    kind: integer({ min: 16, max: 1_000_000 }),
    default: 10_000,
    summary: 'connections of gRPC at a time; when all are taken, one on which nobody is known yet gives way',
  },
} as const;
