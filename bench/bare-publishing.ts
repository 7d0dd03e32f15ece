// A worker of figure l: publishes to the streams of a mesh without a mesh, all acknowledgements in one inbox, nothing checked.
import { createInbox } from '@nats-io/transport-node';
import { connectNats } from '../src/log/jetstream/connect.js';
import { logSubject } from '../src/log/jetstream/subjects.js';
import { partitioning } from '../src/shard/partition.js';
import { answering } from './answering.js';
import { oneEntry } from './bare-nats.js';
import { inFlight, numbered, shardNames } from './many-shards.js';
import type { PublishQuestion } from './mesh-publishing.js';
import { PARTITIONS } from './nats-mesh.js';

const [server = ''] = process.argv.slice(2);
const connection = await connectNats([server]);
const partitionOf = await partitioning(PARTITIONS);
const shards = shardNames();
const subjects = shards.map((shard) => logSubject(partitionOf(shard), shard));
const bytes = oneEntry(shards[0], numbered(0));
const inbox = createInbox();
const waiting = new Map<string, (sequence: number) => void>();
let serial = 0;

connection.subscribe(`${inbox}.*`, {
  callback: (failure, message) => {
    if (failure !== null) throw failure;
    const { seq } = message.json<{ seq?: number }>();
    if (seq === undefined) throw new Error(`not stored: ${message.string()}`);
    const token = message.subject.slice(inbox.length + 1);
    waiting.get(token)?.(seq);
    waiting.delete(token);
  },
});

/** Acknowledged publishes a second. */
answering<PublishQuestion>(
  ({ count, run }) => {
    return inFlight(count, () => {
      const n = serial++;
      const token = n.toString(36);
      return new Promise((resolve) => {
        waiting.set(token, resolve);
        connection.publish(subjects[Math.floor(n / run) % subjects.length] ?? '', bytes, {
          reply: `${inbox}.${token}`,
        });
      });
    });
  },
  () => connection.close(),
);
