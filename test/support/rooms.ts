/** Which rooms a room may import, besides itself. `cli` wires them together; nothing imports it. */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: [],
  config: ['core'],
  auth: ['core'],
  wire: ['core'],
  snapshot: ['core', 'wire'],
  shard: ['core', 'wire', 'snapshot'],
  log: ['core', 'wire', 'snapshot', 'shard'],
  http: ['core', 'auth', 'wire'],
  relay: ['core', 'auth', 'wire', 'http', 'snapshot', 'shard', 'log'],
  agent: ['core', 'auth', 'wire', 'http', 'snapshot', 'shard', 'log'],
  upstream: ['core', 'auth', 'wire', 'snapshot', 'shard', 'log'],
  client: ['core', 'auth', 'wire', 'snapshot', 'shard', 'log'],
};

export const ROOMS: readonly string[] = [...Object.keys(MAY_IMPORT), 'cli'];

export function mayImport(from: string, to: string): boolean {
  return from === 'cli' || from === to || (MAY_IMPORT[from]?.includes(to) ?? false);
}
