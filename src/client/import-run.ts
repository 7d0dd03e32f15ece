import { randomUUID } from 'node:crypto';
import { Backoff } from '../core/backoff.js';
import { pause, systemClock } from '../core/clock.js';
import { type ErrorCode, ShardcastError } from '../core/errors.js';
import type { CallControl, Channel } from '../wire/channel.js';
import type { Relays } from '../wire/relays.js';
import type { RouteWalk } from '../wire/routes.js';
import { importService } from '../wire/services.js';
import { traceBytesOf } from '../wire/trace-context.js';
import { type shardcast, wire } from '../wire/wire.js';
import { type ImportBatch, ImportBatches, type ImportRow } from './import-batches.js';
import { ImportStream } from './import-stream.js';

export interface ImportOptions extends CallControl {
  /** An import that broke off goes on under its id, with the same records. Default: a new one. */
  importId?: string;
  /** `merge` puts the records over what is there; `replace` empties their collections first. Default merge. */
  mode?: 'merge' | 'replace';
  /** A token that must be the shard's head when the import takes effect; '0': the shard must be new. */
  expect?: string;
  publisher?: string;
  /** W3C trace context: the import's delta keeps its trace id. */
  traceparent?: string | undefined;
  /** Told after each batch: records given to the relay so far, and those that it had before. */
  onProgress?: (progress: { records: number; skipped: number }) => void;
}

export interface ImportReceipt {
  readonly token: string;
  readonly revision: number;
  readonly records: number;
  readonly importId: string;
  /** It was finished before; this is the first answer. */
  readonly repeated: boolean;
}

/** Batches that are kept until the relay says that they are on its disk. Bytes. */
const KEPT_BYTES_MAX = 32 * 1024 * 1024;
/** Between questions whether they are. Milliseconds. */
const STORED_POLL_MS = 20;
/** Breaks in a row that are mended. */
const BREAKS_MAX = 20;

export async function runImport(
  relays: Relays,
  shard: string,
  rows: Iterable<ImportRow> | AsyncIterable<ImportRow>,
  options: ImportOptions,
): Promise<ImportReceipt> {
  return await new ImportRun(relays, shard, options).run(rows);
}

/**
 * One import. The stream has no answer until its end, so batches are kept here until ImportStatus says that the relay has
 * them; after a break the import begins again on a new stream, behind what is stored. Until then it follows the shard to its
 * owner; once a relay alone has what is not kept here any more, it stays there.
 */
class ImportRun {
  readonly #relays: Relays;
  readonly #walk: RouteWalk;
  /** The only relay that has the first batches. */
  #keeper: string | undefined;
  readonly #options: ImportOptions;
  readonly #begin: shardcast.v1.ImportBegin.$Properties;
  readonly #shard: string;
  readonly #importId: string;
  readonly #backoff = new Backoff({ lastMs: 2_000 });
  #kept: ImportBatch[] = [];
  #keptBytes = 0;
  #stored = 0;
  #stream: ImportStream | undefined;
  #last = 0;
  #records = 0;
  #skipped = 0;

