import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OpaSink } from '../../src/agent/sinks/opa-sink.js';
import { EVERYTHING, type Touched } from '../../src/shard/view.js';
import type { Key, StoredRecord } from '../../src/snapshot/record.js';
import { documentOf, keyOf, MapView, recordOf } from '../support/map-view.js';
import { type OpaServer, startOpa } from '../support/opa-server.js';
import { TcpProxy } from '../support/tcp-proxy.js';

const never = new AbortController().signal;
/** A step of so many puts is written without asking what OPA has. */
const STEP = 20;
let opa: OpaServer;
let proxy: TcpProxy;

beforeAll(async () => {
  opa = await startOpa();
  proxy = await TcpProxy.start({ host: '127.0.0.1', port: opa.port });
});

afterAll(async () => {
  await proxy[Symbol.asyncDispose]();
  await opa[Symbol.asyncDispose]();
});

/** A shard that only grows, and the sink that it goes into. */
class Growing implements AsyncDisposable {
  readonly sink: OpaSink;
  readonly #shard: string;
  readonly #records = new Map<Key, StoredRecord>();
  #view: MapView;
  /** How often what OPA holds was asked about. */
  asked = 0;

  constructor(shard: string) {
    this.#shard = shard;
    this.sink = new OpaSink({ shard, url: proxy.url, agent: 'a' });
    this.#view = this.#viewAt(1);
  }

  async put(keys: readonly Key[], value: number): Promise<void> {
    for (const key of keys) this.#records.set(key, recordOf(key, `${value}`));
    const to = this.#viewAt(this.#view.revision + 1);
    const touched: Touched = { all: false, keys: new Set(keys), prefixes: new Set() };
    proxy.requests.length = 0;
    await this.sink.write(
      this.#view.revision === 1 ? undefined : this.#view,
      to,
      this.#touched(touched),
      never,
    );
    this.#view = to;
  }

  async expectInOpa(): Promise<void> {
    const { $sync, ...data } = (await opa.data(`/shards/${this.#shard}`)) as Record<string, unknown>;
    expect(($sync as { token: string }).token).toBe(this.#view.token);
    expect(data).toEqual(JSON.parse(JSON.stringify(documentOf(this.#records.values()))));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.sink[Symbol.asyncDispose]();
  }

  #touched(touched: Touched): Touched {
    return this.#view.revision === 1 ? EVERYTHING : touched;
  }

  #viewAt(revision: number): MapView {
    const view = new MapView(new Map(this.#records), { shard: this.#shard, revision });
    const get = view.get.bind(view);
    const hasPrefix = view.hasPrefix.bind(view);
    view.hasPrefix = (prefix) => {
      this.asked++;
      return hasPrefix(prefix);
    };
    view.get = (key) => {
      if (view === this.#view) this.asked++;
      return get(key);
    };
    return view;
  }
}

const keysOf = (object: string, count = STEP) =>
  Array.from({ length: count }, (_, n) => keyOf('tuples', object, `r${n}`));

test('a step of puts into what is there is one request, and asks nothing', async () => {
  await using shard = new Growing('known');
  await shard.put(keysOf('doc'), 1);
  shard.asked = 0;
  for (let value = 2; value < 6; value++) {
    await shard.put(keysOf('doc'), value);
    expect(proxy.requests).toHaveLength(1);
    await shard.expectInOpa();
  }
  expect(shard.asked).toBe(0);
});

test('where OPA has no place for it, the step is planned by asking, and so are the next ones', async () => {
  await using shard = new Growing('unknown');
  await shard.put(keysOf('doc'), 1);
  const requests: number[] = [];
  for (let object = 0; object < 28; object++) {
    await shard.put(keysOf(`new-${object}`), 1);
    requests.push(proxy.requests.length);
    await shard.expectInOpa();
  }
  // In vain once, then 8 steps by asking; again in vain, then 16.
  const inVain = requests.flatMap((count, index) => (count === 1 ? [] : [index]));
  expect(inVain).toEqual([0, 9, 26]);
  expect(new Set(requests)).toEqual(new Set([1, 3]));
});

test('whatever is put where, OPA holds the view', async () => {
  let shards = 0;
  const keys = fc.uniqueArray(
    fc
      .tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), fc.nat(30))
      .map(([object, n]) => keyOf('tuples', object, `r${n}`)),
    { minLength: 1, maxLength: 40, size: 'max' },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(keys, { minLength: 2, maxLength: 6 }), async (steps) => {
      await using shard = new Growing(`any-${shards++}`);
      for (const [value, step] of steps.entries()) {
        await shard.put(step, value);
        await shard.expectInOpa();
      }
    }),
    { numRuns: 60 },
  );
});
