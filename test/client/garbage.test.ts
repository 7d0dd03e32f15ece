import { Server, ServerCredentials, type UntypedHandleCall } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GrpcSource } from '../../src/agent/sources/grpc-source.js';
import { Publisher } from '../../src/client/publisher.js';
import { Reader } from '../../src/client/reader.js';
import { TrustClient } from '../../src/client/trust-client.js';
import { toShardcastError } from '../../src/core/errors.js';
import { openAgent, SHARD, untilTrouble } from '../agent/agent-fixture.js';
import { type AnyRpc, SERVICES } from '../support/methods.js';
import { tempDir } from '../support/temp-dir.js';

/** What there is of a field after its tag is less than it says. */
const GARBAGE = Buffer.from('0aff7f', 'hex');
const CALL = { timeoutMs: 2_000 };

/** Answers every method of the wire with bytes that are no message. */
class GarbageRelay implements AsyncDisposable {
  readonly #server = new Server();
  address = '';

  static async start(): Promise<GarbageRelay> {
    const relay = new GarbageRelay();
    const as = (bytes: Buffer) => bytes;
    for (const method of [...SERVICES.values()].flat()) {
      const { path, requestStream, responseStream } = method;
      const codec = {
        requestSerialize: as,
        requestDeserialize: as,
        responseSerialize: as,
        responseDeserialize: as,
      };
      relay.#server.addService(
        { [path]: { path, requestStream, responseStream, ...codec } },
        { [path]: handlerOf(method) },
      );
    }
    const port = await new Promise<number>((resolve, reject) => {
      relay.#server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (failure, bound) =>
        failure === null ? resolve(bound) : reject(failure),
      );
    });
    relay.address = `127.0.0.1:${port}`;
    return relay;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.forceShutdown();
  }
}

function handlerOf({ requestStream, responseStream }: AnyRpc): UntypedHandleCall {
  if (!responseStream)
    return (_: unknown, callback: (failure: null, answer: Buffer) => void) => callback(null, GARBAGE);
  return (call: { write(bytes: Buffer): void; end(): void; once(event: string, then: () => void): void }) => {
    const answer = () => {
      call.write(GARBAGE);
      call.end();
    };
    if (requestStream) call.once('data', answer);
    else answer();
  };
}

async function failureOf(asked: Promise<unknown> | AsyncIterable<unknown>) {
  try {
    if (Symbol.asyncIterator in asked) for await (const _ of asked);
    else await asked;
  } catch (thrown) {
    return toShardcastError(thrown);
  }
  return undefined;
}

describe('a relay, or somebody in its place, that answers what is no message', () => {
  let relay: GarbageRelay;
  beforeAll(async () => {
    relay = await GarbageRelay.start();
  });
  afterAll(() => relay[Symbol.asyncDispose]());

  it.each<[string, (reader: Reader) => Promise<unknown> | AsyncIterable<unknown>]>([
    ['get', (reader) => reader.get(SHARD, 'users', ['a'], CALL)],
    ['scan', (reader) => reader.scan(SHARD, CALL)],
    ['log', (reader) => reader.log(SHARD)],
    ['root', (reader) => reader.root(SHARD)],
    ['shards', (reader) => reader.shards()],
  ])('is named for %s', async (_, ask) => {
    using reader = new Reader({ relay: relay.address });
    expect(await failureOf(ask(reader))).toMatchObject({
      code: 'MALFORMED',
      retry: 'backoff',
      message: expect.stringContaining(relay.address),
      hint: expect.stringContaining('no relay'),
    });
  });

  it('is named for a revocation', async () => {
    using trust = new TrustClient({ relay: relay.address });
    expect(await failureOf(trust.revoke({ name: 'x' }, CALL))).toMatchObject({ code: 'MALFORMED' });
  });

  it('loses no publish: it is sent again until its time is over', async () => {
    await using publisher = new Publisher({ relay: relay.address, name: 'test' });
    const failure = await failureOf(publisher.publish(SHARD, (d) => d.put('users', ['a'], 1), CALL));
    expect(failure?.code).toBe('DEADLINE_EXCEEDED');
  });

  it('ends a source’s watch and its transfers by that name, and an agent goes on trying', async () => {
    await using dir = await tempDir();
    using source = new GrpcSource(relay.address);
    const { signal } = new AbortController();
    const malformed = { code: 'MALFORMED', retry: 'backoff' };
    expect(await failureOf(source.watch({ shard: SHARD, cursor: '', agent: 'a' }, signal))).toMatchObject(
      malformed,
    );
    expect(await failureOf(source.fetchManifest(SHARD, signal))).toMatchObject(malformed);
    await using agent = await openAgent({ relay: relay.address, dataDir: dir.path });
    await untilTrouble(agent, 'MALFORMED');
    expect(agent.status().shards[0]?.state).not.toBe('stopped');
  });
});
