import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Need } from '../../auth/need.js';
import { ShardcastError } from '../../core/errors.js';
import { decodeDelta } from '../../shard/delta.js';
import { decodeEntry } from '../../shard/entry.js';
import { storedKey, storedPrefix } from '../../shard/key.js';
import { checkCollectionName } from '../../shard/limits.js';
import type { ShardHandle } from '../../shard/shard-types.js';
import { touching } from '../../shard/touching.js';
import type { ShardView } from '../../shard/view.js';
import type { StoredRecord } from '../../snapshot/record.js';
import { asBuffer } from '../../wire/as-buffer.js';
import { readService, type WireRecord } from '../../wire/services.js';
import { entrySpan } from '../../wire/watch-codec.js';
import type { shardcast } from '../../wire/wire.js';
import { BULK, type CallContext, type Registration, serverStream, unary } from '../calls.js';
import type { PacedWriter } from '../paced-writer.js';
import type { Shards } from '../shards.js';
import type { Waiting } from '../waiting.js';
import { differences, recordsOf, toWireRecord } from './read-walk.js';
import { findShard } from './snapshot-service.js';

/** Records of one answer, by bytes and by number. */
const BATCH_BYTES = 64 * 1024;
const BATCH_RECORDS = 1_000;
const RECORD_OVERHEAD_BYTES = 16;
/** Entries that are looked into before others have their turn. */
const EXAMINED_BYTES = 256 * 1024;

type Options = shardcast.v1.ReadOptions.$Properties | null | undefined;

const ofShard = ({ shard }: { readonly shard: string }): Need => ({ action: 'read', shard });

export function readRegistrations(shards: Shards, waiting: Waiting): Registration[] {
  const reader = new Reader(shards, waiting);
  return [
    unary(readService.get, ofShard, (request, context) => reader.get(request, context)),
    serverStream(
      readService.scan,
      ofShard,
      (request, out, context) => reader.scan(request, out, context),
      BULK,
    ),
    serverStream(
      readService.diff,
      ofShard,
      (request, out, context) => reader.diff(request, out, context),
      BULK,
    ),
    serverStream(
      readService.log,
      ofShard,
      (request, out, context) => reader.log(request, out, context),
      BULK,
    ),
    unary(readService.root, ofShard, (request, context) => reader.root(request, context)),
  ];
}

class Reader {
  readonly #shards: Shards;
  readonly #waiting: Waiting;

  constructor(shards: Shards, waiting: Waiting) {
    this.#shards = shards;
    this.#waiting = waiting;
  }

  async get({ shard, collection, key, options }: shardcast.v1.GetRequest, context: CallContext) {
    checkCollectionName(collection);
    const handle = await this.#shard(shard, options, context);
    using view = viewOf(handle, options?.atRevision);
    const record = view.get(storedKey(collection, asBuffer(key)));
    const position = { token: view.token, revision: view.revision };
    return record === undefined ? position : { ...position, record: toWireRecord(record) };
  }

  async scan(
    request: shardcast.v1.ScanRequest,
    out: PacedWriter<shardcast.v1.ScanResponse.$Properties | Buffer>,
    context: CallContext,
  ): Promise<void> {
    const { shard, collection, keyPrefix, limit, options } = request;
    if (collection !== '') checkCollectionName(collection);
    else if (keyPrefix.length > 0) {
      throw new ShardcastError('INVALID_ARGUMENT', 'a key prefix needs its collection');
    }
    const handle = await this.#shard(shard, options, context);
    using view = viewOf(handle, options?.atRevision);
    const { token, revision } = view;
    const prefix = collection === '' ? '' : storedPrefix(collection, asBuffer(keyPrefix));
    const batch = new Batch(out, context, (records: WireRecord[]) => ({ records, token, revision }));
    let left = limit === 0 ? Number.POSITIVE_INFINITY : limit;
    for (const segment of view.segments(prefix)) {
      for (const record of recordsOf(segment)) {
        if (left-- <= 0) return batch.end();
        if (batch.add(toWireRecord(record), sizeOf(record))) await batch.flush();
      }
    }
    batch.end();
  }

