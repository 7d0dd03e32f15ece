import { ShardcastError } from '../../core/errors.js';
import type { Archive } from '../../snapshot/archive/archive.js';
import { entrySpan } from '../../wire/watch-codec.js';
import { decodeEntry, type Entry, lastRevision } from '../entry.js';
import { nextHistoryHash } from '../history.js';
import type { Shard } from '../shard.js';
import { type ArchivedStretch, chainFrom, named } from './archived-shard.js';
import { BLOCK_BYTES, corrupt, packBlock, unpackBlocks } from './blocks.js';
import { StretchFolder } from './stretch-folder.js';

const LENGTH_BYTES = 4;

/** The entries of one epoch of a shard in an archive, where they are archived: with them every revision can be restored. */
export class EntryArchive {
  readonly #folder: StretchFolder;

  constructor(archive: Archive, shard: string, epoch: string, signal: AbortSignal | undefined) {
    this.#folder = new StretchFolder('entries', archive, shard, epoch, signal);
  }

  /** Archives the entries up to `to` that the shard's tail has and the archive lacks, after `revision` at the earliest. */
  async putTail(shard: Shard, revision: number, to: number): Promise<number> {
    const kept = Math.max(revision, shard.stored.oldestRevision);
    let from = chainFrom(await this.#folder.list(), kept + 1).to + 1;
    const writer = this.#folder.writer();
    let body: Buffer[] = [];
    let bodyBytes = 0;
    for (const bytes of from <= to ? shard.entries(from) : []) {
      this.#folder.checkSignal();
      const length = Buffer.alloc(LENGTH_BYTES);
      length.writeUInt32BE(bytes.length);
      body.push(length, bytes);
      bodyBytes += bytes.length;
      const last = entrySpan(bytes).lastRevision;
      if (bodyBytes < BLOCK_BYTES && last < to) continue;
      await writer.add({
        from,
        to: last,
        bytes: await packBlock({ from, to: last, body: Buffer.concat(body) }),
      });
      from = last + 1;
      body = [];
      bodyBytes = 0;
      if (last >= to) break;
    }
    await writer.finish();
    return writer.putBytes;
  }

  /** Throws NOT_FOUND when the entries from `from` to `to` are not all there. */
  async check(from: number, to: number): Promise<void> {
    this.#chain(await this.#folder.list(), from, to);
  }

  #chain(stretches: readonly ArchivedStretch[], from: number, to: number): readonly ArchivedStretch[] {
    const { chain, to: covered } = chainFrom(stretches, from);
    if (covered >= to) return chain;
    throw new ShardcastError(
      'NOT_FOUND',
      `${this.#folder.shard}: the entries from revision ${covered + 1} on are not archived`,
      {
        hint: 'Revisions between snapshots can be restored where entries are archived, too.',
        details: { revision: covered },
      },
    );
  }

  /** The entries from `from` to `to`; the first and last one are cut to that. Throws CORRUPT, NOT_FOUND when some are missing. */
  async *read(from: number, to: number): AsyncGenerator<Entry, void, undefined> {
    let next = from;
    for (const stretch of this.#chain(await this.#folder.list(), from, to)) {
      const { name } = stretch;
      const object = await this.#folder.get(stretch);
      if (object === undefined) throw corrupt(name, 'went away while it was being restored');
      for await (const block of unpackBlocks(object, stretch)) {
        if (block.to < next) continue;
        for (const entry of entriesOf(block.body, name)) {
          if (lastRevision(entry) < next) continue;
          if (next > to) return;
          yield between(entry, next, to);
          next = lastRevision(entry) + 1;
        }
      }
    }
  }
}

function* entriesOf(body: Buffer, name: string): Generator<Entry, void, undefined> {
  for (let at = 0; at < body.length; ) {
    const start = at + LENGTH_BYTES;
    at = start + (start <= body.length ? body.readUInt32BE(start - LENGTH_BYTES) : 0);
    if (at > body.length || at <= start) throw corrupt(name, 'holds half an entry');
    try {
      yield decodeEntry(body.subarray(start, at));
    } catch (thrown) {
      throw named(name, thrown);
    }
  }
}

/** What of an entry is of the revisions `from` to `to`. */
function between(entry: Entry, from: number, to: number): Entry {
  const skipped = Math.max(0, from - entry.firstRevision);
  let { previousHash } = entry;
  for (const delta of entry.deltas.slice(0, skipped)) previousHash = nextHistoryHash(previousHash, delta);
  const deltas = entry.deltas.slice(skipped, to - entry.firstRevision + 1);
  return { ...entry, firstRevision: entry.firstRevision + skipped, previousHash, deltas };
}
