import protobuf from 'protobufjs/minimal.js';
import { shardcast } from './gen/shardcast.js';

// 64-bit fields are plain numbers: revisions, times and sizes stay below 2^53.
Object.assign(protobuf.util, { Long: null });
protobuf.configure();

/** The messages of proto/shardcast/v1, by their own names. */
export const wire = shardcast.v1;
export type { shardcast } from './gen/shardcast.js';
