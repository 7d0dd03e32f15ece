import { cp, rm } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { ShardcastError } from '../../src/core/errors.js';
import type { LoggedEntry } from '../../src/log/delta-log.js';
import type { FollowListener } from '../../src/log/jetstream/follower.js';
import type { JetStreamLogOptions } from '../../src/log/jetstream/jetstream-log.js';
import { collect } from '../support/collect.js';
import { eventually } from '../support/eventually.js';
import { EntryChain, tuple } from '../support/publishing.js';
import { tempDir } from '../support/temp-dir.js';
import { LAYOUT, OpenLog, startMesh } from './jetstream-fixture.js';

const everyPartition = Array.from({ length: LAYOUT.partitions }, (_, partition) => partition);

class Heard implements FollowListener {
  readonly entries: LoggedEntry[] = [];
  readonly failures: { code: string; stream: number; position: number | undefined }[] = [];
  entry(logged: LoggedEntry): void {
    this.entries.push(logged);
  }
  broken({ code }: ShardcastError, { stream, position }: { stream: number; position?: number }): void {
    this.failures.push({ code, stream, position });
  }
}

/** A shard with a history that goes on after a copy of NATS's store was taken, and the copy put back. */
class PutBack implements AsyncDisposable {
  readonly #servers: Awaited<ReturnType<typeof startMesh>>;
  readonly #dir: Awaited<ReturnType<typeof tempDir>>;
  readonly open: OpenLog;
  readonly chain = new EntryChain('t');
  position = 0;

  private constructor(
    servers: Awaited<ReturnType<typeof startMesh>>,
    dir: Awaited<ReturnType<typeof tempDir>>,
    open: OpenLog,
  ) {
    this.#servers = servers;
    this.#dir = dir;
    this.open = open;
  }

  static async start(options: JetStreamLogOptions = {}): Promise<PutBack> {
    const servers = await startMesh(1);
    return new PutBack(servers, await tempDir(), await OpenLog.open(servers.addresses, options));
  }

  get stream(): number {
    return this.open.log.partitionOf('t') % LAYOUT.streams;
  }

  async append(count: number, chain = this.chain): Promise<void> {
    for (let n = 0; n < count; n++) {
      const { entry, bytes } = chain.next(tuple(`o${n}`));
      this.position = await this.open.log.append(entry, bytes, this.position);
    }
  }

  /** With the server down, as one copies a store. */
  async copy(): Promise<void> {
    const { server } = this.#servers;
    await server.kill();
    await cp(server.store, this.#dir.join('copy'), { recursive: true });
    await this.#start();
  }

  async putBack(meanwhile: () => void = () => undefined): Promise<void> {
    const { server } = this.#servers;
    await server.kill();
    meanwhile();
    await rm(server.store, { recursive: true });
    await cp(this.#dir.join('copy'), server.store, { recursive: true });
    await this.#start();
  }

  async #start(): Promise<void> {
    await this.#servers.restart();
    await eventually('the log answers', async () => (await this.open.log.head('t')) !== undefined);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.open[Symbol.asyncDispose]();
    await this.#servers[Symbol.asyncDispose]();
    await this.#dir[Symbol.asyncDispose]();
  }
}

describe('an old store that was put back', () => {
  it('is found by a follower that has had more, and by one that begins with a position beyond it', async () => {
    await using it = await PutBack.start();
    const heard = new Heard();
    await it.append(5);
    await it.copy();
    await using follower = it.open.log.follow(everyPartition, new Map([[it.stream, 0]]), heard);
    await it.append(5);
    await expect.poll(() => heard.entries.length).toBe(10);
    const positions = new Map(follower.positions);
    await it.putBack();
    const fork = { code: 'FORK', stream: it.stream, position: undefined };
    await expect.poll(() => heard.failures, { timeout: 15_000 }).toEqual([fork]);
    await expect(follower.change([it.open.log.partitionOf('t')])).rejects.toMatchObject({ code: 'FORK' });
    const again = new Heard();
    await using _ = it.open.log.follow(everyPartition, positions, again);
    await expect.poll(() => again.failures).toEqual([fork]);
    expect(again.entries).toEqual([]);
  });

  it('and that has grown again is found by what does not continue the history of a replica', async () => {
    await using it = await PutBack.start();
    await it.append(5);
    await it.copy();
    const at5 = it.position;
    const lost = new EntryChain('t');
    for (let n = 0; n < 5; n++) lost.next(tuple('other'));
    const heard = new Heard();
    await using follower = it.open.log.follow(everyPartition, new Map([[it.stream, 0]]), heard);
    await it.append(5);
    await expect.poll(() => heard.entries.length).toBe(10);
    const positions = new Map(follower.positions);
    await follower[Symbol.asyncDispose]();
    await it.putBack();
    it.position = at5;
    await it.append(7, lost);
    const again = new Heard();
    await using _ = it.open.log.follow(everyPartition, positions, again);
    await expect.poll(() => again.entries.length).toBe(2);
    expect(again.failures).toEqual([]);
    const [next] = again.entries;
    expect(next?.entry.firstRevision).toBe(it.chain.revision + 1);
    expect(next?.entry.previousHash.equals(it.chain.hash)).toBe(false);
  });

  it('and that takes an append onto a position of the lost history says FORK to who reads over the seam', async () => {
    await using it = await PutBack.start();
    await it.append(2);
    await it.copy();
    const at2 = it.position;
    await it.append(1);
    const at3 = it.position;
    await it.putBack();
    it.position = at2;
    const other = new EntryChain('t');
    for (let n = 0; n < 2; n++) other.next(tuple('other'));
    await it.append(1, other);
    expect(it.position).toBe(at3);
    await it.append(1);
    await expect(collect(it.open.log.read('t', 3))).rejects.toMatchObject({ code: 'FORK' });
  });

  it('does not keep an append waiting that was under way', async () => {
    await using it = await PutBack.start({ patienceMs: 600_000 });
    await it.append(2);
    await it.copy();
    await it.append(3);
    let appending: Promise<number> | undefined;
    await it.putBack(() => {
      const { entry, bytes } = it.chain.next(tuple('under way'));
      appending = it.open.log.append(entry, bytes, it.position);
      appending.catch(() => undefined);
    });
    await expect(appending).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(await it.open.log.head('t')).toMatchObject({ revision: 2 });
  });
});
