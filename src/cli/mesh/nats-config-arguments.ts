import { ShardcastError } from '../../core/errors.js';
import type { AgentWanted } from '../../relay/nats/wanted-users.js';

/** More would be a slip. */
const RELAYS_MAX = 1_000;

/** `3` is relay-1 to relay-3; anything else are ids. Throws INVALID_ARGUMENT. */
export function relayIds(texts: readonly string[]): readonly string[] {
  const [only = ''] = texts;
  if (texts.length !== 1 || !/^\d+$/.test(only)) return texts;
  const count = Number(only);
  if (count < 1 || count > RELAYS_MAX) {
    throw new ShardcastError('INVALID_ARGUMENT', `--relays: 1 to ${RELAYS_MAX}, not ${only}`);
  }
  return Array.from({ length: count }, (_, index) => `relay-${index + 1}`);
}

/** `NAME=SHARD,SHARD`, also where commas separate already: what has no name belongs to the agent before. Throws INVALID_ARGUMENT. */
export function agentsWanted(texts: readonly string[]): readonly AgentWanted[] {
  const agents: { name: string; shards: string[] }[] = [];
  for (const part of texts.flatMap((text) => text.split(','))) {
    const at = part.indexOf('=');
    if (at >= 0) agents.push({ name: part.slice(0, at), shards: [part.slice(at + 1)] });
    else if (agents.length > 0) agents.at(-1)?.shards.push(part);
    else
      throw new ShardcastError(
        'INVALID_ARGUMENT',
        `--agent: expected NAME=SHARD, not ${JSON.stringify(part)}`,
      );
  }
  return agents.map(({ name, shards }) => ({ name, shards: shards.filter((shard) => shard !== '') }));
}

/** The bucket of `nats://BUCKET`; undefined without one. Throws INVALID_ARGUMENT. */
export function archiveBucket(url: string | undefined): string | undefined {
  if (url === undefined) return undefined;
  const bucket = /^nats:\/\/([A-Za-z0-9_-]{1,64})(?:\/?\?.*)?$/.exec(url)?.[1];
  if (bucket !== undefined) return bucket;
  throw new ShardcastError(
    'INVALID_ARGUMENT',
    `--archive: expected nats://BUCKET, not ${JSON.stringify(url)}`,
    {
      hint: 'An archive that is elsewhere needs no rights at NATS: leave it away.',
    },
  );
}
