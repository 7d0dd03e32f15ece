import type { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ShardcastError } from '../../src/core/errors.js';
import { decodeDelta } from '../../src/shard/delta.js';
import { decodeEntry, lastRevision } from '../../src/shard/entry.js';
import type { ShardView } from '../../src/shard/view.js';
import { wire } from '../../src/wire/wire.js';
import { deltas } from '../support/arbitraries.js';
import { Embedded } from '../support/embedded.js';
import { type Fold, foldDelta, foldOf, sorted } from '../support/fold.js';
import { tempDir } from '../support/temp-dir.js';

const SHARDS = ['a', 'b', 'c', 'd'];
const { Kind } = wire.Operation;

type Step =
  | { readonly kind: 'publish'; readonly shard: string; readonly deltas: Buffer[] }
  | { readonly kind: 'import'; readonly shard: string; readonly delta: Buffer; readonly mode: number }
  | { readonly kind: 'cut' | 'hold' | 'resume'; readonly shard: string; readonly at: number }
  | { readonly kind: 'release' | 'settle' | 'kill' | 'reopen' };

const shard = fc.constantFrom(...SHARDS);
const at = fc.double({ min: 0, max: 1, noNaN: true });
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 10,
      arbitrary: fc.record({
        kind: fc.constant('publish' as const),
        shard,
        deltas: fc.array(deltas, { minLength: 1, maxLength: 5 }),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('import' as const),
        shard,
        delta: deltas,
        mode: fc.constantFrom(wire.ImportMode.MERGE, wire.ImportMode.REPLACE),
      }),
    },
    {
      weight: 9,
      arbitrary: fc.record({ kind: fc.constantFrom('cut', 'hold', 'resume' as const), shard, at }),
    },
    {
      weight: 4,
      arbitrary: fc.record({ kind: fc.constantFrom('release', 'settle', 'kill' as const) }),
    },
    { weight: 1, arbitrary: fc.constant<Step>({ kind: 'reopen' }) },
  ),
  { minLength: 5, maxLength: 60 },
) as fc.Arbitrary<Step[]>;

/** What each shard was at each revision, made from the entries as they are announced. */
class Model {
  readonly #folds = new Map<string, Fold[]>(SHARDS.map((name) => [name, [new Map()]]));
  readonly #tokens = new Map<string, string[]>(SHARDS.map((name) => [name, ['']]));
  readonly #imports = new Map<string, { delta: Buffer; replaces: boolean }>();

  head(name: string): number {
    return this.#of(name).length - 1;
  }
  at(name: string, revision: number): [string, string][] {
    return sorted(this.#of(name)[revision] as Fold);
  }
  token(name: string, revision: number): string {
    return this.#tokens.get(name)?.[revision] ?? '';
  }
  expectImport(id: string, delta: Buffer, replaces: boolean): void {
    this.#imports.set(id, { delta, replaces });
  }

  take(name: string, bytes: Buffer, token: string): void {
    for (const one of decodeEntry(bytes).deltas) {
      const before = this.#of(name).at(-1) as Fold;
      const { id } = decodeDelta(one);
      const imported = this.#imports.get(id);
      this.#of(name).push(
        imported === undefined ? foldDelta(before, one) : merge(before, imported.delta, imported.replaces),
      );
      this.#tokens.get(name)?.push('');
    }
    const tokens = this.#tokens.get(name) as string[];
    tokens[tokens.length - 1] = token;
  }

  #of(name: string): Fold[] {
    return this.#folds.get(name) as Fold[];
  }
}

function merge(before: Fold, delta: Buffer, replaces: boolean): Fold {
  const puts = decodeDelta(delta).operations.filter(({ kind }) => kind === Kind.PUT);
  const names = new Set(puts.map(({ collection }) => `${collection}\0`));
  const kept = [...before].filter(([key]) => !replaces || !names.has(key.slice(0, key.indexOf('\0') + 1)));
  return new Map([...kept, ...foldDelta(new Map(), putsOf(delta))]);
}

/** The puts of a delta, as one. */
function putsOf(delta: Buffer): Buffer {
  const { id, operations } = wire.Delta.decode(delta);
  return Buffer.from(
    wire.Delta.encode({ id, operations: operations.filter(({ kind }) => kind === Kind.PUT) }).finish(),
  );
}

class Run {
  readonly #path: string;
  readonly #model = new Model();
  readonly #pending = new Set<Promise<unknown>>();
  #views: ShardView[] = [];
  #imports = 0;
  #relay!: Embedded;
  readonly #workers = new Set<Worker>();

  constructor(path: string) {
    this.#path = path;
  }

  readonly onWorker = (worker: Worker): void => void this.#workers.add(worker);

