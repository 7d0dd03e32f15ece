import * as services from '../../src/wire/services.js';

export type AnyRpc = services.Rpc<never, unknown, never, unknown>;

function isRpc(value: unknown): value is AnyRpc {
  return typeof value === 'object' && value !== null && 'path' in value;
}

/** Every method of every service, by the service's name. */
export const SERVICES: ReadonlyMap<string, readonly AnyRpc[]> = new Map(
  Object.entries(services)
    .filter(([name]) => name.endsWith('Service'))
    .map(([name, service]) => [name, Object.values(service).filter(isRpc)]),
);

/** Without its service. */
export function methodName({ path }: AnyRpc): string {
  return path.split('/').at(-1) ?? '';
}
