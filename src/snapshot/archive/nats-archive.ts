import { createHash, randomBytes } from 'node:crypto';
import {
  type JetStreamClient,
  type JetStreamManager,
  jetstream,
  jetstreamManager,
  type StoredMsg,
} from '@nats-io/jetstream';
import { Objm, StorageType } from '@nats-io/obj';
import { headers, type NatsConnection } from '@nats-io/transport-node';
import { ShardcastError } from '../../core/errors.js';
import { inParallel } from '../../core/parallel.js';
import {
  type Archive,
  type ArchiveCall,
  type ArchiveObject,
  checkName,
  checkObject,
  checkPrefix,
  type PutCall,
} from './archive.js';
import { type Patience, withAttempts } from './attempts.js';
import { archiveNatsError, lostTheRace } from './nats-errors.js';
import { BucketSubjects } from './nats-subjects.js';

export interface NatsArchiveOptions extends Patience {
  /** The bucket of the object store: `A-Z a-z 0-9 _ -`. It is made when missing. */
  readonly bucket: string;
  /** Copies of a bucket that is made. 1 to 5, default 1. */
  readonly replicas?: number;
}

/** Of one message; a server takes 1 MiB with headers by default. Bytes. */
const PART_BYTES_MAX = 512 * 1024;
/** Of one question to the server, milliseconds. */
const ANSWER_TIMEOUT_MS = 3_000;
const DESCRIPTIONS_PER_STEP = 256;
const QUESTIONS_MAX = 32;
/** How often a put looks again at who was first. */
const RACES_MAX = 8;
const DIGEST = 'SHA-256=';

/** What an object store keeps of an object, as far as it is used here. */
interface Description {
  readonly name: string;
  readonly nuid: string;
  readonly size: number;
  readonly chunks: number;
  readonly digest: string;
  readonly deleted?: boolean;
}

/** A description, and the message that it is in. */
interface Described extends Description {
  readonly sequence: number;
  readonly modifiedAt: number;
}

/**
 * Objects in a bucket of NATS's object store, readable by every client of it. The client library's own calls would not do: its list
 * reads the whole bucket, its read makes a consumer each time, and its put replaces what is there. Here an object's parts are
 * stored first and its description last, as compare-and-set on nothing being there: so an object is whole when it is visible.
 */
export class NatsArchive implements Archive {
  readonly url: string;
  readonly #stream: string;
  readonly #subjects: BucketSubjects;
  readonly #client: JetStreamClient;
  readonly #manager: JetStreamManager;
  readonly #patience: Patience;

  private constructor(client: JetStreamClient, manager: JetStreamManager, options: NatsArchiveOptions) {
    this.url = `nats://${options.bucket}`;
    this.#stream = `OBJ_${options.bucket}`;
    this.#subjects = new BucketSubjects(options.bucket);
    this.#client = client;
    this.#manager = manager;
    this.#patience = options;
  }

  /** The connection stays the caller's. */
  static async open(connection: NatsConnection, options: NatsArchiveOptions): Promise<NatsArchive> {
    const { bucket, replicas = 1 } = options;
    const timeout = Math.min(ANSWER_TIMEOUT_MS, options.attemptTimeoutMs ?? ANSWER_TIMEOUT_MS);
    const what = `opening the bucket ${bucket}`;
    const client = jetstream(connection, { timeout });
    const manager = await withAttempts(what, undefined, options, async () => {
      try {
        await new Objm(client).create(bucket, { replicas, storage: StorageType.File });
        return await jetstreamManager(connection, { checkAPI: false, timeout });
      } catch (thrown) {
        throw archiveNatsError(what, thrown);
      }
    });
    return new NatsArchive(client, manager, options);
  }

