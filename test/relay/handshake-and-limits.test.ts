import { Client, credentials, Metadata, type ServiceError, status } from '@grpc/grpc-js';
import { load } from '@grpc/proto-loader';
import { service as healthService } from 'grpc-health-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RELAY_METRICS } from '../../src/relay/metrics.js';
import { publishService, statusService } from '../../src/wire/services.js';
import { fromServiceError } from '../../src/wire/status.js';
import { VERSION_KEY, VERSIONS_KEY } from '../../src/wire/version.js';
import { eventually } from '../support/eventually.js';
import { type RelayFixture, relayFixture } from '../support/relay-fixture.js';

let at: RelayFixture;
let client: Client;

beforeEach(async () => {
  at = await relayFixture({ http: '127.0.0.1:0' });
  client = new Client(at.address, credentials.createInsecure());
});

afterEach(async () => {
  client.close();
  await at[Symbol.asyncDispose]();
});

function metadata(version?: string): Metadata {
  const made = new Metadata();
  if (version !== undefined) made.set(VERSION_KEY, version);
  return made;
}

/** How a call of a bare gRPC client ends. */
function statusCall(version: string | undefined): Promise<ServiceError | null> {
  const { path, requestSerialize, responseDeserialize } = statusService.getStatus;
  return new Promise((resolve) => {
    client.makeUnaryRequest(path, requestSerialize, responseDeserialize, {}, metadata(version), resolve);
  });
}

function publishCall(messages: Buffer[]): Promise<ServiceError> {
  const call = client.makeBidiStreamRequest(
    publishService.publish.path,
    (bytes: Buffer) => bytes,
    (bytes) => bytes,
    metadata('1'),
  );
  call.on('data', () => undefined);
  for (const message of messages) call.write(message);
  return new Promise((resolve) => call.on('error', resolve));
}

describe('the handshake', () => {
  it.each([undefined, '0', '2', 'one'])('refuses version %s and lists those spoken', async (version) => {
    const failure = await statusCall(version);
    expect(failure?.code).toBe(status.FAILED_PRECONDITION);
    expect(failure?.metadata.get(VERSIONS_KEY)).toEqual(['1']);
    expect(failure === null ? undefined : fromServiceError(failure, 'relay')).toMatchObject({
      code: 'VERSION_UNSUPPORTED',
      hint: expect.stringContaining(VERSION_KEY),
    });
    expect(await statusCall('1')).toBeNull();
  });

  it('holds for streams, too', async () => {
    const call = client.makeBidiStreamRequest(
      publishService.publish.path,
      (b: Buffer) => b,
      (b) => b,
      metadata('9'),
    );
    call.on('data', () => undefined);
    const failure = await new Promise<ServiceError>((resolve) => call.on('error', resolve));
    expect(fromServiceError(failure, 'relay').code).toBe('VERSION_UNSUPPORTED');
  });
});

describe('what comes from outside', () => {
  it('names a malformed message and goes on serving', async () => {
    const failure = await publishCall([Buffer.from([0x0a, 0xff, 0xff, 0x01])]);
    expect(fromServiceError(failure, 'relay')).toMatchObject({ code: 'MALFORMED', retry: 'never' });
    expect((await at.publisher().publish('acme', (delta) => delta.put('n', ['k'], 1))).revision).toBe(1);
  });

  it('names an oversized message and goes on serving', async () => {
    const failure = await publishCall([Buffer.alloc(9 * 1024 * 1024)]);
    expect(fromServiceError(failure, 'relay')).toMatchObject({ code: 'LIMIT_EXCEEDED' });
    expect(failure.details).toContain('larger than max');
    expect((await at.publisher().publish('acme', (delta) => delta.put('n', ['k'], 1))).revision).toBe(1);
  });

  it('names an unknown method', async () => {
    const failure = await new Promise<ServiceError | null>((resolve) => {
      const bytes = (message: Buffer) => message;
      client.makeUnaryRequest(
        '/shardcast.v1.ReadService/Guess',
        bytes,
        bytes,
        Buffer.alloc(0),
        metadata('1'),
        resolve,
      );
    });
    expect(failure?.code).toBe(status.UNIMPLEMENTED);
  });
});

describe('health', () => {
  const health = (service: string) =>
    new Promise<unknown>((resolve, reject) => {
      const { path, requestSerialize, responseDeserialize } = healthService.Check as never as {
        path: string;
        requestSerialize: (message: object) => Buffer;
        responseDeserialize: (bytes: Buffer) => { status: unknown };
      };
      client.makeUnaryRequest(path, requestSerialize, responseDeserialize, { service }, (failure, answer) =>
        failure === null ? resolve(answer?.status) : reject(failure),
      );
    });

  it('answers grpc.health.v1 without a handshake', async () => {
    expect(await health('')).toBe('SERVING');
    expect(await health('shardcast.v1.WatchService')).toBe('SERVING');
  });

  it('answers /healthz and /readyz, and nothing else', async () => {
    const get = async (path: string) => (await fetch(`http://${at.relay.httpAddress}${path}`)).status;
    expect([await get('/healthz'), await get('/readyz'), await get('/')]).toEqual([200, 200, 404]);
    const posted = await fetch(`http://${at.relay.httpAddress}/healthz`, { method: 'POST' });
    expect(posted.status).toBe(405);
  });
});

describe('metrics', () => {
  it('are the closed list, with its counts', async () => {
    const publisher = at.publisher();
    await publisher.publish('acme', (delta) => delta.put('n', ['k'], 1).put('n', ['l'], 1), { id: 'one' });
    await publisher.publish('acme', (delta) => delta.put('n', ['k'], 1), { id: 'one' });
    await expect(publisher.publishDelta('acme', Buffer.from('?'))).rejects.toMatchObject({
      code: 'MALFORMED',
    });
    const text = await eventually('the counts are there', async () => {
      const body = await (await fetch(`http://${at.relay.httpAddress}/metrics`)).text();
      return body.includes('result="repeated"} 1') && body;
    });
    const names = [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name);
    expect(new Set(names)).toEqual(new Set(RELAY_METRICS));
    expect(names).toHaveLength(RELAY_METRICS.length);
    expect(text).toContain('shardcast_relay_publishes_total{result="appended"} 1');
    expect(text).toContain('shardcast_relay_publishes_total{result="refused"} 1');
    expect(text).toContain('shardcast_relay_deltas_total 1');
    expect(text).toContain('shardcast_relay_operations_total 2');
    expect(text).toContain('shardcast_relay_shards 1');
  });
});

describe('reflection', () => {
  it('lists the services', async () => {
    const definition = await load(
      'node_modules/@grpc/reflection/build/proto/grpc/reflection/v1/reflection.proto',
    );
    const method = (definition['grpc.reflection.v1.ServerReflection'] as Record<string, never>)
      .ServerReflectionInfo as never as {
      path: string;
      requestSerialize: (message: object) => Buffer;
      responseDeserialize: (bytes: Buffer) => { listServicesResponse?: { service: { name: string }[] } };
    };
    const call = client.makeBidiStreamRequest(
      method.path,
      method.requestSerialize,
      method.responseDeserialize,
    );
    call.write({ listServices: '' });
    const names = await new Promise<string[]>((resolve, reject) => {
      call.on('error', reject);
      call.on('data', (answer: { listServicesResponse?: { service: { name: string }[] } }) =>
        resolve(answer.listServicesResponse?.service.map(({ name }) => name) ?? []),
      );
    });
    call.end();
    expect(names).toEqual(
      expect.arrayContaining(['shardcast.v1.PublishService', 'shardcast.v1.WatchService']),
    );
  });
});
