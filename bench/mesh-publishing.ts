// A worker of figure l: a Publisher with so many publishes in flight.
import { Publisher } from '../src/client/publisher.js';
import { answering } from './answering.js';
import { inFlight, numbered, shardNames } from './many-shards.js';

export interface PublishQuestion {
  readonly count: number;
  /** Publishes to a shard before the next has its turn. */
  readonly run: number;
}

const [relay = ''] = process.argv.slice(2);
const publisher = new Publisher({ relay, name: 'bench' });
const shards = shardNames();
const json = Buffer.from('true');
let serial = 0;

/** Acknowledged publishes a second. */
answering<PublishQuestion>(
  ({ count, run }) => {
    return inFlight(count, () => {
      const n = serial++;
      return publisher.publish(shards[Math.floor(n / run) % shards.length] ?? '', (delta) =>
        delta.put('tuples', numbered(n), json),
      );
    });
  },
  () => publisher.close(),
);
