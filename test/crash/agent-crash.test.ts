import { describe, expect, it } from 'vitest';
import { Publisher } from '../../src/client/publisher.js';
import type { CrashPoint } from '../../src/core/crash-point.js';
import { Relay } from '../../src/relay/relay.js';
import { DeltaBuilder } from '../../src/shard/delta-builder.js';
import type { Child } from '../support/child-process.js';
import { eventually } from '../support/eventually.js';
import { type Fold, foldDelta } from '../support/fold.js';
import { documentOf, treeOf } from '../support/opa-fold.js';
import { startOpa } from '../support/opa-server.js';
import { startShardcast } from '../support/shardcast-process.js';
import { tempDir } from '../support/temp-dir.js';

const IMPORTED = 3_000;
/** Enough for an agent to start and to reach any of the points. */
const WRITES_MAX = 5_000;

function nth(n: number): DeltaBuilder {
  const delta = new DeltaBuilder().put('docs', [`d${n % 20}`, 'body'], { n });
  if (n % 7 === 0) delta.delete('docs', [`d${(n * 3) % 20}`]);
  if (n % 13 === 0) delta.delete('tuples', [`doc:${n}`]);
  return delta.put('tuples', [`doc:${n * 31}`, 'viewer', `user:u${n}`], true);
}

const POINTS: string[] = (
  [
    'bootstrap:first-chunks',
    'bootstrap:all-chunks',
    'bootstrap:installed',
    'apply:applied',
    'sink:before-write',
    'sink:sent',
    'sink:written',
  ] satisfies CrashPoint[]
).flatMap((point) => (point.startsWith('bootstrap') ? [point] : [`${point}@1`, `${point}@3`]));

describe('Crash anywhere: an agent that dies', () => {
  it.each(POINTS)('at %s', async (point) => {
    await using dir = await tempDir();
    await using relay = new Relay({
      dataDir: dir.join('relay'),
      listen: '127.0.0.1:0',
      http: '127.0.0.1:0',
      version: 'test',
    });
    await relay.start();
    await using opa = await startOpa();
    await using publisher = new Publisher({ relay: relay.address, name: 'crash' });
    let fold: Fold = new Map();
    const rows = Array.from({ length: IMPORTED }, (_, n) => {
      const key = [`doc:${n}`, 'viewer', 'user:u'];
      return { collection: 'tuples', key, value: true };
    });
    fold = new Map(rows.map(({ key }) => [['tuples', ...key].join('\0'), 'true 0']));
    await publisher.importRecords('t', rows);

    const start = async (crashPoint: string): Promise<Child> =>
      await startShardcast(
        [
          'agent',
          '--shard',
          't',
          '--relay',
          relay.address,
          '--opa',
          opa.url,
          '--data',
          dir.join('agent'),
          '--http',
          '127.0.0.1:0',
        ],
        { env: { ...process.env, SHARDCAST_CRASH_POINT: crashPoint } },
      );
    await using first = await start(point);
    // Each waits for the agents, so that every delta is a write of its own to die in; then some more without the agent.
    let published = 0;
    const publish = async () => {
      const bytes = nth(published).encode({ id: `w${published++}`, publisher: 'crash' });
      fold = foldDelta(fold, bytes);
      return await publisher.publishDelta('t', bytes);
    };
    while (first.running && published < WRITES_MAX)
      await publisher.wait((await publish()).token, { timeoutMs: 300 });
    expect(await first.exited).toMatchObject({ signal: 'SIGKILL' });
    for (let n = 0; n < 40; n++) await publish();
    await using second = await start('');
    const head = published + 1;
    const { data } = await eventually(`OPA is at revision ${head}`, async () => {
      const document = await documentOf(opa.url, 't');
      return document.revision === head ? document : undefined;
    });
    expect(data).toEqual({ ...treeOf(fold) });
    expect(second.running).toBe(true);
  });
});
