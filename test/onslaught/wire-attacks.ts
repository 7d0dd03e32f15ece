import { readFileSync } from 'node:fs';
import { type ChannelCredentials, credentials } from '@grpc/grpc-js';
import { connectNats } from '../../src/log/jetstream/connect.js';
import { readService } from '../../src/wire/services.js';
import { VERSION_KEY } from '../../src/wire/version.js';
import { type Attack, bareCall, DENIED, outcome, type Target } from './strike.js';

/** Bytes that are no requests. */
export function malformed(target: Target, agent: string): Attack[] {
  const tls = credentials.createSsl(readFileSync(target.ca));
  const bare =
    (path: string, body: Buffer, more: Record<string, string> = {}, secure: ChannelCredentials = tls) =>
    () =>
      bareCall(target.grpc, secure, path, body, {
        [VERSION_KEY]: '1',
        authorization: `Bearer ${agent}`,
        ...more,
      });
  const get = readService.get.path;
  const onBehalf = { 'shardcast-on-behalf-of': agent, 'shardcast-hops': '1' };
  return [
    {
      name: 'noise in place of a request',
      refusedBy: ['MALFORMED'],
      strike: bare(get, Buffer.alloc(64, 0xff)),
    },
    {
      name: 'a request of 16 MiB',
      refusedBy: ['LIMIT_EXCEEDED', 'RESOURCE_EXHAUSTED', 'UNAVAILABLE'],
      strike: bare(get, Buffer.alloc(16 << 20, 0x0a)),
    },
    {
      name: 'a protocol of the future',
      refusedBy: ['VERSION_UNSUPPORTED'],
      strike: bare(get, Buffer.alloc(0), { [VERSION_KEY]: '999' }),
    },
    {
      name: 'a method that there is not',
      refusedBy: ['UNIMPLEMENTED', 'VERSION_UNSUPPORTED', 'INTERNAL'],
      strike: bare('/shardcast.v1.ReadService/Steal', Buffer.alloc(0)),
    },
    {
      name: 'a request that says it was passed on',
      refusedBy: [...DENIED, 'INVALID_ARGUMENT'],
      strike: bare(get, Buffer.alloc(0), onBehalf),
    },
    {
      name: 'a header of 256 KiB',
      refusedBy: ['RESOURCE_EXHAUSTED', 'LIMIT_EXCEEDED', 'UNAVAILABLE', 'INTERNAL', 'CANCELLED'],
      strike: bare(get, Buffer.alloc(0), { giant: 'x'.repeat(256 << 10) }),
    },
    {
      name: 'gRPC in the clear',
      refusedBy: ['UNAVAILABLE'],
      strike: bare(get, Buffer.alloc(0), {}, credentials.createInsecure()),
    },
  ];
}

/** HTTP and NATS. */
export function elsewhere({ http, nats, ca }: Target): Attack[] {
  return [
    {
      name: 'metrics in the clear',
      refusedBy: ['refused'],
      strike: async () =>
        await fetch(`http://${http}/metrics`).then(
          ({ status }) => `${status}`,
          () => 'refused',
        ),
    },
    {
      name: 'NATS without a key',
      refusedBy: ['INVALID_ARGUMENT'],
      strike: () => outcome(async () => await (await connectNats(nats, { tls: { caFile: ca } })).close()),
    },
    {
      name: 'NATS in the clear',
      refusedBy: ['INVALID_ARGUMENT'],
      strike: () => outcome(async () => await (await connectNats(nats.replace('tls://', ''))).close()),
    },
  ];
}
