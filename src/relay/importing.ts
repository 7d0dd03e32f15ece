import { type Clock, systemClock } from '../core/clock.js';
import { crashPoint } from '../core/crash-point.js';
import { ShardcastError } from '../core/errors.js';
import { checkOperation, checkOrigin } from '../shard/check.js';
import { formatCursor } from '../shard/cursor.js';
import { decodeDelta, decodeImportRecords, type Operation } from '../shard/delta.js';
import { DeltaBuilder } from '../shard/delta-builder.js';
import { encodeEntry } from '../shard/entry.js';
import { EMPTY_HISTORY } from '../shard/history.js';
import { storedKey } from '../shard/key.js';
import { checkCollectionName } from '../shard/limits.js';
import type { SeenDelta } from '../shard/receipts.js';
import type { Shard } from '../shard/shard.js';
import { shapesOf } from '../shard/state.js';
import type { ShardStore } from '../shard/store.js';
import { CODEC_VERSION } from '../snapshot/chunk-codec.js';
import { computeRoot, countCollections, type Manifest, totals } from '../snapshot/manifest.js';
import type { StoredRecord } from '../snapshot/record.js';
import { asBuffer } from '../wire/as-buffer.js';
import { type shardcast, wire } from '../wire/wire.js';
import { checkExpectedHead } from './expectations.js';
import type { ImportLog } from './import-log.js';
import { type ImportedRecords, importSnapshot, mergeImport } from './import-merge.js';
import { ImportStaging } from './import-staging.js';
import type { Sequencer } from './sequencer.js';

/** Times that an import is merged again because another relay was first. */
const CONFLICTS_MAX = 20;
const IMPORT_ID = /^[A-Za-z0-9][A-Za-z0-9._:@-]{0,127}$/;

export interface ImportResult {
  readonly token: string;
  readonly revision: number;
  readonly records: number;
  readonly repeated: boolean;
}

/** The latest place of an import that is under way or done. */
export interface ImportProgress {
  readonly sequence: number;
  readonly token: string;
}

export interface ImportingOptions {
  store: ShardStore;
  sequencer: Sequencer;
  log: ImportLog;
  clock?: Clock;
}

/**
 * Bulk imports. Batches are staged on disk as they come, so a broken import goes on where it stopped. At the end the records
 * are sorted into chunks beside the shard, which goes on taking publishes; only merging the chunks with its snapshot takes the
 * shard's turn. One small delta then makes all of it history: it names the chunks by their root, and its effect is the merged snapshot. In a
 * mesh the chunks are where other relays can fetch them before the delta is in the log.
 */
export class Importing {
  readonly #store: ShardStore;
  readonly #sequencer: Sequencer;
  readonly #log: ImportLog;
  readonly #clock: Clock;
  /** Imports that are being finished, by shard and id. */
  readonly #finishing = new Map<string, Promise<ImportResult>>();

  constructor(options: ImportingOptions) {
    this.#store = options.store;
    this.#sequencer = options.sequencer;
    this.#log = options.log;
    this.#clock = options.clock ?? systemClock;
  }

  progress(shardName: string, importId: string): ImportProgress {
    const shard = this.#store.find(shardName);
    if (shard === undefined) return { sequence: 0, token: '' };
    const done = shard.receipts.find(labelled(importId));
    const token = done === undefined ? '' : resultOf(shard, done).token;
    return { sequence: new ImportStaging(shard, importId).sequence, token };
  }

  begin(begin: shardcast.v1.ImportBegin): OpenImport {
    if (!IMPORT_ID.test(begin.importId)) {
      throw new ShardcastError(
        'INVALID_ARGUMENT',
        `not an import id: ${JSON.stringify(begin.importId.slice(0, 140))}`,
      );
    }
    checkOrigin(begin.publisher, asBuffer(begin.traceId));
    const shard = this.#store.open(begin.shard);
    const staging = new ImportStaging(shard, begin.importId);
    return new OpenImport(shard, begin, staging, (open) => this.#finish(open));
  }

  /** A client whose stream broke asks again while the first question is still being worked on: once for both. */
  async #finish(open: OpenImport): Promise<ImportResult> {
    const name = `${open.shard.name}\0${open.begin.importId}`;
    const before = this.#finishing.get(name);
    if (before !== undefined) return { ...(await before), repeated: true };
    const finishing = this.#finishOnce(open).finally(() => this.#finishing.delete(name));
    this.#finishing.set(name, finishing);
    return await finishing;
  }

  async #finishOnce(open: OpenImport): Promise<ImportResult> {
    const { shard, begin, staging } = open;
    const seen = shard.receipts.find(labelled(begin.importId));
    if (seen !== undefined) {
      await staging.clear();
      return { ...resultOf(shard, seen), records: 0, repeated: true };
    }
    const result = await shard.writingChunks(async () => {
      const imported = await this.#build(open);
      crashPoint('import:built');
      const manifest = manifestOf(shard, imported, this.#clock.now());
      await this.#log.offer?.(shard, manifest);
      return await this.#sequencer.exclusive(shard.name, () => this.#commit(open, imported, manifest.root));
    });
    crashPoint('import:committed');
    await staging.clear();
    return result;
  }

