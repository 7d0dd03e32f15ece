import type { Registry } from 'prom-client';
import { healthRoutes, type Readiness } from '../http/health.js';
import { type Route, route } from '../http/route.js';

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
