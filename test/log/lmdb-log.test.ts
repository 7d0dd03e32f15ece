import { LmdbLog } from '../../src/log/lmdb-log.js';
import { ShardStore } from '../../src/shard/store.js';
import { tempDir } from '../support/temp-dir.js';
import { deltaLogContract } from './delta-log-contract.js';

deltaLogContract('LMDB', async () => {
  const dir = await tempDir();
  let store = await ShardStore.open({ path: dir.path });
  let log = new LmdbLog(store);
  return {
    get log() {
      return log;
    },
    async reopen() {
      await store.close();
      store = await ShardStore.open({ path: dir.path });
      log = new LmdbLog(store);
    },
    async [Symbol.asyncDispose]() {
      await store.close();
      await dir[Symbol.asyncDispose]();
    },
  };
});
