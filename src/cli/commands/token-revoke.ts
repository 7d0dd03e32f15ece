import { TrustClient } from '../../client/trust-client.js';
import { ShardcastError } from '../../core/errors.js';
import type { Run } from '../context.js';
import { callControl } from '../open-reader.js';
import { reachOf } from '../reach.js';

export const run: Run<'token revoke'> = async (context) => {
  const { config, output } = context;
  const { revokeId: id, revokeName: name } = config;
  if (id !== undefined && name !== undefined) {
    throw new ShardcastError('INVALID_ARGUMENT', 'either --id or --name');
  }
  using client = new TrustClient(reachOf(config));
  const control = callControl(context);
  if (id === undefined && name === undefined) {
    for (const denied of await client.revoked(control)) {
      const { tokenId, name: whose, issuedUntil = 0, until = 0 } = denied;
      const shape = tokenId ? { id: tokenId } : { name: whose ?? '', issued_until: timeOf(issuedUntil) };
      const line = tokenId ? `token ${tokenId}` : `name ${whose} issued until ${timeOf(issuedUntil)}`;
      output.line(output.json ? JSON.stringify({ ...shape, until: timeOf(until) }) : line);
    }
    return undefined;
  }
  const until = timeOf(
    await client.revoke(id === undefined ? { name: name ?? '' } : { tokenId: id }, control),
  );
  output.result(
    () => JSON.stringify(id === undefined ? { name, until } : { id, until }),
    () => `revoked until ${until}`,
  );
  return undefined;
};

function timeOf(ms: number | null): string {
  return new Date(ms ?? 0).toISOString();
}