  async open(): Promise<void> {
    this.#relay = await Embedded.open({
      path: this.#path,
      lanes: 1,
      partitions: 2,
      cutBytes: 800,
      historyBytes: 6_000,
      snapshotsMax: 3,
      shardsInMemoryMax: 2,
      cacheBytes: 20_000,
    });
    this.#relay.log.subscribe(({ entry, bytes }) => {
      const { head } = this.#relay.store.open(entry.shard);
      expect(head.revision).toBe(lastRevision(entry));
      this.#model.take(entry.shard, bytes, head.token);
    });
  }

  async step(step: Step): Promise<void> {
    if (step.kind === 'publish') {
      for (const delta of step.deltas) this.#background(this.#publish(step.shard, delta));
    } else if (step.kind === 'import') this.#background(this.#import(step.shard, step.delta, step.mode));
    else if (step.kind === 'cut') this.#background(this.#cut(step.shard));
    else if (step.kind === 'hold') this.#hold(step.shard, step.at);
    else if (step.kind === 'resume') this.#resume(step.shard, step.at);
    else if (step.kind === 'release') this.#release();
    else if (step.kind === 'kill') await this.#kill();
    else if (step.kind === 'settle') await Promise.all(this.#pending);
    else {
      await this.close();
      await this.open();
    }
    if (this.#pending.size > 3) await Promise.race(this.#pending);
  }

  async close(): Promise<void> {
    await Promise.all(this.#pending);
    for (const name of SHARDS) {
      using view = this.#relay.store.open(name).view();
      expect(view.revision).toBe(this.#model.head(name));
      this.#check(view);
    }
    this.#release();
    await this.#relay[Symbol.asyncDispose]();
  }

  #background(work: Promise<unknown>): void {
    const pending = work.finally(() => this.#pending.delete(pending));
    this.#pending.add(pending);
    pending.catch(() => undefined);
  }

  async #publish(name: string, delta: Buffer): Promise<void> {
    await allowing(this.#relay.sequencer.publish({ shard: name, delta }), ['KEY_LENGTH']);
  }

  async #import(name: string, delta: Buffer, mode: number): Promise<void> {
    const importId = `m${++this.#imports}`;
    this.#model.expectImport(importId, delta, mode === wire.ImportMode.REPLACE);
    const { operations } = wire.Delta.decode(delta);
    const records = operations.filter(({ kind }) => kind === Kind.PUT);
    const open = this.#relay.importing.begin(wire.ImportBegin.create({ shard: name, importId, mode }));
    await open.records(1, Buffer.from(wire.ImportRecords.encode({ sequence: 1, records }).finish()));
    await allowing(open.finish(1), ['INTERNAL', 'KEY_LENGTH']);
  }

  async #cut(name: string): Promise<void> {
    if (this.#model.head(name) === 0) return;
    await allowing(this.#relay.store.open(name).cut(), ['INTERNAL']);
  }

  /** A view of any revision, which has to stay what it is. */
  #hold(name: string, part: number): void {
    const shard = this.#relay.store.open(name);
    const revision = Math.min(shard.head.revision, Math.floor(part * (shard.head.revision + 1)));
    try {
      this.#views.push(shard.viewAt(revision));
    } catch (failure) {
      expect((failure as ShardcastError).code).toBe('TRIMMED');
      expect(revision).toBeLessThan(shard.stored.oldestRevision);
    }
  }

  #release(): void {
    for (const view of this.#views) {
      this.#check(view);
      view[Symbol.dispose]();
    }
    this.#views = [];
  }

  /** Every cursor is answered with deltas that lead on from it, without an import, or with a snapshot that is there. */
  #resume(name: string, part: number): void {
    const shard = this.#relay.store.open(name);
    const { revision: head } = shard.head;
    const cursor = Math.floor(part * (head + 1));
    const token = this.#model.token(name, cursor);
    if (token === '' && cursor > 0) return;
    const resume = shard.resume(token);
    if (resume.kind === 'deltas') {
      let next = cursor + 1;
      for (const bytes of shard.entries(resume.fromRevision)) {
        const entry = decodeEntry(bytes);
        expect(entry.firstRevision).toBeLessThanOrEqual(next);
        for (const delta of entry.deltas) {
          expect(decodeDelta(delta).operations.some(({ kind }) => kind === Kind.IMPORT)).toBe(false);
        }
        next = lastRevision(entry) + 1;
      }
      expect(next).toBe(head + 1);
    } else {
      const manifest = shard.pin(undefined, 0);
      for (const { hash } of manifest?.chunks ?? []) expect(shard.frame(hash)).toBeDefined();
    }
  }

  async #kill(): Promise<void> {
    for (const worker of this.#workers) await worker.terminate();
    this.#workers.clear();
  }

  #check(view: ShardView): void {
    expect(sorted(foldOf(view))).toEqual(this.#model.at(view.shard, view.revision));
  }
}

/** Resolves also for the failures that are to be expected: what a killed worker was doing, a delta that does not fit. */
async function allowing(work: Promise<unknown>, codes: readonly string[]): Promise<void> {
  await work.catch((failure: ShardcastError) => {
    if (!codes.includes(failure.code)) throw failure;
  });
}

describe('A relay under everything at once', () => {
  it('is the fold of its history at every revision that it keeps', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        await using dir = await tempDir();
        const run = new Run(dir.path);
        process.on('worker', run.onWorker);
        try {
          await run.open();
          for (const step of all) await run.step(step);
          await run.close();
        } finally {
          process.off('worker', run.onWorker);
        }
      }),
      { numRuns: Number(process.env.MODEL_RUNS ?? 30) },
    );
  }, 120_000);
});
