import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { encodeEntry } from '../src/shard/entry.js';
import { EMPTY_HISTORY } from '../src/shard/history.js';
import { EPOCH, putAll, SHARD, type Tuple } from './tuple-set.js';

const STREAM = 'bare';
const SUBJECT = 'bare.one';

/** An entry with one delta of one change, as the log has it. */
export function oneEntry(shard: string = SHARD, tuple: Tuple = ['doc:1', 'viewer', 'user:00000001']): Buffer {
  const delta = putAll([tuple], 'AAAAAAAA-100000');
  const entry = {
    shard,
    epoch: EPOCH,
    firstRevision: 1_000,
    previousHash: EMPTY_HISTORY,
    appendedAt: Date.now(),
  };
  return encodeEntry({ ...entry, deltas: [delta] });
}

/** A stream that republishes, and a core subscriber: milliseconds from a publish until it is seen, one at a time. */
export async function bareLatency(connection: NatsConnection): Promise<() => Promise<number>> {
  const manager = await jetstreamManager(connection, { checkAPI: false });
  await manager.streams.add({
    name: STREAM,
    subjects: ['bare.*'],
    republish: { src: 'bare.>', dest: 'republished.>' },
    num_replicas: 1,
  });
  let seen: () => void = () => undefined;
  connection.subscribe('republished.>', { callback: () => seen() });
  await connection.flush();
  const client = jetstream(connection);
  const bytes = oneEntry();
  return async () => {
    const isSeen = new Promise<void>((resolve) => {
      seen = resolve;
    });
    const started = performance.now();
    const acknowledged = client.publish(SUBJECT, bytes);
    await isSeen;
    const ms = performance.now() - started;
    await acknowledged;
    return ms;
  };
}