  async #build({ shard, begin, staging, sequence }: OpenImport): Promise<ImportedRecords> {
    const { shelf } = shard;
    const shapes = new Map<string, number>();
    const build = this.#store.environment.cutter.build({
      read: shelf.read,
      write: shelf.write,
      spill: shelf.write,
    });
    try {
      for (let at = 1; at <= sequence; at++) {
        const batch = staging.get(at);
        if (batch === undefined) throw new ShardcastError('CORRUPT', `batch ${at} of the import is missing`);
        await build.add(decodeImportRecords(batch).map((operation) => recordOf(operation, shapes)));
      }
      return { chunks: await build.finish(), shapes, mode: begin.mode };
    } catch (failure) {
      build.abort();
      throw failure;
    }
  }

  /** Runs in the shard's turn: this relay publishes nothing meanwhile; where another one does, all is merged again. */
  async #commit(
    { shard, begin }: OpenImport,
    imported: ImportedRecords,
    root: Buffer,
  ): Promise<ImportResult> {
    for (let conflicts = 0; ; conflicts++) {
      await this.#log.catchUp?.(shard.name);
      const seen = shard.receipts.find(labelled(begin.importId));
      if (seen !== undefined) return { ...resultOf(shard, seen), records: 0, repeated: true };
      checkExpectedHead(shard.name, begin.expect, shard.draft());
      try {
        return await this.#append(shard, begin, imported, root);
      } catch (failure) {
        const isLost = failure instanceof ShardcastError && failure.code === 'CONFLICT';
        if (!isLost || conflicts >= CONFLICTS_MAX) throw failure;
      }
    }
  }

  async #append(
    shard: Shard,
    begin: shardcast.v1.ImportBegin,
    imported: ImportedRecords,
    root: Buffer,
  ): Promise<ImportResult> {
    const merged = await mergeImport(shard, imported);
    crashPoint('import:merged');
    const now = Math.max(this.#clock.now(), shard.head.appendedAt);
    const { publisher: onBehalfOf } = begin;
    const traceId = asBuffer(begin.traceId);
    const delta = new DeltaBuilder()
      .importRecords(root, begin.mode)
      .encode({ id: begin.importId, publisher: IMPORTER, publishedAt: now, traceId, onBehalfOf });
    const draft = shard.draft();
    const expected = shard.stored.position;
    draft.add(decodeDelta(delta), delta);
    const entry = draft.entry(shard.name, now);
    const manifest = importSnapshot(entry, draft, merged, now);
    await this.#log.appendImport(shard, { entry, bytes: encodeEntry(entry), expected, draft, manifest });
    const { records } = totals(imported.chunks);
    return { ...resultOf(shard, { ...manifest, hash: draft.hash }), records, repeated: false };
  }
}

/** One import, while its stream is open. */
export class OpenImport {
  readonly shard: Shard;
  readonly begin: shardcast.v1.ImportBegin;
  readonly staging: ImportStaging;
  readonly #finish: (open: OpenImport) => Promise<ImportResult>;
  #sequence: number;

  constructor(
    shard: Shard,
    begin: shardcast.v1.ImportBegin,
    staging: ImportStaging,
    finish: (open: OpenImport) => Promise<ImportResult>,
  ) {
    this.shard = shard;
    this.begin = begin;
    this.staging = staging;
    this.#finish = finish;
    this.#sequence = staging.sequence;
  }

  /** The last sequence that is on disk. */
  get sequence(): number {
    return this.#sequence;
  }

  /** `batch` is an encoded ImportRecords. Resolves when it is on disk; one that was there before is skipped. */
  async records(sequence: number, batch: Buffer): Promise<void> {
    if (sequence <= this.#sequence) return;
    if (sequence !== this.#sequence + 1) {
      throw new ShardcastError('GAP', `batch ${sequence} does not follow ${this.#sequence}`);
    }
    for (const operation of decodeImportRecords(batch)) {
      checkCollectionName(operation.collection);
      if (operation.kind !== wire.Operation.Kind.PUT) {
        throw new ShardcastError('INVALID_ARGUMENT', 'an import holds records to put, nothing else');
      }
      checkOperation(operation);
    }
    await this.staging.put(sequence, batch);
    crashPoint('import:staged');
    this.#sequence = sequence;
  }

  finish(sequence: number): Promise<ImportResult> {
    const done = this.shard.receipts.find(labelled(this.begin.importId)) !== undefined;
    if (sequence !== this.#sequence && !done) {
      return Promise.reject(
        new ShardcastError('GAP', `the import ends at batch ${this.#sequence}, not ${sequence}`),
      );
    }
    return this.#finish(this);
  }
}

const IMPORTER = '$import';
const NO_TRACE = Buffer.alloc(0);

/** What the import's delta is remembered by. */
function labelled(importId: string) {
  return {
    id: importId,
    publisher: IMPORTER,
    source: '',
    position: '',
    sourceSequence: 0,
    publishedAt: 0,
    traceId: NO_TRACE,
    onBehalfOf: '',
    operations: [],
  };
}

function resultOf({ name }: Shard, { epoch, revision, hash }: SeenDelta) {
  return { token: formatCursor(name, epoch, revision, hash), revision };
}

/** Imported records as others fetch them: named by their root, at no revision. */
function manifestOf({ name, head }: Shard, { chunks, shapes }: ImportedRecords, now: number): Manifest {
  const collections = countCollections(shapesOf(shapes), chunks);
  return {
    codecVersion: CODEC_VERSION,
    shard: name,
    epoch: head.epoch,
    revision: 0,
    historyHash: EMPTY_HISTORY,
    root: computeRoot(
      collections,
      chunks.map(({ hash }) => hash),
    ),
    collections,
    chunks,
    cutAt: now,
    appendedAt: now,
  };
}

function recordOf(operation: Operation, shapes: Map<string, number>): StoredRecord {
  const { collection, key, json, expiresAt, keyParts } = operation;
  const known = shapes.get(collection);
  if (known === undefined) shapes.set(collection, keyParts);
  else if (known !== keyParts) {
    throw new ShardcastError('KEY_LENGTH', `keys of ${collection} have ${known} parts; one has ${keyParts}`);
  }
  return { key: storedKey(collection, key), json, expiresAt };
}
