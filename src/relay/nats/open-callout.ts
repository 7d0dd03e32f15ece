import type { Identities } from '../../auth/identities.js';
import { ShardcastError } from '../../core/errors.js';
import type { Stack } from '../../core/lifecycle.js';
import type { JetStreamLog } from '../../log/jetstream/jetstream-log.js';
import type { MeshCallout } from '../mesh/mesh-options.js';
import { type CalloutOptions, NatsCallout } from './callout.js';
import { ExistingShards } from './existing-shards.js';
import { readCalloutKeys } from './nkey-files.js';

export interface OpenCalloutOptions
  extends MeshCallout,
    Omit<CalloutOptions, 'keys' | 'mesh' | 'existing' | 'lifeMs' | 'identities'> {
  readonly log: JetStreamLog;
  /** undefined: nobody has to say who it is. */
  readonly identities: Identities | undefined;
}

/** Throws INVALID_ARGUMENT without keys to verify tokens by, and for a file that has none to answer with. */
export async function openCallout(options: OpenCalloutOptions, stack: Stack): Promise<void> {
  const { keyFile, log, identities, ...others } = options;
  if (identities === undefined) {
    throw new ShardcastError(
      'INVALID_ARGUMENT',
      'a relay that answers for tokens needs keys to verify them by',
      {
        hint: 'Give --auth-jwks besides --nats-callout-key.',
      },
    );
  }
  const { layout, partitionOf } = log;
  const existing = new ExistingShards(() => log.shards(), others.clock);
  const callout = new NatsCallout({
    ...others,
    identities,
    keys: await readCalloutKeys(keyFile),
    mesh: { streams: layout.streams, partitionOf },
    existing: () => existing.names(),
  });
  await stack.start(callout);
}
