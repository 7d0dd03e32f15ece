// A worker of figure l: a Publisher with so many publishes in flight, the shards in turn.
import { Publisher } from '../src/client/publisher.js';
import { answering } from './answering.js';
import { inFlight, numbered, shardNames } from './many-shards.js';

export interface PublishQuestion {
  readonly count: number;
}

const [relay = ''] = process.argv.slice(2);
const publisher = new Publisher({ relay, name: 'bench' });
const shards = shardNames();
const json = Buffer.from('true');
let serial = 0;

/** Acknowledged publishes a second. */
answering<PublishQuestion>(
  ({ count }) => {
    return inFlight(count, () => {
      const n = serial++;
      return publisher.publish(shards[n % shards.length] ?? '', (delta) =>
        delta.put('tuples', numbered(n), json),
      );
    });
  },
  () => publisher.close(),
);
