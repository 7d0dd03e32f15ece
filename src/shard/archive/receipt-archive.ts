import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ShardcastError } from '../../core/errors.js';
import type { Archive } from '../../snapshot/archive/archive.js';
import { CURSOR_HASH_BYTES } from '../cursor.js';
import { decodeLabels } from '../delta.js';
import { decodeEntry, historyHashes } from '../entry.js';
import type { StoredReceipt } from '../receipts.js';
import type { Shard } from '../shard.js';
import { type ArchivedStretch, chainFrom, named } from './archived-shard.js';
import { BLOCK_BYTES, corrupt, packBlock, unpackBlocks } from './blocks.js';
import { decodeReceipts, ReceiptEncoder } from './receipt-codec.js';
import { StretchFolder } from './stretch-folder.js';

/** Revisions of one object when all receipts of a store are archived at once: at most as many receipts, and an object holds them. */
const REVISIONS_PER_PASS = 500_000;
/** An entry has up to 512 deltas: between as many entries others get their turn. */
const ENTRIES_PER_TURN = 16;
/** Of the object of a pass. Bytes. */
const PASS_BYTES_MAX = 32 * 1024 * 1024;
/** Sources' positions that are encoded at a time. */
const POSITIONS_PER_PAGE = 2_000;
/** How often a reader looks again when what it saw was joined with others meanwhile. */
const LOOKS_MAX = 5;

/** The receipts of one epoch of a shard in an archive: which deltas its revisions took, so that idempotence outlives the store. */
export class ReceiptArchive {
  readonly #folder: StretchFolder;

  constructor(archive: Archive, shard: string, epoch: string, signal: AbortSignal | undefined) {
    this.#folder = new StretchFolder('receipts', archive, shard, epoch, signal);
  }

  stretches(): Promise<ArchivedStretch[]> {
    return this.#folder.list();
  }

  /** Archives the receipts after `revision` up to `to` from the shard's tail, joined with small stretches before. */
  async putTail(
    shard: Shard,
    revision: number,
    to: number,
    stretches: readonly ArchivedStretch[],
  ): Promise<number> {
    const writer = this.#folder.writer();
    const encoder = new ReceiptEncoder();
    let from = revision + 1;
    let entries = 0;
    for (const bytes of revision < to ? shard.entries(from) : []) {
      if (++entries % ENTRIES_PER_TURN === 0) await nextTurn();
      this.#folder.checkSignal();
      const entry = decodeEntry(bytes);
      const hashes = historyHashes(entry);
      for (const [index, delta] of entry.deltas.entries()) {
        const at = entry.firstRevision + index;
        if (at <= revision || at > to) continue;
        const { publisher, id, source, sourceSequence, position } = decodeLabels(delta);
        const hash = hashes[index]!.subarray(0, CURSOR_HASH_BYTES);
        encoder.add({
          revision: at,
          epoch: entry.epoch,
          hash,
          publisher,
          id,
          source,
          sourceSequence,
          position,
        });
      }
      const last = Math.min(to, entry.firstRevision + entry.deltas.length - 1);
      if (last >= from && (encoder.bytes >= BLOCK_BYTES || last === to)) {
        const body = encoder.take();
        await writer.add({ from, to: last, bytes: await packBlock({ from, to: last, body }) });
        from = last + 1;
      }
      if (last === to) break;
    }
    await writer.joinBefore(stretches);
    await writer.finish();
    await writer.dropHeld(stretches);
    return writer.putBytes;
  }

