import { shardcast } from './gen/shardcast.js';

/** The messages of proto/shardcast/v1, by their own names. */
export const wire = shardcast.v1;
export type { shardcast } from './gen/shardcast.js';
