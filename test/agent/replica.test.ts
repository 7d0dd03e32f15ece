import { describe, expect, test } from 'vitest';
import { Replica } from '../../src/agent/replica.js';
import { ShardStore } from '../../src/shard/store.js';
import { wire } from '../../src/wire/wire.js';
import { delta, EntryChain, tuple } from '../support/publishing.js';
import { tempDir } from '../support/temp-dir.js';

async function withReplica(task: (replica: Replica) => Promise<void> | void): Promise<void> {
  await using dir = await tempDir();
  await using store = await ShardStore.open({ path: dir.path, lanes: 1, partitions: 1 });
  const failures: unknown[] = [];
  const replica = new Replica(store, 't', (failure) => void failures.push(failure));
  await task(replica);
  await replica.settled();
  expect(failures).toEqual([]);
}

const code = (expected: string) => expect.objectContaining({ code: expected });

describe('an entry', () => {
  test('that begins before the cursor is applied from the cursor on', () =>
    withReplica((replica) => {
      const deltas = [tuple('a'), tuple('b'), tuple('c'), tuple('d')];
      const short = new EntryChain('t').next(...deltas.slice(0, 2));
      const whole = new EntryChain('t').next(...deltas);
      replica.apply(short.bytes);
      expect(replica.revision).toBe(2);
      for (const entry of [whole, whole, short]) replica.apply(entry.bytes);
      expect(replica.revision).toBe(4);
      expect([...replica.touchedSince(2).keys].map((key) => key.split('\0')[1])).toEqual(['c', 'd']);
    }));

  test('of another history is a fork, wherever it begins', () =>
    withReplica((replica) => {
      const chain = new EntryChain('t');
      replica.apply(chain.next(tuple('a'), tuple('b')).bytes);
      const other = new EntryChain('t');
      const overlapping = other.next(tuple('x'), tuple('y'), tuple('z'));
      const following = other.next(tuple('z'));
      expect(() => replica.apply(overlapping.bytes)).toThrow(code('FORK'));
      expect(replica.revision).toBe(2);
      replica.apply(chain.next(tuple('c')).bytes);
      expect(() => replica.apply(following.bytes)).toThrow(code('FORK'));
    }));

  test('beyond the next revision is a gap; of another epoch or shard it is refused', () =>
    withReplica((replica) => {
      const chain = new EntryChain('t');
      const first = chain.next(tuple('a'));
      const second = chain.next(tuple('b'));
      expect(() => replica.apply(second.bytes)).toThrow(code('GAP'));
      replica.apply(first.bytes);
      const elsewhere = new EntryChain('t', 'e2');
      elsewhere.next(tuple('a'));
      expect(() => replica.apply(elsewhere.next(tuple('b')).bytes)).toThrow(code('WRONG_EPOCH'));
      expect(() => replica.apply(new EntryChain('u').next(tuple('a')).bytes)).toThrow(code('MALFORMED'));
      expect(() => replica.apply(second.bytes.subarray(0, -2))).toThrow(code('MALFORMED'));
      replica.apply(second.bytes);
      expect(replica.revision).toBe(2);
    }));

  test('with imported records leads to a snapshot, even where the import is not its first operation', () =>
    withReplica((replica) => {
      const importing = delta((d) =>
        d
          .put('tuples', ['a', 'viewer', 'b'], true)
          .importRecords(Buffer.alloc(32), wire.ImportMode.IMPORT_MODE_UNSPECIFIED),
      );
      const { bytes } = new EntryChain('t').next(importing);
      expect(() => replica.apply(bytes)).toThrow(
        expect.objectContaining({ code: 'TRIMMED', retry: 'resnapshot' }),
      );
      expect(replica.revision).toBe(0);
    }));
});

test('a token of another history, of another shard, or that is none, is not kept', () =>
  withReplica((replica) => {
    const chain = new EntryChain('t');
    replica.apply(chain.next(tuple('a')).bytes);
    const { token } = replica.head;
    replica.apply(chain.next(tuple('b')).bytes);
    using view = replica.viewAt(token);
    expect(view?.revision).toBe(1);
    expect(replica.viewAt(replica.head.token)?.revision).toBe(2);
    expect(replica.viewAt('sc1_nonsense')).toBeUndefined();
    expect(replica.viewAt('')).toBeUndefined();
    expect([...replica.touchedSince(1).keys].map((key) => key.split('\0')[1])).toEqual(['b']);
  }));
