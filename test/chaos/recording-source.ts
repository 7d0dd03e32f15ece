import type { Source, SourceEvent, SourceWatch, WatchRequest } from '../../src/agent/sources/source.js';
import { parseCursor } from '../../src/shard/cursor.js';
import { decodeDelta } from '../../src/shard/delta.js';
import { decodeEntry } from '../../src/shard/entry.js';
import type { Step } from './recorded-history.js';

type Received = Pick<Extract<Step, { kind: 'entry' }>, 'firstRevision' | 'ids'>;

/**
 * A source that writes down what an agent does with what it is given: where each replica stood when it first asked, and, when the agent says that a
 * replica moved, whether by the entry that it was just handed or by a snapshot. What is not applied is not written down.
 */
export class RecordingSource implements Source {
  readonly #source: Source;
  readonly #record: (shard: string, step: Step) => void;
  readonly #opened = new Set<string>();
  readonly #handed = new Map<string, Received>();

  constructor(source: Source, record: (shard: string, step: Step) => void) {
    this.#source = source;
    this.#record = record;
  }

  get name(): string {
    return this.#source.name;
  }

  relayOf(shard: string): string {
    return this.#source.relayOf(shard);
  }

  /** The agent's replica is at `revision` now. */
  moved(shard: string, revision: number, token: string, bySnapshot: boolean): void {
    const handed = this.#handed.get(shard);
    this.#handed.delete(shard);
    if (bySnapshot) this.#record(shard, { kind: 'snapshot', revision, token });
    // A move that no entry explains is one by no deltas, which the checker finds.
    else this.#record(shard, { kind: 'entry', ...(handed ?? NOTHING), revision, token });
  }

  watch(request: WatchRequest, signal: AbortSignal): SourceWatch {
    const { shard, cursor: token } = request;
    if (!this.#opened.has(shard)) {
      this.#opened.add(shard);
      const revision = token === '' ? 0 : parseCursor(token).revision;
      this.#record(shard, { kind: 'opened', revision, token });
    }
    const watch = this.#source.watch(request, signal);
    return {
      report: (progress) => watch.report(progress),
      [Symbol.asyncIterator]: () => this.#events(shard, watch),
    };
  }

  fetchManifest(shard: string, signal: AbortSignal): Promise<Buffer> {
    return this.#source.fetchManifest(shard, signal);
  }

  fetchChunks(shard: string, hashes: readonly Buffer[], signal: AbortSignal): AsyncIterable<Buffer> {
    return this.#source.fetchChunks(shard, hashes, signal);
  }

  [Symbol.dispose](): void {
    this.#source[Symbol.dispose]();
  }

  async *#events(shard: string, watch: SourceWatch): AsyncGenerator<SourceEvent, void, undefined> {
    for await (const event of watch) {
      this.#handed.delete(shard);
      if (event.kind === 'entry') this.#handed.set(shard, received(event.bytes));
      yield event;
    }
  }
}

const NOTHING: Received = { firstRevision: 0, ids: [] };

function received(bytes: Buffer): Received {
  const { firstRevision, deltas } = decodeEntry(bytes);
  return { firstRevision, ids: deltas.map((delta) => decodeDelta(delta).id) };
}