  async put(name: string, bytes: Buffer, { signal, renew = false }: PutCall = {}): Promise<boolean> {
    checkObject(name, bytes);
    /** Of this call's attempts, each with parts of its own: nobody knows how many of them an attempt left. */
    const mine = new Set<string>();
    return await this.#attempt(`putting ${name}`, signal, async (abort) => {
      const id = this.#subjects.partsId(name, randomBytes(9).toString('base64url'));
      mine.add(id);
      const chunks = await this.#putParts(id, bytes, abort);
      // Most names are new: nobody asks before.
      let before: Described | undefined;
      for (let count = 0; count < RACES_MAX; count++) {
        if (await this.#putDescription(name, id, bytes, chunks, before?.sequence ?? 0)) {
          await this.#drop(mine, id);
          if (before !== undefined) await this.#purge(this.#subjects.parts(before.nuid));
          return true;
        }
        before = await this.#describe(name);
        const isThere = before !== undefined && before.deleted !== true;
        if (before === undefined || !isThere || (renew && !mine.has(before.nuid))) continue;
        await this.#drop(mine, before.nuid);
        return mine.has(before.nuid);
      }
      throw new ShardcastError('UNAVAILABLE', `${name} is being put by many at once`);
    });
  }

  async get(name: string, { signal }: ArchiveCall = {}): Promise<Buffer | undefined> {
    checkName(name);
    return await this.#attempt(`reading ${name}`, signal, async (abort) => {
      const found = await this.#describe(name);
      if (found === undefined || found.deleted === true) return undefined;
      const bytes = Buffer.concat(await this.#parts(found, abort));
      if (bytes.length === found.size && digestOf(bytes) === found.digest) return bytes;
      // It may have been renewed or deleted meanwhile: only if it is still there it is damaged.
      if ((await this.#describe(name))?.nuid !== found.nuid) {
        throw new ShardcastError('UNAVAILABLE', `${name} was replaced while it was read`);
      }
      throw new ShardcastError(
        'CORRUPT',
        `${name}: ${bytes.length} of ${found.size} bytes, or not those that were put`,
        {
          hint: 'Restore an older snapshot, or archive this one again from a relay that has it.',
        },
      );
    });
  }

  async has(name: string, { signal }: ArchiveCall = {}): Promise<boolean> {
    checkName(name);
    const found = await this.#attempt(`looking for ${name}`, signal, () => this.#describe(name));
    return found !== undefined && found.deleted !== true;
  }

  async *list(prefix: string, { signal }: ArchiveCall = {}): AsyncGenerator<ArchiveObject, void, undefined> {
    checkPrefix(prefix);
    const what = `listing ${prefix}`;
    const filter = this.#subjects.partsBelow(prefix);
    const info = await this.#attempt(what, signal, () =>
      this.#manager.streams.info(this.#stream, { subjects_filter: filter }),
    );
    const names = new Set<string>();
    for (const subject of Object.keys(info.state.subjects ?? {})) {
      const name = this.#subjects.nameOf(subject);
      if (name !== undefined) names.add(name);
    }
    const sorted = [...names].sort();
    for (let at = 0; at < sorted.length; at += DESCRIPTIONS_PER_STEP) {
      const step = sorted.slice(at, at + DESCRIPTIONS_PER_STEP);
      const found = new Map<string, Described>();
      await inParallel(
        step,
        { tasksMax: QUESTIONS_MAX },
        async (name, abort) => {
          const described = await this.#attempt(what, abort, () => this.#describe(name));
          if (described !== undefined) found.set(name, described);
        },
        signal,
      );
      for (const name of step) {
        const object = found.get(name);
        if (object === undefined || object.deleted === true) continue;
        yield { name, bytes: object.size, modifiedAt: object.modifiedAt };
      }
    }
  }

  async delete(name: string, { signal }: ArchiveCall = {}): Promise<void> {
    checkName(name);
    await this.#attempt(`deleting ${name}`, signal, async () => {
      // The library leaves a mark of each deleted object for ever; names here mostly never come back.
      await this.#purge(this.#subjects.description(name));
      await this.#purge(this.#subjects.partsOf(name));
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {}

  /** As the stream's leader has it, never a replica that lags. */
  async #describe(name: string): Promise<Described | undefined> {
    const query = { last_by_subj: this.#subjects.description(name) };
    const message = await this.#manager.streams.getMessage(this.#stream, query);
    if (message === null) return undefined;
    try {
      const description = message.json<Description>();
      return { ...description, sequence: message.seq, modifiedAt: message.time.getTime() };
    } catch (cause) {
      throw new ShardcastError('CORRUPT', `the description of ${name} does not parse`, { cause });
    }
  }

  async #putParts(id: string, bytes: Buffer, signal: AbortSignal): Promise<number> {
    const subject = this.#subjects.parts(id);
    let parts = 0;
    for (let at = 0; at < bytes.length; at += PART_BYTES_MAX, parts++) {
      signal.throwIfAborted();
      await this.#client.publish(subject, bytes.subarray(at, at + PART_BYTES_MAX));
    }
    return parts;
  }

  /** False: the object's description is not the one that was expected, `after`; 0: none. */
  async #putDescription(
    name: string,
    nuid: string,
    bytes: Buffer,
    chunks: number,
    after: number,
  ): Promise<boolean> {
    const description = {
      name,
      bucket: this.#stream.slice('OBJ_'.length),
      nuid,
      size: bytes.length,
      chunks,
      digest: digestOf(bytes),
      mtime: new Date().toISOString(),
      deleted: false,
      options: { max_chunk_size: PART_BYTES_MAX },
    } satisfies Description & Record<string, unknown>;
    const rollup = headers();
    rollup.set('Nats-Rollup', 'sub');
    try {
      await this.#client.publish(this.#subjects.description(name), JSON.stringify(description), {
        headers: rollup,
        expect: { lastSubjectSequence: after },
      });
      return true;
    } catch (thrown) {
      if (lostTheRace(thrown)) return false;
      throw thrown;
    }
  }

  /** The parts that attempts left, but for those that count. */
  async #drop(ids: ReadonlySet<string>, but: string): Promise<void> {
    for (const id of ids) if (id !== but) await this.#purge(this.#subjects.parts(id));
  }

  /** Parts never change, so any replica may answer; the leader is asked for what a replica does not have yet. */
  async #parts({ nuid, chunks }: Description, signal: AbortSignal): Promise<Uint8Array[]> {
    const subject = this.#subjects.parts(nuid);
    const parts: Uint8Array[] = [];
    let after = 0;
    while (parts.length < chunks) {
      signal.throwIfAborted();
      const query = chunks === 1 ? { last_by_subj: subject } : { next_by_subj: subject, seq: after + 1 };
      const part: StoredMsg | null =
        (await this.#manager.direct.getMessage(this.#stream, query)) ??
        (await this.#manager.streams.getMessage(this.#stream, query));
      if (part === null) break;
      parts.push(part.data);
      after = part.seq;
    }
    return parts;
  }

  async #purge(filter: string): Promise<void> {
    await this.#manager.streams.purge(this.#stream, { filter });
  }

  #attempt<T>(
    what: string,
    signal: AbortSignal | undefined,
    task: (abort: AbortSignal) => Promise<T>,
  ): Promise<T> {
    return withAttempts(what, signal, this.#patience, (abort) =>
      task(abort).catch((thrown: unknown) => {
        throw archiveNatsError(what, thrown);
      }),
    );
  }
}

function digestOf(bytes: Buffer): string {
  const base64 = createHash('sha256').update(bytes).digest('base64');
  return DIGEST + base64.replaceAll('+', '-').replaceAll('/', '_');
}
