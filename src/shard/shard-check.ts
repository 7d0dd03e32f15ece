import { ShardcastError, toShardcastError } from '../core/errors.js';
import { verifyFrame } from '../snapshot/compression.js';
import type { Manifest } from '../snapshot/manifest.js';
import { decodeDelta } from './delta.js';
import { decodeEntry, type Entry, historyHashes, lastRevision } from './entry.js';
import { placeOf } from './receipts.js';
import type { Shard } from './shard.js';
import type { TailItem } from './tail.js';

/** What is not as it was written. Each is CORRUPT, and names what. */
export type Damage = { readonly failure: ShardcastError } & (
  | { readonly kind: 'chunk'; readonly hash: Buffer }
  | { readonly kind: 'manifest'; readonly revision: number }
  /** With the revision that an entry begins with. */
  | { readonly kind: 'entry'; readonly revision: number }
  /** Of deltas of the entry that begins with the revision; 0: of entries that are not kept any more. */
  | { readonly kind: 'receipts'; readonly revision: number }
);

export interface CheckControl {
  /** Told of bytes that were read, before the next are: it may take its time. */
  readonly pace: (bytes: number) => Promise<void>;
  readonly signal: AbortSignal;
}

/**
 * Reads all that is kept of a shard and holds it against what it must be: manifests and chunks against their hashes, entries against the chain that
 * leads to the head and to each snapshot, receipts against the entries that are kept still. Of older ones those that are kept one by one have nothing
 * that would show a flipped bit, but for one that makes them no receipt. The shard goes on meanwhile; what leaves it is passed over.
 */
export async function* damagesOf(
  shard: Shard,
  control: CheckControl,
): AsyncGenerator<Damage, void, undefined> {
  const manifests: Manifest[] = [];
  for (const revision of shard.history.snapshotRevisions()) {
    try {
      const manifest = shard.history.manifest(revision);
      if (manifest !== undefined) manifests.push(manifest);
    } catch (thrown) {
      yield { kind: 'manifest', revision, failure: corrupt(thrown) };
    }
  }
  const { base } = shard.state;
  yield* chunkDamages(shard, base === undefined ? manifests : [...manifests, base], control);
  yield* entryDamages(shard, manifests, control);
  yield* oldReceiptDamages(shard, control);
}

async function* chunkDamages(
  shard: Shard,
  manifests: readonly Manifest[],
  { pace, signal }: CheckControl,
): AsyncGenerator<Damage, void, undefined> {
  const seen = new Set<string>();
  for (const { chunks, revision } of manifests) {
    for (const { hash } of chunks) {
      signal.throwIfAborted();
      const name = hash.toString('latin1');
      if (seen.has(name)) continue;
      seen.add(name);
      const frame = shard.shelf.frame(hash);
      try {
        await verifyFrame(frame ?? shard.shelf.read(hash), hash);
      } catch (thrown) {
        // With its snapshot it may have been collected.
        const isKept = revision === shard.state.base?.revision || shard.history.encodedManifest(revision);
        if (frame !== undefined || isKept) yield { kind: 'chunk', hash, failure: corrupt(thrown) };
      }
      await pace(frame?.length ?? 0);
    }
  }
}

/** An entry that is itself; whether it is whole shows what follows it. */
interface Link {
  readonly entry: Entry;
  readonly hashes: readonly Buffer[];
}

async function* entryDamages(
  shard: Shard,
  manifests: readonly Manifest[],
  { pace, signal }: CheckControl,
): AsyncGenerator<Damage, void, undefined> {
  const { head } = shard;
  const from = shard.stored.oldestRevision + 1;
  let before: Link | undefined;
  let last = from;
  try {
    for (const item of shard.tail.items(from, () => head.revision)) {
      signal.throwIfAborted();
      last = item.firstRevision;
      const checked = checkItem(shard.name, item);
      if ('failure' in checked) yield checked;
      if (before !== undefined && 'entry' in checked) {
        yield* linkDamages(shard, before, checked.entry.previousHash, manifests);
      }
      before = 'entry' in checked ? checked : undefined;
      await pace(item.bytes.length);
    }
    // One that came meanwhile follows the head, too.
    if (before !== undefined && lastRevision(before.entry) === head.revision) {
      yield* linkDamages(shard, before, head.hash, manifests);
    }
  } catch (thrown) {
    const failure = toShardcastError(thrown);
    if (failure.code === 'TRIMMED' && shard.stored.oldestRevision >= from) return; // they left meanwhile
    if (failure.code !== 'TRIMMED' && failure.code !== 'CORRUPT') throw thrown;
    yield { kind: 'entry', revision: last, failure: corrupt(failure) };
  }
}

