import { Publisher } from '../../src/client/publisher.js';
import type { Channel } from '../../src/wire/channel.js';
import { archiveService, replicaService, trustService } from '../../src/wire/services.js';
import { type AsChannel, type Attack, all, DENIED, outcome, type Target } from './strike.js';

/** What a publisher may not, and what has no effect. */
export function publishing({ grpc, ca }: Target, agent: string, publisher: string): Attack[] {
  const by =
    (token: string, name: string | undefined, task: (publisher: Publisher) => Promise<unknown>) =>
    async () => {
      await using client = new Publisher({
        relay: grpc,
        tls: { ca },
        token,
        ...(name === undefined ? {} : { name }),
      });
      return await outcome(() => task(client));
    };
  const put = (shard: string) => (client: Publisher) =>
    client.publish(shard, (d) => d.put('n', ['forged'], 1));
  return [
    { name: 'publishing as an agent', refusedBy: DENIED, strike: by(agent, undefined, put('acme')) },
    {
      name: 'publishing to another tenant',
      refusedBy: DENIED,
      strike: by(publisher, undefined, put('globex')),
    },
    { name: "publishing in another's name", refusedBy: DENIED, strike: by(publisher, 'admin', put('acme')) },
    {
      name: 'deleting another tenant',
      refusedBy: DENIED,
      strike: by(publisher, undefined, (client) => client.deleteShard('globex')),
    },
    {
      name: 'a publish again',
      refusedBy: ['seen before'],
      strike: by(publisher, undefined, async (client) => {
        const twice = () => client.publish('acme', (d) => d.put('n', ['again'], 1), { id: 'replayed' });
        const { revision } = await twice();
        const again = await twice();
        return again.repeated && again.revision === revision ? 'seen before' : 'taken twice';
      }),
    },
  ];
}

/** What relays and admins alone may ask for. */
export function ofRelays(asChannel: AsChannel, agent: string, publisher: string): Attack[] {
  const calls: readonly [string, (channel: Channel) => Promise<unknown>][] = [
    [
      'the list of all shards of a partition',
      (channel) => channel.unary(replicaService.listReplicas, { partition: 1 }),
    ],
    [
      'whole shards, as a relay gets them',
      (channel) =>
        all(channel.serverStream(replicaService.getReplicas, { shards: ['globex'], inlineBytesMax: 1e9 })),
    ],
    ['who is denied', (channel) => channel.unary(trustService.listDenied, {})],
    ['denying somebody', (channel) => channel.unary(trustService.deny, { name: 'admin' })],
    ['what is archived', (channel) => channel.unary(archiveService.listArchived, { shard: 'globex' })],
    [
      'a restore',
      (channel) => all(channel.serverStream(archiveService.restoreShard, { shard: 'globex', as: 'acme' })),
    ],
  ];
  return calls.flatMap(([name, task]) => [
    { name: `${name}, by an agent`, refusedBy: DENIED, strike: asChannel(agent, task) },
    { name: `${name}, by a publisher`, refusedBy: DENIED, strike: asChannel(publisher, task) },
  ]);
}
