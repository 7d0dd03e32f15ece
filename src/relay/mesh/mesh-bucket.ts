import { jetstream } from '@nats-io/jetstream';
import { type KV, Kvm } from '@nats-io/kv';
import { ShardcastError } from '../../core/errors.js';
import { AcknowledgementInbox } from '../../log/jetstream/acknowledgements.js';
import { API, isPassing, natsError, refusalError } from '../../log/jetstream/api-errors.js';
import type { NatsLink } from '../../log/jetstream/link.js';
import { streamName } from '../../log/jetstream/mesh-streams.js';

export interface BucketOptions {
  name: string;
  /** Values kept per key, 1 to 64. */
  history: number;
  description: string;
  /** Copies of the bucket: 1, 3 or 5. Default: as many as the log's first stream has. */
  replicas?: number | undefined;
}

/** A key's value as the bucket has it; undefined: removed. */
export interface StoredValue {
  readonly value: Buffer | undefined;
  /** Of the bucket: grows with every write to any of its keys. */
  readonly revision: number;
}

/**
 * What is known of a write: stored; not, as the key stands `elsewhere` than expected (perhaps by the same write, sent before); not, and
 * never will be; or nothing.
 */
export type Written =
  | { readonly kind: 'stored'; readonly revision: number }
  | { readonly kind: 'elsewhere' | 'refused' | 'unknown'; readonly failure: ShardcastError };

/**
 * A KV bucket, as other tools know it: every write is compare-and-set, every read is from the leader, never from a replica that lags. Nothing
 * is taken from a header: a value of no bytes is a removal.
 */
export class MeshBucket implements Disposable {
  readonly link: NatsLink;
  readonly name: string;
  readonly stream: string;
  readonly #options: BucketOptions;
  readonly #inbox: AcknowledgementInbox;
  #kv: KV;

  private constructor(link: NatsLink, writing: NatsLink, options: BucketOptions, kv: KV) {
    this.link = link;
    this.name = options.name;
    this.stream = streamOf(options.name);
    this.#options = options;
    this.#inbox = new AcknowledgementInbox(writing);
    this.#kv = kv;
  }

  /**
   * Creates the bucket or opens it. `writing` is the link whose patience a write has. Throws INVALID_ARGUMENT when a bucket of that name
   * is not as it must be, NOT_FOUND when the number of replicas is the log's and there is no log.
   */
  static async open(link: NatsLink, writing: NatsLink, options: BucketOptions): Promise<MeshBucket> {
    const replicas = options.replicas ?? (await logReplicas(link));
    const all = { ...options, replicas };
    return new MeshBucket(link, writing, all, await createBucket(link, all));
  }

  /** Makes it again, if it is not there. */
  async recreate(): Promise<void> {
    this.#kv = await createBucket(this.link, this.#options);
  }

  subject(key: string): string {
    return `$KV.${this.name}.${key}`;
  }

  /** The key of a subject of this bucket. */
  keyOf(subject: string): string {
    return subject.slice(this.subject('').length);
  }

  /** Asked once: throws UNAVAILABLE, DEADLINE_EXCEEDED, and NOT_FOUND without the bucket. */
  get(key: string): Promise<StoredValue | undefined> {
    return this.#read({ last_by_subj: this.subject(key) });
  }

  /** What the key was given first after a revision, as far as its history reaches. Asked once. */
  next(key: string, revision: number): Promise<StoredValue | undefined> {
    return this.#read({ next_by_subj: this.subject(key), seq: revision + 1 });
  }

  /** The keys that have something stored, removals too. Asked once. */
  async keys(): Promise<string[]> {
    const query = { subjects_filter: this.subject('>') };
    const answer = await this.link.ask(`STREAM.INFO.${this.stream}`, query);
    const { state } = answer as { state: { subjects?: Record<string, number> } };
    return Object.keys(state.subjects ?? {}).map((subject) => this.keyOf(subject));
  }

  /** Sent once, never rejects. `expected` is the revision at which the key stands, 0 for none. */
  async put(key: string, value: Buffer, expected: number): Promise<Written> {
    const what = `writing ${key}`;
    const answer = await this.#inbox.publish(this.subject(key), value, expected);
    if (answer.kind === 'stored') return { kind: 'stored', revision: answer.position };
    if (answer.kind === 'silent') {
      return { kind: 'unknown', failure: new ShardcastError('UNAVAILABLE', `${what}: ${answer.why}`) };
    }
    const failure = refusalError(what, answer.refusal);
    const number = answer.refusal.err_code;
    if (number === API.wrongLastSequence) return { kind: 'elsewhere', failure };
    const passes = number === API.subjectInFlight || number === API.subjectNotReady || isPassing(failure);
    return { kind: passes ? 'unknown' : 'refused', failure };
  }

  /** Leaves a mark that every watch is told. Asked once. */
  async remove(key: string, expected: number): Promise<void> {
    try {
      await this.#kv.delete(key, { previousSeq: expected });
    } catch (thrown) {
      throw natsError(`removing ${key}`, thrown);
    }
  }

  /** Takes away what is stored of a key up to a revision, marks too; watches are not told. Asked once. */
  async clear(key: string, revision: number): Promise<void> {
    try {
      await this.link.streams.purge(this.stream, { filter: this.subject(key), seq: revision + 1 });
    } catch (thrown) {
      throw natsError(`clearing ${key}`, thrown);
    }
  }

  [Symbol.dispose](): void {
    this.#inbox[Symbol.dispose]();
  }

  async #read(query: object): Promise<StoredValue | undefined> {
    try {
      const answer = await this.link.ask(`STREAM.MSG.GET.${this.stream}`, query);
      const { message } = answer as { message: { seq: number; data?: string } };
      return { value: valueIn(Buffer.from(message.data ?? '', 'base64')), revision: message.seq };
    } catch (failure) {
      if (failure instanceof ShardcastError && failure.details.natsError === API.noMessage) return undefined;
      throw failure;
    }
  }
}

/** No value of ours is empty. */
export function valueIn(bytes: Buffer): Buffer | undefined {
  return bytes.length === 0 ? undefined : bytes;
}

function streamOf(bucket: string): string {
  return `KV_${bucket}`;
}

async function createBucket(link: NatsLink, options: BucketOptions): Promise<KV> {
  const { name, history, description, replicas = 1 } = options;
  const kvm = new Kvm(jetstream(link.connection, { timeout: link.answerTimeoutMs }));
  const kv = await link.patiently(`bucket ${name}`, () =>
    kvm.create(name, { history, description, replicas, allow_direct: false }),
  );
  const { config } = (await link.patiently(`bucket ${name}`, () => kv.status())).streamInfo;
  if (config.max_msgs_per_subject === history && config.max_age === 0) return kv;
  throw new ShardcastError('INVALID_ARGUMENT', `the bucket ${name} is not the mesh's`, {
    hint: `It must keep ${history} values a key, without an end: use another account, or put the settings back.`,
  });
}

async function logReplicas(link: NatsLink): Promise<number> {
  const first = streamName(0);
  try {
    return (await link.patiently(`stream ${first}`, () => link.streams.info(first))).config.num_replicas;
  } catch (thrown) {
    const failure = natsError(`stream ${first}`, thrown);
    if (failure.code !== 'NOT_FOUND') throw failure;
    const hint = 'Run `shardcast mesh init`.';
    throw new ShardcastError('NOT_FOUND', `the mesh has no ${first}`, { cause: failure, hint });
  }
}
