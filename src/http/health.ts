import { json, text } from './answer.js';
import { openRoute, type Route } from './route.js';

/** Whether work should be sent here, and why not. No shard is named. */
export interface Readiness {
  readonly ready: boolean;
  readonly reasons: readonly string[];
}

/** GET /healthz (the process lives) and /readyz (200 or 503, and why), which everybody may ask. */
export function healthRoutes(readiness: () => Readiness): Route[] {
  return [
    openRoute('/healthz', () => text(200, 'ok\n')),
    openRoute('/readyz', () => {
      const { ready, reasons } = readiness();
      return json(ready ? 200 : 503, { ready, reasons });
    }),
  ];
}
