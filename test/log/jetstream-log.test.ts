import { afterAll } from 'vitest';
import type { NatsServers } from '../support/nats-server.js';
import { deltaLogContract, type LogUnderTest } from './delta-log-contract.js';
import { initialiseOn, OpenLog, startMesh, wipe } from './jetstream-fixture.js';

/** The servers are shared by the tests of a suite; each test has streams of its own. */
function logsOn(count: 1 | 3): () => Promise<LogUnderTest> {
  let started: Promise<NatsServers> | undefined;
  afterAll(async () => {
    await (await started)?.[Symbol.asyncDispose]();
  });
  return async () => {
    started ??= startMesh(count);
    const servers = await started;
    await wipe(servers);
    await initialiseOn(servers, count);
    let open = await OpenLog.open(servers.addresses);
    return {
      get log() {
        return open.log;
      },
      async reopen() {
        await open[Symbol.asyncDispose]();
        await servers.restart();
        open = await OpenLog.open(servers.addresses);
      },
      async [Symbol.asyncDispose]() {
        await open[Symbol.asyncDispose]();
      },
    };
  };
}

deltaLogContract('JetStream, one server', logsOn(1));
deltaLogContract('JetStream, a cluster of three', logsOn(3));
