import { describe, expect, it } from 'vitest';
import { ShardcastError } from '../../src/core/errors.js';
import type { DeltaLog } from '../../src/log/delta-log.js';
import { Sequencer } from '../../src/relay/sequencer.js';
import { Embedded } from '../support/embedded.js';
import { delta, tuple } from '../support/publishing.js';
import { tempDir } from '../support/temp-dir.js';

/** The real log, of which the next call of a kind fails as a log of servers may. */
class FailingLog implements DeltaLog {
  readonly #log: DeltaLog;
  failNext = false;

  constructor(log: DeltaLog) {
    this.#log = log;
  }

  head: DeltaLog['head'] = (shard) => this.#log.head(shard);
  append: DeltaLog['append'] = async (...args) => {
    if (!this.failNext) return await this.#log.append(...args);
    this.failNext = false;
    throw new ShardcastError('UNAVAILABLE', 'the log does not answer');
  };
  read: DeltaLog['read'] = (shard, from) => this.#log.read(shard, from);
  subscribe: DeltaLog['subscribe'] = (listener) => this.#log.subscribe(listener);
  trim: DeltaLog['trim'] = (shard, revision) => this.#log.trim(shard, revision);

  async [Symbol.asyncDispose](): Promise<void> {}
}

describe('A sequencer whose log or job fails', () => {
  it('answers everybody, and goes on', async () => {
    await using dir = await tempDir();
    await using relay = await Embedded.open({ path: dir.path });
    const log = new FailingLog(relay.log);
    const sequencer = new Sequencer({ store: relay.store, log });
    const big = delta((d) => d.put('users', ['u'], 'x'.repeat(700_000)));
    // More bytes than may wait at a time, in all: what failed must not count for ever.
    for (let n = 0; n < 100; n++) {
      log.failNext = true;
      await expect(sequencer.publish({ shard: 't', delta: big })).rejects.toMatchObject({
        message: 'the log does not answer',
      });
    }
    const job = sequencer.exclusive('t', () => {
      throw new Error('at once');
    });
    const after = sequencer.publish({ shard: 't', delta: tuple('a') });
    await expect(job).rejects.toThrow('at once');
    expect(await after).toMatchObject({ revision: 1 });
    await sequencer.stop();
  });
});