/** What an entry proves once it is known to be whole: snapshots and receipts may be wrong where it is right. */
function* linkDamages(
  shard: Shard,
  { entry, hashes }: Link,
  leadsTo: Buffer,
  manifests: readonly Manifest[],
): Generator<Damage, void, undefined> {
  const { firstRevision } = entry;
  if (hashes.at(-1)?.equals(leadsTo) !== true) {
    const message = `the entry of ${shard.name} at revision ${firstRevision} does not lead to what follows it`;
    yield { kind: 'entry', revision: firstRevision, failure: new ShardcastError('CORRUPT', message) };
    return;
  }
  for (const { revision, historyHash } of manifests) {
    const hash = hashes[revision - firstRevision];
    if (hash === undefined || hash.equals(historyHash)) continue;
    const message = `the snapshot of ${shard.name} at revision ${revision} is not of its history`;
    yield { kind: 'manifest', revision, failure: new ShardcastError('CORRUPT', message) };
  }
  yield* receiptDamages(shard, entry, hashes);
}

function checkItem(
  name: string,
  { firstRevision, deltas, bytes }: TailItem,
): Link | Extract<Damage, { kind: 'entry' }> {
  const what = `the entry of ${name} at revision ${firstRevision}`;
  try {
    const entry = decodeEntry(bytes);
    for (const delta of entry.deltas) decodeDelta(delta);
    const isItself = entry.shard === name && entry.firstRevision === firstRevision;
    if (isItself && entry.deltas.length === deltas) return { entry, hashes: historyHashes(entry) };
    const failure = new ShardcastError('CORRUPT', `${what} is another one`);
    return { kind: 'entry', revision: firstRevision, failure };
  } catch (cause) {
    const failure = new ShardcastError('CORRUPT', `${what}: ${toShardcastError(cause).message}`, { cause });
    return { kind: 'entry', revision: firstRevision, failure };
  }
}

function* receiptDamages(
  shard: Shard,
  { epoch, firstRevision, deltas }: Entry,
  hashes: readonly Buffer[],
): Generator<Damage, void, undefined> {
  for (const [index, bytes] of deltas.entries()) {
    const { publisher, id } = decodeDelta(bytes);
    const seen = { epoch, revision: firstRevision + index, hash: hashes[index]! };
    if (id === '' || isAsWritten(shard, { publisher, id }, placeOf(seen))) continue;
    const whose = `${JSON.stringify(id)} of ${JSON.stringify(publisher)}`;
    const message = `the receipt of ${whose} in ${shard.name} is not of revision ${seen.revision}`;
    yield { kind: 'receipts', revision: firstRevision, failure: new ShardcastError('CORRUPT', message) };
    return;
  }
}

/** An agent keeps no receipts; and the same id again has its first answer. */
function isAsWritten(shard: Shard, label: { publisher: string; id: string }, place: Buffer): boolean {
  try {
    return shard.receipts.storedPlace(label)?.equals(place) ?? true;
  } catch {
    return false;
  }
}

async function* oldReceiptDamages(
  { receipts }: Shard,
  { pace, signal }: CheckControl,
): AsyncGenerator<Damage, void, undefined> {
  for (const failure of receipts.damages()) {
    signal.throwIfAborted();
    if (failure === null) await pace(0);
    else yield { kind: 'receipts', revision: 0, failure };
  }
}

function corrupt(thrown: unknown): ShardcastError {
  const failure = toShardcastError(thrown);
  if (failure.code === 'CORRUPT') return failure;
  return new ShardcastError('CORRUPT', failure.message, { cause: failure });
}