  constructor(relays: Relays, shard: string, options: ImportOptions) {
    this.#relays = relays;
    this.#walk = relays.walk(shard);
    this.#options = options;
    this.#shard = shard;
    this.#importId = options.importId ?? randomUUID();
    this.#begin = {
      shard,
      importId: this.#importId,
      mode: options.mode === 'replace' ? wire.ImportMode.REPLACE : wire.ImportMode.MERGE,
      expect: options.expect ?? '',
      publisher: options.publisher ?? '',
      traceId: traceBytesOf(options.traceparent),
    };
  }

  async run(rows: Iterable<ImportRow> | AsyncIterable<ImportRow>): Promise<ImportReceipt> {
    const batches = new ImportBatches();
    try {
      await this.#retried(() => this.#askStored());
      for await (const row of rows) {
        const batch = batches.add(row);
        if (batch !== undefined) await this.#send(batch);
      }
      const last = batches.end();
      if (last !== undefined) await this.#send(last);
      return await this.#finish();
    } finally {
      this.#stream?.cancel();
    }
  }

  get #channel(): Channel {
    return this.#relays.channelTo(this.#keeper ?? this.#walk.address);
  }

  async #send(batch: ImportBatch): Promise<void> {
    this.#options.signal?.throwIfAborted();
    this.#records += batch.records;
    this.#last = batch.sequence;
    if (batch.sequence <= this.#stored) {
      this.#skipped += batch.records;
    } else {
      this.#kept.push(batch);
      this.#keptBytes += batch.request.length;
      await this.#retried(() => this.#pump());
      if (this.#keptBytes > KEPT_BYTES_MAX) await this.#retried(() => this.#makeRoom());
    }
    this.#options.onProgress?.({ records: this.#records, skipped: this.#skipped });
  }

  async #finish(): Promise<ImportReceipt> {
    const response = await this.#retried(async () => (await this.#pump()).finish(this.#last));
    const { token, revision, repeatedImport } = response;
    return { token, revision, records: this.#records, importId: this.#importId, repeated: repeatedImport };
  }

  /** Writes what the stream, or a new one if it broke, was not given yet. */
  async #pump(): Promise<ImportStream> {
    const channel = this.#channel;
    if (this.#stream?.isUsable(channel) !== true) {
      this.#stream?.cancel();
      this.#stream = new ImportStream(channel, this.#begin, this.#options.signal);
    }
    const stream = this.#stream;
    for (const { sequence, request } of this.#kept) {
      if (sequence <= stream.sentTo) continue;
      stream.sentTo = sequence;
      await stream.write(request);
    }
    return stream;
  }

  async #makeRoom(): Promise<void> {
    for (;;) {
      await this.#pump();
      await this.#askStored();
      if (this.#keptBytes <= KEPT_BYTES_MAX / 2) return;
      await pause(systemClock, STORED_POLL_MS, this.#options.signal);
    }
  }

  async #askStored(): Promise<void> {
    const { signal } = this.#options;
    const request = { shard: this.#shard, importId: this.#importId };
    const channel = this.#channel;
    const { sequence } = await channel.unary(importService.importStatus, request, { signal });
    this.#stored = sequence;
    if (sequence > 0) this.#keeper = channel.relay;
    const kept = this.#kept.filter((batch) => batch.sequence > sequence);
    this.#kept = kept;
    this.#keptBytes = kept.reduce((sum, batch) => sum + batch.request.length, 0);
  }

  /** Again on a new stream, behind what is stored, until it works or the relay refuses. */
  async #retried<T>(step: () => Promise<T>): Promise<T> {
    for (let breaks = 0; ; breaks++) {
      const channel = this.#channel;
      try {
        const result = await step();
        this.#backoff.reset();
        this.#walk.again();
        return result;
      } catch (failure) {
        const error = channel.error(failure);
        if (this.#options.signal?.aborted) throw new ShardcastError('CANCELLED', 'the import was given up');
        if (this.#keeper === undefined && this.#walk.next(channel.relay, error)) continue;
        if (this.#keeper !== undefined && LOSSES.has(error.code)) throw lost(this.#keeper, error);
        if (error.retry === 'never' || error.code === 'DISK_FULL' || breaks >= BREAKS_MAX) throw error;
        await this.#backoff.wait(this.#options.signal);
        this.#walk.again();
      }
    }
  }
}

/** The relay that had the first batches has them no more, or gives the shard up. */
const LOSSES: ReadonlySet<ErrorCode> = new Set(['MOVED', 'GAP']);

function lost(relay: string, cause: ShardcastError): ShardcastError {
  return new ShardcastError('UNAVAILABLE', `${relay} does not have the shard, or the import, any more`, {
    cause,
    hint: 'Run the same import again, with its id: another relay takes it, from the beginning.',
  });
}
