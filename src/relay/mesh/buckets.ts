/** The KV buckets of a mesh: who may write to them is a relay. */
export const MEMBERS_BUCKET = 'shardcast_mesh';
export const EPOCHS_BUCKET = 'shardcast_epochs';
export const DENIED_BUCKET = 'shardcast_denied';
