import { deltaLogContract, type LogUnderTest } from './delta-log-contract.js';
import { OpenLog, startMesh } from './jetstream-fixture.js';

async function logOn(count: 1 | 3): Promise<LogUnderTest> {
  const servers = await startMesh(count);
  let open = await OpenLog.open(servers.addresses);
  return {
    get log() {
      return open.log;
    },
    async reopen() {
      await open[Symbol.asyncDispose]();
      await Promise.all(servers.nodes.map((node) => node.restart()));
      open = await OpenLog.open(servers.addresses);
    },
    async [Symbol.asyncDispose]() {
      await open[Symbol.asyncDispose]();
      await servers[Symbol.asyncDispose]();
    },
  };
}

deltaLogContract('JetStream, one server', () => logOn(1));
deltaLogContract('JetStream, a cluster of three', () => logOn(3));
