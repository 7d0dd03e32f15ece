import { expect, test } from 'vitest';
import { OpaSink } from '../../src/agent/sinks/opa-sink.js';
import { type Logger, silentLogger } from '../../src/core/log.js';
import { EVERYTHING } from '../../src/shard/view.js';
import type { Key, StoredRecord } from '../../src/snapshot/record.js';
import { keyOf, MapView, recordOf } from '../support/map-view.js';
import { startOpa } from '../support/opa-server.js';

const never = new AbortController().signal;
/** With the flag, an operation copies every level on its path: some 50 ms at this size, a hundred times what it is without. */
const OBJECTS = 200_000;

test('an OPA that copies its store on every operation is named in the log, once', async () => {
  await using opa = await startOpa({ args: ['--optimize-store-for-read-speed'] });
  const warnings: string[] = [];
  const log: Logger = { ...silentLogger, warn: (_, message) => void warnings.push(message) };
  await using sink = new OpaSink({ shard: 't', url: opa.url, agent: 'a', timeoutMs: 60_000, log });
  let records = new Map<Key, StoredRecord>();
  for (let object = 0; object < OBJECTS; object++) {
    const key = keyOf('tuples', `d${object}`, 'viewer', 'u');
    records.set(key, recordOf(key, 'true'));
  }
  let from = new MapView(records, { shard: 't', revision: 1 });
  await sink.write(undefined, from, EVERYTHING, never);
  for (let revision = 2; revision < 14; revision++) {
    const key = keyOf('tuples', `d${revision}`, 'viewer', 'new');
    records = new Map(records);
    records.set(key, recordOf(key, 'true'));
    const to = new MapView(records, { shard: 't', revision });
    await sink.write(from, to, { all: false, keys: new Set([key]), prefixes: new Set() }, never);
    from = to;
  }
  expect(warnings.length).toBe(1);
  expect(warnings[0]).toContain('--optimize-store-for-read-speed');
});
