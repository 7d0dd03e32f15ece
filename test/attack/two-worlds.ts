import { once } from 'node:events';
import { cp } from 'node:fs/promises';
import { Publisher } from '../../src/client/publisher.js';
import { Reader } from '../../src/client/reader.js';
import { toShardcastError } from '../../src/core/errors.js';
import { Stack } from '../../src/core/lifecycle.js';
import { Relay } from '../../src/relay/relay.js';
import { parseCursor } from '../../src/shard/cursor.js';
import { Channel } from '../../src/wire/channel.js';
import { PublishBatchWriter } from '../../src/wire/publish-codec.js';
import { snapshotService, watchService } from '../../src/wire/services.js';
import { Keys } from '../support/keys.js';
import { type AnyRpc, methodName, SERVICES } from '../support/methods.js';
import { tuple } from '../support/publishing.js';
import { type TempDir, tempDir } from '../support/temp-dir.js';

/** Every method there is, by its name. */
export const METHODS: ReadonlyMap<string, AnyRpc> = new Map(
  [...SERVICES.values()].flat().map((method) => [methodName(method), method]),
);

/** Shards that are the same in both worlds. */
export const SHARED = ['a-1', 'a-2', 'b'];
/** Shards of one world alone. Their names begin, end and contain those of others. */
export const HIDDEN = ['a', 'a-', 'b-1', 'hidden-zebra', 'za-1'];
/** What every record of a hidden shard has in its value. */
export const MARK = 'zebra-crossing';

/** What somebody asks for: fields of all requests; each takes those that it has. */
export interface Asked {
  readonly method: string;
  readonly shard: string;
  readonly [field: string]: unknown;
}

/** Two relays that nobody who may see the shared shards alone can tell apart: in one there are others beside them. */
export class TwoWorlds implements AsyncDisposable {
  readonly keys: Keys;
  readonly quiet: Relay;
  readonly crowded: Relay;
  /** Cursors of all shards, as somebody may have got hold of them. */
  readonly cursors: readonly string[];
  readonly #stack: Stack;

  private constructor(keys: Keys, quiet: Relay, crowded: Relay, cursors: readonly string[], stack: Stack) {
    this.keys = keys;
    this.quiet = quiet;
    this.crowded = crowded;
    this.cursors = cursors;
    this.#stack = stack;
  }

  static async make(): Promise<TwoWorlds> {
    const stack = new Stack();
    const keys = await Keys.make();
    stack.add(() => keys[Symbol.asyncDispose]());
    const dir = await tempDir();
    stack.add(() => dir[Symbol.asyncDispose]());
    const admin = await keys.token('admin', ['*']);
    const first = await startRelay(dir, 'quiet', keys, new Stack());
    const cursors = await fill(first.relay, admin, SHARED);
    await first.stack.stop();
    await cp(dir.join('quiet'), dir.join('crowded'), { recursive: true });
    const { relay: quiet } = await startRelay(dir, 'quiet', keys, stack);
    const { relay: crowded } = await startRelay(dir, 'crowded', keys, stack);
    cursors.push(...(await fill(crowded, admin, HIDDEN)));
    for (const shard of HIDDEN) {
      const head = cursors.findLast((cursor) => parseCursor(cursor).shard === shard);
      stack.add(await follow(crowded, admin, shard, head ?? ''));
    }
    return new TwoWorlds(keys, quiet, crowded, cursors, stack);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#stack.stop();
  }
}

async function startRelay(dir: TempDir, name: string, keys: Keys, stack: Stack) {
  const addresses = { listen: '127.0.0.1:0', http: '127.0.0.1:0' };
  const relay = new Relay({ dataDir: dir.join(name), ...addresses, auth: { jwks: keys.jwks } });
  stack.add(() => relay.stop());
  await relay.start();
  return { relay, stack };
}

/** Publishes to shards, and cuts a snapshot of each. Their heads. */
async function fill({ address }: Relay, token: string, shards: readonly string[]): Promise<string[]> {
  await using publisher = new Publisher({ relay: address, token });
  using channel = new Channel(address, { token });
  const heads: string[] = [];
  for (const shard of shards) {
    const value = HIDDEN.includes(shard) ? MARK : 'seen';
    for (let n = 0; n < 3; n++) {
      const { token: head } = await publisher.publish(shard, (d) => d.put('tuples', ['k', `${n}`], value));
      heads.push(head);
    }
    await channel.unary(snapshotService.getManifest, { shard, fresh: true });
  }
  return heads;
}

/** As an agent that is current; resolves when the relay knows it. */
async function follow({ address }: Relay, token: string, shard: string, cursor: string) {
  const channel = new Channel(address, { token });
  const call = channel.bidi(watchService.watch);
  const begun = once(call, 'data');
  call.on('error', () => undefined);
  call.write({ open: { shard, cursor, agent: `agent-of-${MARK}` } });
  await begun;
  return () => {
    call.cancel();
    channel.close();
  };
}

/** The roots of shards. */
export async function rootsOf({ address }: Relay, token: string, shards: readonly string[]) {
  using reader = new Reader({ relay: address, token });
  return await Promise.all(shards.map(async (shard) => (await reader.root(shard)).root.toString('hex')));
}

/** All that a caller gets to see: messages, or the error with everything that it carries. Times are left out. */
export async function seen({ address }: Relay, token: string, asked: Asked): Promise<string> {
  using channel = new Channel(address, { token });
  const method = METHODS.get(asked.method);
  if (method === undefined) throw new Error(`no method ${asked.method}`);
  try {
    return plain(await messagesOf(channel, method, asked));
  } catch (thrown) {
    return plain(toShardcastError(thrown).toJSON());
  }
}

async function messagesOf(channel: Channel, method: AnyRpc, asked: Asked): Promise<unknown[]> {
  const got: unknown[] = [];
  if (!method.requestStream) {
    const request = asked as never;
    if (!method.responseStream) return [await channel.unary(method, request)];
    for await (const message of channel.serverStream(method, request)) got.push(message);
    return got;
  }
  const call = channel.bidi(method);
  return await new Promise((resolve, reject) => {
    call.on('error', (failure: Error) => reject(channel.error(failure)));
    call.on('data', (message: unknown) => {
      got.push(message);
      // A watch goes on for ever; what it begins with says it all.
      call.cancel();
      resolve(got);
    });
    call.on('end', () => resolve(got));
    call.write(firstOf(asked) as never);
    call.end();
  });
}

/** The first message of a stream of requests. */
function firstOf({ method, shard, cursor, id }: Asked): unknown {
  if (method === 'Watch') return { open: { shard, cursor } };
  if (method === 'Import') return { begin: { shard, importId: id, publisher: 'admin', expect: cursor } };
  const batch = new PublishBatchWriter();
  const delta = tuple('forged');
  batch.add({ number: 1, shard, delta, expect: '', preconditions: [], attempt: 0 });
  return batch.take();
}

function plain(value: unknown): string {
  return JSON.stringify(value, (key, inner: unknown) => {
    if (/(At|Until|Ms|age)$/i.test(key)) return undefined;
    const isBytes = inner instanceof Uint8Array || (inner as { type?: string } | null)?.type === 'Buffer';
    return isBytes ? Buffer.from(inner as Uint8Array).toString('latin1') : inner;
  });
}
