import { expect, test } from 'vitest';
import { touchedBy } from '../../src/agent/applied-part.js';
import { Replica } from '../../src/agent/replica.js';
import { ShardStore } from '../../src/shard/store.js';
import { EntryChain, tuple } from '../support/publishing.js';
import { tempDir } from '../support/temp-dir.js';

test('an entry of many deltas is handed on in parts, each with the revision that it led to', async () => {
  await using dir = await tempDir();
  await using store = await ShardStore.open({ path: dir.path, lanes: 1, partitions: 1 });
  const failures: unknown[] = [];
  const replica = new Replica(store, 't', (failure) => void failures.push(failure));
  const names = Array.from({ length: 150 }, (_, index) => String(index).padStart(3, '0'));
  const parts = replica.apply(new EntryChain('t').next(...names.map((name) => tuple(name))).bytes);
  expect(parts.length).toBeGreaterThan(2);
  let applied = 0;
  for (const { touched, view } of parts) {
    using at = view();
    const part = [...touched.keys].map((key) => key.split('\0')[1]);
    expect(part).toEqual(names.slice(applied, applied + part.length));
    applied += part.length;
    expect(at.revision).toBe(applied);
    const held = [...at.segments('')].flatMap((each) => (each.kind === 'records' ? each.records : []));
    expect(held.map(({ key }) => key.split('\0')[1])).toEqual(names.slice(0, applied));
    using again = replica.viewAt(at.token);
    expect(again?.token).toBe(at.token);
  }
  expect(applied).toBe(names.length);
  expect(touchedBy(parts).keys.size).toBe(names.length);
  await replica.settled();
  expect(failures).toEqual([]);
});