  async diff(
    { shard, fromRevision, toRevision }: shardcast.v1.DiffRequest,
    out: PacedWriter<shardcast.v1.DiffResponse.$Properties | Buffer>,
    context: CallContext,
  ): Promise<void> {
    const handle = findShard(this.#shards, shard);
    using after = viewOf(handle, toRevision);
    if (fromRevision > after.revision) {
      throw new ShardcastError('INVALID_ARGUMENT', `revision ${fromRevision} is after ${after.revision}`);
    }
    using before = handle.viewAt(fromRevision);
    const batch = new Batch(out, context, (changes: shardcast.v1.DiffResponse.Change.$Properties[]) => ({
      changes,
      fromRevision,
      toRevision: after.revision,
    }));
    for (const difference of differences(before, after)) {
      if (difference === undefined) {
        await nextTurn();
        context.signal.throwIfAborted();
        continue;
      }
      const { before: old, after: now } = difference;
      const change = {
        ...(old === undefined ? {} : { before: toWireRecord(old) }),
        ...(now === undefined ? {} : { after: toWireRecord(now) }),
      };
      if (batch.add(change, sizeOf(old) + sizeOf(now))) await batch.flush();
    }
    batch.end();
  }

  async log(
    { shard, fromRevision, toRevision, collection, keyPrefix }: shardcast.v1.LogRequest,
    out: PacedWriter<shardcast.v1.LogResponse.$Properties | Buffer>,
    { signal }: CallContext,
  ): Promise<void> {
    const wanted = wantedEntries(collection, asBuffer(keyPrefix));
    const handle = findShard(this.#shards, shard);
    const last = toRevision === 0 ? handle.head.revision : toRevision;
    const first = fromRevision === 0 ? handle.summary().oldestRevision + 1 : fromRevision;
    if (first > last) return;
    let examined = 0;
    for (const entry of handle.entries(first)) {
      const span = entrySpan(entry);
      if (span.firstRevision > last) return;
      if (wanted(entry)) out.write({ entry }, entry.length);
      examined += entry.length;
      if (!out.hasRoom) await out.room();
      else if (examined > EXAMINED_BYTES) {
        examined = 0;
        await nextTurn();
      }
      signal.throwIfAborted();
      if (span.lastRevision >= last) return;
    }
  }

  async root({ shard, options }: shardcast.v1.RootRequest, context: CallContext) {
    const handle = await this.#shard(shard, options, context);
    const revision = options?.atRevision || handle.head.revision;
    const manifest = await handle.manifestAt(revision);
    using view = handle.viewAt(manifest.revision);
    const records = manifest.collections.reduce((sum, collection) => sum + collection.records, 0);
    return { root: manifest.root, revision: manifest.revision, records, token: view.token };
  }

  async #shard(name: string, options: Options, { signal }: CallContext): Promise<ShardHandle> {
    const atLeast = options?.atLeast ?? '';
    if (atLeast === '') return findShard(this.#shards, name);
    const handle = this.#shards.open(name);
    await this.#waiting.atLeast(handle, atLeast, { timeoutMs: options?.timeoutMs ?? 0, signal });
    return handle;
  }
}

/** Whether an encoded entry has a delta that may have changed what is asked for. */
function wantedEntries(collection: string, keyPrefix: Buffer): (entry: Buffer) => boolean {
  if (collection !== '') checkCollectionName(collection);
  else if (keyPrefix.length > 0) {
    throw new ShardcastError('INVALID_ARGUMENT', 'a key prefix needs its collection');
  } else return () => true;
  const touches = touching(collection, keyPrefix);
  return (entry) => decodeEntry(entry).deltas.some((delta) => decodeDelta(delta).operations.some(touches));
}

function viewOf(handle: ShardHandle, atRevision: number | null | undefined): ShardView {
  return atRevision ? handle.viewAt(atRevision) : handle.view();
}

function sizeOf(record: StoredRecord | undefined): number {
  return record === undefined ? 0 : record.key.length + record.json.length + RECORD_OVERHEAD_BYTES;
}

/** Gathers items into answers of a moderate size, and waits for the reader between them. */
class Batch<T, Message> {
  readonly #out: PacedWriter<Message>;
  readonly #signal: AbortSignal;
  readonly #wrap: (items: T[]) => Message;
  #items: T[] = [];
  #bytes = 0;
  #sent = 0;

  constructor(out: PacedWriter<Message>, context: CallContext, wrap: (items: T[]) => Message) {
    this.#out = out;
    this.#signal = context.signal;
    this.#wrap = wrap;
  }

  /** True when it is time to flush. */
  add(item: T, bytes: number): boolean {
    this.#items.push(item);
    this.#bytes += bytes;
    return this.#bytes >= BATCH_BYTES || this.#items.length >= BATCH_RECORDS;
  }

  async flush(): Promise<void> {
    this.#write();
    await (this.#out.hasRoom ? nextTurn() : this.#out.room());
    this.#signal.throwIfAborted();
  }

  /** The last answer; there is always one, as it tells the revision. */
  end(): void {
    if (this.#items.length > 0 || this.#sent === 0) this.#write();
  }

  #write(): void {
    this.#out.write(this.#wrap(this.#items), this.#bytes);
    this.#items = [];
    this.#bytes = 0;
    this.#sent++;
  }
}
