import { readFileSync } from 'node:fs';
import type { NatsConnection } from '@nats-io/transport-node';
import { ShardcastError } from '../../core/errors.js';
import { connectNats, type NatsOptions } from '../../log/jetstream/connect.js';
import { NatsLink } from '../../log/jetstream/link.js';
import type { NATS } from '../command-parts.js';
import type { ConfigOf } from '../context.js';

/** The options of how NATS is reached. */
export type NatsConfig = Pick<ConfigOf<'mesh status'>, (typeof NATS)[number]>;

/**
 * A link for one question; closed with its connection when that is answered. Throws INVALID_ARGUMENT for files that cannot be used,
 * UNAVAILABLE when no server can be reached.
 */
export async function withNats<T>(
  config: NatsConfig & { readonly natsTimeoutMs: number },
  task: (link: NatsLink, connection: NatsConnection) => Promise<T>,
): Promise<T> {
  const connection = await connectNats(config.nats, natsOptions(config));
  try {
    using link = await NatsLink.open(connection, { patienceMs: config.natsTimeoutMs });
    return await task(link, connection);
  } finally {
    await connection.close();
  }
}

/** Throws INVALID_ARGUMENT for a file with a secret that cannot be read. */
export function natsOptions(config: NatsConfig): NatsOptions {
  const { natsCreds, natsNkey, natsUser, natsPasswordFile, natsTokenFile } = config;
  const { natsTlsCa: caFile, natsTlsCert: certFile, natsTlsKey: keyFile } = config;
  const tls = {
    ...(caFile === undefined ? {} : { caFile }),
    ...(certFile === undefined ? {} : { certFile }),
    ...(keyFile === undefined ? {} : { keyFile }),
  };
  return {
    ...(natsCreds === undefined ? {} : { credentialsFile: natsCreds }),
    ...(natsNkey === undefined ? {} : { nkeyFile: natsNkey }),
    ...(natsUser === undefined ? {} : { user: natsUser }),
    ...(natsPasswordFile === undefined ? {} : { password: secretIn('nats-password-file', natsPasswordFile) }),
    ...(natsTokenFile === undefined ? {} : { token: secretIn('nats-token-file', natsTokenFile) }),
    ...(Object.keys(tls).length === 0 ? {} : { tls }),
  };
}

/** Without the end of the line that editors write. */
function secretIn(flag: string, file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ShardcastError('INVALID_ARGUMENT', `--${flag}: ${reason}`, { cause });
  }
}
