import type { CollectionShape, Manifest } from '../snapshot/manifest.js';
import type { Key, StoredRecord } from '../snapshot/record.js';
import { formatCursor } from './cursor.js';
import { EMPTY_HISTORY } from './history.js';
import { Overlay } from './overlay.js';
import type { Head } from './shard-types.js';

/** Reads a record of a snapshot's chunks. */
export type BaseReader = (base: Manifest, key: Key) => StoredRecord | undefined;

/**
 * A shard in memory at one revision. States are replaced, never changed, but for `overlay` and `since`: an entry that has
 * become history is written into them, and the state before is gone. Who goes on reading a state takes a clone.
 */
export interface ShardState {
  readonly head: Head;
  readonly collections: ReadonlyMap<string, number>;
  /** The last snapshot; undefined: none was cut. */
  readonly base: Manifest | undefined;
  /** What changed since `base`. */
  readonly overlay: Overlay;
  /** While a snapshot is being cut: what changed since the cut began. */
  readonly since: Overlay | undefined;
}

export function makeHead(
  shard: string,
  epoch: string,
  revision: number,
  hash: Buffer,
  appendedAt: number,
): Head {
  return { epoch, revision, hash, appendedAt, token: formatCursor(shard, epoch, revision, hash) };
}

export function emptyState(shard: string, epoch: string): ShardState {
  const head = makeHead(shard, epoch, 0, EMPTY_HISTORY, 0);
  return { head, collections: new Map(), base: undefined, overlay: new Overlay(), since: undefined };
}

export function stateOfManifest(manifest: Manifest): ShardState {
  const { shard, epoch, revision, historyHash, appendedAt } = manifest;
  return {
    head: makeHead(shard, epoch, revision, historyHash, appendedAt),
    collections: new Map(manifest.collections.map(({ name, keyParts }) => [name, keyParts])),
    base: manifest,
    overlay: new Overlay(),
    since: undefined,
  };
}

export function shapesOf(collections: ReadonlyMap<string, number>): CollectionShape[] {
  return [...collections].map(([name, keyParts]) => ({ name, keyParts }));
}

export function readRecord(
  { overlay, base }: { overlay: Pick<Overlay, 'get'>; base: Manifest | undefined },
  key: Key,
  readBase: BaseReader,
): StoredRecord | undefined {
  const change = overlay.get(key);
  if (change !== undefined) return change ?? undefined;
  return base === undefined ? undefined : readBase(base, key);
}
