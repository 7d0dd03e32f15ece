import type { Socket } from 'node:net';
import type { Registry } from 'prom-client';
import type { ShardcastError } from '../core/errors.js';
import { healthRoutes, type Readiness } from '../http/health.js';
import type { Follow } from '../http/http-server.js';
import { type Route, route } from '../http/route.js';
import type { Audit } from './audit/audit.js';

/** Refusals over HTTP are counted, and have their line in the audit log, as those of calls are. */
export function followed(audit: Audit, onFailed: (failure: ShardcastError) => void): Follow {
  return (route, { headers, socket }) => {
    const call = audit.call(route, {
      metadata: { get: (key) => [headers[key] ?? []].flat() },
      getPeer: () => peerOf(socket),
    });
    return {
      admitted: (authority) => call.admitted({ authority, hops: 0 }),
      asked: (action, shard) => call.asked(action, shard),
      failed: (failure) => {
        call.failed(failure);
        onFailed(failure);
      },
    };
  };
}

/** HOST:PORT, also of an address with colons in it. */
function peerOf({ remoteAddress = '', remotePort }: Socket): string {
  return `${remoteAddress.includes(':') ? `[${remoteAddress}]` : remoteAddress}:${remotePort}`;
}

export interface RelayRoutesOptions {
  readonly registry: Registry;
  readonly readiness: () => Readiness;
}

/** GET /healthz, /readyz and /metrics (Prometheus). */
export function relayRoutes({ registry, readiness }: RelayRoutesOptions): Route[] {
  return [
    ...healthRoutes(readiness),
    route({
      method: 'GET',
      path: '/metrics',
      need: () => ({ action: 'status' }),
      read: () => undefined,
      answer: async () => ({ status: 200, type: registry.contentType, body: await registry.metrics() }),
    }),
  ];
}
