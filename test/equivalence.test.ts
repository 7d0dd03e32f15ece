import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Agent } from '../src/agent/agent.js';
import { Publisher } from '../src/client/publisher.js';
import { Reader } from '../src/client/reader.js';
import { systemClock } from '../src/core/clock.js';
import { freePort } from '../src/core/free-port.js';
import { Relay } from '../src/relay/relay.js';
import { COLLECTIONS, deltas } from './support/arbitraries.js';
import { eventually } from './support/eventually.js';
import { type Fold, foldDelta, sorted } from './support/fold.js';
import { documentOf, treeOf } from './support/opa-fold.js';
import { type OpaServer, startOpa } from './support/opa-server.js';
import { type TempDir, tempDir } from './support/temp-dir.js';

type Step =
  | { readonly kind: 'publish'; readonly deltas: readonly Buffer[] }
  | { readonly kind: 'cut relay' | 'restart relay' | 'restart agent' | 'restart OPA' };

const publish: fc.Arbitrary<Step> = fc.record({
  kind: fc.constant('publish' as const),
  deltas: fc.array(deltas, { minLength: 1, maxLength: 8 }),
});
const other = (kind: Exclude<Step['kind'], 'publish'>): fc.Arbitrary<Step> => fc.constant({ kind });

const runs = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: publish },
    { weight: 2, arbitrary: other('cut relay') },
    { weight: 1, arbitrary: other('restart relay') },
    { weight: 1, arbitrary: other('restart agent') },
    { weight: 1, arbitrary: other('restart OPA') },
  ),
  { minLength: 2, maxLength: 14 },
);

/** At this time nothing of the arbitrary deltas has expired: the relay's own sweep would add revisions to the run. */
const longAgo = { ...systemClock, now: () => 1 };

/** A relay and an agent in this process, restarted at will, beside a publisher that goes on. */
class Mesh implements AsyncDisposable {
  readonly shard: string;
  fold: Fold = new Map();
  revision = 0;
  agent!: Agent;
  #relay!: Relay;
  readonly #opa: OpaServer;
  readonly #dir: TempDir;
  readonly #address: string;
  readonly #publisher: Publisher;

  constructor(shard: string, dir: TempDir, opa: OpaServer, port: number) {
    this.shard = shard;
    this.#dir = dir;
    this.#opa = opa;
    this.#address = `127.0.0.1:${port}`;
    this.#publisher = new Publisher({ relay: this.#address, name: 'test' });
  }

  async startRelay(): Promise<void> {
    const dataDir = this.#dir.join('relay');
    this.#relay = new Relay({ dataDir, listen: this.#address, cutBytes: 3_000, clock: longAgo });
    await this.#relay.start();
  }

  async startAgent(): Promise<void> {
    const dataDir = this.#dir.join('agent');
    this.agent = new Agent({
      relay: this.#address,
      dataDir,
      shards: [this.shard],
      opa: { url: this.#opa.url },
    });
    await this.agent.start();
  }

  async take(step: Step): Promise<void> {
    if (step.kind === 'publish') await this.#publish(step.deltas);
    else if (step.kind === 'restart OPA') await this.#opa.restart();
    else if (step.kind === 'restart relay') {
      await this.#relay.stop();
      await this.startRelay();
    } else if (step.kind === 'restart agent') {
      await this.agent.stop();
      await this.startAgent();
    } else if (this.revision > 0) {
      using reader = new Reader({ relay: this.#address });
      await reader.manifest(this.shard, { fresh: true });
    }
  }

  async #publish(batch: readonly Buffer[]): Promise<void> {
    const sent = batch.map((bytes) => this.#publisher.publishDelta(this.shard, bytes));
    for (const [index, outcome] of (await Promise.allSettled(sent)).entries()) {
      if (outcome.status === 'rejected') continue;
      expect(outcome.value.revision).toBe(++this.revision);
      this.fold = foldDelta(this.fold, batch[index] as Buffer);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#publisher.close();
    await this.agent.stop();
    await this.#relay.stop();
  }
}

describe('Equivalence, end to end', () => {
  it("OPA's document = the replica = the fold, over cuts and restarts of relay, agent and OPA", async () => {
    await using opa = await startOpa();
    let round = 0;
    const property = fc.asyncProperty(runs, async (run) => {
      await using dir = await tempDir();
      await using mesh = new Mesh(`t${++round}`, dir, opa, await freePort());
      await mesh.startRelay();
      await mesh.startAgent();
      for (const step of run) await mesh.take(step);
      const { shard, revision, fold } = mesh;
      if (revision === 0) return;
      const { data } = await eventually(`OPA is at revision ${revision} of ${shard}`, async () => {
        const document = await documentOf(opa.url, shard);
        return document.revision === revision ? document : undefined;
      });
      expect(data).toEqual({ ...treeOf(fold) });
      const replica = Object.keys(COLLECTIONS).flatMap((collection) =>
        [...mesh.agent.shard(shard).scan(collection)].map(({ key, value }) => [[collection, ...key], value]),
      );
      expect(replica).toEqual(recordsOf(fold));
    });
    await fc.assert(property, { numRuns: 12, endOnFailure: true });
  });
});

function recordsOf(fold: Fold): unknown[] {
  const texts = Object.keys(COLLECTIONS).map((name) =>
    sorted(fold).filter(([key]) => key.startsWith(`${name}\0`)),
  );
  return texts.flat().map(([key, text]) => {
    const parts = key.split('\0').map((part) => Buffer.from(part, 'latin1').toString('utf8'));
    return [parts, JSON.parse(text.slice(0, text.lastIndexOf(' ')))];
  });
}
