/** What a follower has done since it started; read when metrics are scraped. */
export interface FollowerCounts {
  connections: number;
  entries: number;
  entryBytes: number;
  snapshots: number;
  chunkBytes: number;
  failures: number;
  /** Of them: bytes of the replica that were not as they were written. */
  damage: number;
}

export function newCounts(): FollowerCounts {
  return { connections: 0, entries: 0, entryBytes: 0, snapshots: 0, chunkBytes: 0, failures: 0, damage: 0 };
}
