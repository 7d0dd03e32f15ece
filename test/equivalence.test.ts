import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Agent } from '../src/agent/agent.js';
import { Publisher } from '../src/client/publisher.js';
import { Reader } from '../src/client/reader.js';
import { systemClock } from '../src/core/clock.js';
import { Relay } from '../src/relay/relay.js';
import { COLLECTIONS, deltas } from './support/arbitraries.js';
import { eventually } from './support/eventually.js';
import { type Fold, foldDelta, sorted } from './support/fold.js';
import { freePort } from './support/free-port.js';
import { documentOf, treeOf } from './support/opa-fold.js';
import { startOpa } from './support/opa-server.js';
import { tempDir } from './support/temp-dir.js';

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

describe('Equivalence, end to end', () => {
  it("OPA's document = the replica = the fold, over cuts and restarts of relay, agent and OPA", async () => {
    await using opa = await startOpa();
    let round = 0;
    await fc.assert(
      fc.asyncProperty(runs, async (run) => {
        const shard = `t${++round}`;
        await using dir = await tempDir();
        const listen = `127.0.0.1:${await freePort()}`;
        const newRelay = async () => {
          const relay = new Relay({
            dataDir: dir.join('relay'),
            listen,
            version: 'test',
            cutBytes: 3_000,
            clock: longAgo,
          });
          await relay.start();
          return relay;
        };
        const newAgent = async () => {
          const agent = new Agent({
            relay: listen,
            dataDir: dir.join('agent'),
            shards: [shard],
            opa: { url: opa.url },
          });
          await agent.start();
          return agent;
        };
        let relay = await newRelay();
        let agent = await newAgent();
        await using publisher = new Publisher({ relay: listen, name: 'test' });
        using reader = new Reader({ relay: listen });
        let fold: Fold = new Map();
        let revision = 0;
        try {
          for (const step of run) {
            if (step.kind === 'publish') {
              const sent = step.deltas.map((bytes) => publisher.publishDelta(shard, bytes));
              const outcomes = await Promise.allSettled(sent);
              for (const [index, outcome] of outcomes.entries()) {
                if (outcome.status === 'rejected') continue;
                expect(outcome.value.revision).toBe(++revision);
                fold = foldDelta(fold, step.deltas[index] as Buffer);
              }
            } else if (step.kind === 'cut relay') {
              if (revision > 0) await reader.manifest(shard, { fresh: true });
            } else if (step.kind === 'restart relay') {
              await relay.stop();
              relay = await newRelay();
            } else if (step.kind === 'restart agent') {
              await agent.stop();
              agent = await newAgent();
            } else {
              await opa.restart();
            }
          }
          if (revision === 0) return;
          const { data } = await eventually(`OPA is at revision ${revision} of ${shard}`, async () => {
            const document = await documentOf(opa.url, shard);
            return document.revision === revision ? document : undefined;
          });
          expect(data).toEqual({ ...treeOf(fold) });
          const replica = Object.keys(COLLECTIONS).flatMap((collection) =>
            [...agent.shard(shard).scan(collection)].map(({ key, value }) => [[collection, ...key], value]),
          );
          expect(replica).toEqual(recordsOf(fold));
        } finally {
          await agent.stop();
          await relay.stop();
        }
      }),
      { numRuns: 12, endOnFailure: true },
    );
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
