import { Reader } from '../../src/client/reader.js';
import { Channel } from '../../src/wire/channel.js';
import { publishService, snapshotService } from '../../src/wire/services.js';
import { type Attack, all, DENIED, first, outcome, type Target } from './strike.js';
import { forgedTokens, honestToken } from './tokens.js';
import { elsewhere, malformed } from './wire-attacks.js';
import { ofRelays, publishing } from './write-attacks.js';

const NOBODY = ['UNAUTHENTICATED'];
const NAMES = [
  '../globex',
  'acme/../globex',
  'acme\0globex',
  'globex ',
  'Globex',
  '*',
  '>',
  'globex.>',
  '%67lobex',
  'g'.repeat(300),
];

export async function attacksOn(target: Target): Promise<Attack[]> {
  const keys = `${target.folder}/keys`;
  const agent = await honestToken(keys, 'agent', ['acme']);
  const publisher = await honestToken(keys, 'publisher', ['acme']);
  const admin = await honestToken(keys, 'admin', ['*']);
  const as = (token: string | undefined, task: (reader: Reader) => Promise<unknown>) => async () => {
    using reader = new Reader({ relay: target.grpc, tls: { ca: target.ca }, token });
    return await outcome(() => task(reader));
  };
  const asChannel = (token: string, task: (channel: Channel) => Promise<unknown>) => async () => {
    using channel = new Channel(target.grpc, { tls: { ca: target.ca }, token });
    return await outcome(() => task(channel));
  };
  const secret = (reader: Reader) => reader.get('globex', 'secrets', ['k']);
  const forged = await forgedTokens(keys);
  return [
    { name: 'no token', refusedBy: NOBODY, strike: as(undefined, secret) },
    ...forged.map(({ name, token }) => {
      const refusedBy =
        name === 'a megabyte' ? [...NOBODY, 'RESOURCE_EXHAUSTED', 'LIMIT_EXCEEDED', 'UNAVAILABLE'] : NOBODY;
      return { name: `token: ${name}`, refusedBy, strike: as(token, secret) };
    }),
    { name: "another tenant's record", refusedBy: DENIED, strike: as(agent, secret) },
    {
      name: "another tenant's records",
      refusedBy: DENIED,
      strike: as(agent, (reader) => all(reader.scan('globex'))),
    },
    {
      name: "another tenant's deltas",
      refusedBy: DENIED,
      strike: as(agent, (reader) => all(reader.log('globex'))),
    },
    {
      name: 'following another tenant',
      refusedBy: DENIED,
      strike: as(agent, (reader) => first(reader.watch('globex'))),
    },
    {
      name: "another tenant's snapshot",
      refusedBy: DENIED,
      strike: asChannel(agent, (channel) => channel.unary(snapshotService.getManifest, { shard: 'globex' })),
    },
    {
      name: "another tenant's cursor, for one's own shard",
      refusedBy: ['INVALID_ARGUMENT', 'FORK', 'WRONG_SHARD'],
      strike: as(agent, (reader) => first(reader.watch('acme', { cursor: target.cursor }))),
    },
    {
      name: "another tenant's token, for a read of one's own shard",
      refusedBy: ['INVALID_ARGUMENT', 'FORK', 'WRONG_SHARD'],
      strike: as(agent, (reader) => reader.get('acme', 'n', ['k'], { atLeast: target.cursor })),
    },
    {
      name: "waiting for another tenant's agents",
      refusedBy: DENIED,
      strike: asChannel(agent, (channel) =>
        channel.unary(publishService.awaitAgents, { token: target.cursor, timeoutMs: 50 }),
      ),
    },
    ...byName(as, agent, admin),
    ...publishing(target, agent, publisher),
    ...ofRelays(asChannel, agent, publisher),
    ...malformed(target, agent),
    ...elsewhere(target),
  ];
}

type As = (token: string | undefined, task: (reader: Reader) => Promise<unknown>) => () => Promise<string>;

/** Names that might lead elsewhere. */
function byName(as: As, agent: string, admin: string): Attack[] {
  return NAMES.flatMap((name) => [
    {
      name: `a name like ${JSON.stringify(name.slice(0, 20))}`,
      refusedBy: [...DENIED, 'INVALID_ARGUMENT'],
      strike: as(agent, (reader) => reader.get(name, 'secrets', ['k'])),
    },
    {
      name: `the same, by an admin`,
      refusedBy: ['INVALID_ARGUMENT', 'NOT_FOUND'],
      strike: as(admin, (reader) => reader.get(name, 'secrets', ['k'])),
    },
  ]);
}