  /**
   * Archives all receipts that the shard's store has, up to the head: where a line of history begins, and where the tail does not
   * reach back to what is archived. Resolves to that head; a snapshot of it must be of that revision or a later one.
   */
  async putAll(shard: Shard): Promise<{ revision: number; bytes: number }> {
    const { revision } = shard.head;
    await shard.lane.write(() => undefined, { synced: false }); // the head may be ahead of what is committed
    // One may be of a later revision already: then its position at the head is not known, and no later snapshot needs it.
    const positions = shard.receipts.lastPositions();
    let bytes = 0;
    for (let from = 1; from <= revision; from += REVISIONS_PER_PASS) {
      const to = Math.min(revision, from + REVISIONS_PER_PASS - 1);
      bytes += await this.#putPass(shard, from, to, positions);
    }
    return { revision, bytes };
  }

  /** All of a pass are one object, as they do not come in the order of their revisions; what is too much for one goes as two. */
  async #putPass(
    shard: Shard,
    from: number,
    to: number,
    positions: readonly StoredReceipt[],
  ): Promise<number> {
    const encoder = new ReceiptEncoder();
    const packed: Buffer[] = [];
    let packedBytes = 0;
    const pack = async (more: boolean): Promise<void> => {
      const block = await packBlock({ from, to, index: packed.length, more, body: encoder.take() });
      packed.push(block);
      packedBytes += block.length;
    };
    for (const page of pagesOf(shard, positions)) {
      for (const receipt of page) {
        if (receipt.revision >= from && receipt.revision <= to) encoder.add(receipt);
      }
      if (encoder.bytes >= BLOCK_BYTES) await pack(true);
      else await nextTurn();
      this.#folder.checkSignal();
      if (packedBytes <= PASS_BYTES_MAX || from === to) continue;
      const middle = Math.floor((from + to) / 2);
      const first = await this.#putPass(shard, from, middle, positions);
      return first + (await this.#putPass(shard, middle + 1, to, positions));
    }
    await pack(false);
    const writer = this.#folder.writer();
    await writer.add({ from, to, bytes: Buffer.concat(packed) });
    await writer.finish();
    return writer.putBytes;
  }

  /** How far the archived receipts go without a hole. */
  static coverage(stretches: readonly ArchivedStretch[]): number {
    return chainFrom(stretches, 1).to;
  }

  /** Receipts of revisions up to `to`, in their order where it counts. Throws CORRUPT when some are missing. */
  async *read(to: number): AsyncGenerator<StoredReceipt[], void, undefined> {
    let next = 1;
    for (let looks = 1; next <= to; looks++) {
      const found = chainFrom(await this.stretches(), next);
      if (found.to < to || looks > LOOKS_MAX) throw this.#missing(found.to + 1, to);
      for (const stretch of found.chain) {
        const object = await this.#folder.get(stretch);
        if (object === undefined) break; // joined with others since: look again
        yield* this.#unpack(stretch, object, to);
        next = stretch.to + 1;
        if (next > to) break;
      }
    }
  }

  /** Throws CORRUPT when those up to `to` are not all there. */
  async check(to: number): Promise<void> {
    const covered = ReceiptArchive.coverage(await this.stretches());
    if (covered < to) throw this.#missing(covered + 1, to);
  }

  async *#unpack(
    stretch: ArchivedStretch,
    object: Buffer,
    to: number,
  ): AsyncGenerator<StoredReceipt[], void, undefined> {
    for await (const { from, body } of unpackBlocks(object, stretch)) {
      if (from > to) continue;
      try {
        yield [...decodeReceipts(body)].filter(({ revision }) => revision <= to);
      } catch (thrown) {
        throw named(stretch.name, thrown);
      }
    }
  }

  #missing(from: number, to: number): ShardcastError {
    return corrupt(`${this.#folder.shard}: the archive`, `lacks the receipts of revisions ${from} to ${to}`);
  }
}

function* pagesOf(
  shard: Shard,
  positions: readonly StoredReceipt[],
): Generator<readonly StoredReceipt[], void, undefined> {
  yield* shard.receipts.pages();
  for (let at = 0; at < positions.length; at += POSITIONS_PER_PAGE) {
    yield positions.slice(at, at + POSITIONS_PER_PAGE);
  }
}
