import { readFileSync } from 'node:fs';
import type { NatsConnection } from '@nats-io/transport-node';
import { ShardcastError } from '../../core/errors.js';
import { connectNats, type NatsOptions } from '../../log/jetstream/connect.js';
import { ADMIN_INBOX } from '../../log/jetstream/inboxes.js';
import { NatsLink } from '../../log/jetstream/link.js';
import { parseServers } from '../../log/jetstream/server-list.js';
import { isLoopback } from '../../wire/access.js';
import type { NATS } from '../command-parts.js';
import type { ConfigOf } from '../context.js';

/** The options of how NATS is reached. */
export type NatsConfig = Pick<ConfigOf<'mesh status'>, (typeof NATS)[number] | 'insecure'>;

/**
 * A link for one question; closed with its connection when that is answered. Throws INVALID_ARGUMENT for files that cannot be used,
 * UNAVAILABLE when no server can be reached.
 */
export async function withNats<T>(
  config: NatsConfig & { readonly natsTimeoutMs: number },
  task: (link: NatsLink, connection: NatsConnection) => Promise<T>,
): Promise<T> {
  const connection = await connectNats(config.nats, { inboxPrefix: ADMIN_INBOX, ...natsOptions(config) });
  try {
    using link = await NatsLink.open(connection, { patienceMs: config.natsTimeoutMs });
    return await task(link, connection);
  } finally {
    await connection.close();
  }
}

/** Throws INVALID_ARGUMENT for a file with a secret that cannot be read, and for a secret that the network could read on its way. */
export function natsOptions(config: NatsConfig): NatsOptions {
  const { natsCreds, natsNkey, natsUser, natsPasswordFile, natsTokenFile } = config;
  const { natsTlsCa: caFile, natsTlsCert: certFile, natsTlsKey: keyFile } = config;
  const tls = {
    ...(caFile === undefined ? {} : { caFile }),
    ...(certFile === undefined ? {} : { certFile }),
    ...(keyFile === undefined ? {} : { keyFile }),
  };
  checkSecrecy(config, Object.keys(tls).length > 0);
  return {
    ...(natsCreds === undefined ? {} : { credentialsFile: natsCreds }),
    ...(natsNkey === undefined ? {} : { nkeyFile: natsNkey }),
    ...(natsUser === undefined ? {} : { user: natsUser }),
    ...(natsPasswordFile === undefined ? {} : { password: secretIn('nats-password-file', natsPasswordFile) }),
    ...(natsTokenFile === undefined ? {} : { token: secretIn('nats-token-file', natsTokenFile) }),
    ...(Object.keys(tls).length === 0 ? {} : { tls }),
  };
}

/** Keys sign what the server asks; a token or a password goes as it is, also where only another server of the list is told it. */
function checkSecrecy(
  { nats, natsTokenFile, natsPasswordFile, insecure }: NatsConfig,
  hasTls: boolean,
): void {
  if ((natsTokenFile === undefined && natsPasswordFile === undefined) || insecure || hasTls) return;
  const { addresses, secure } = parseServers(nats);
  if (secure || addresses.every(isLoopback)) return;
  const what = natsTokenFile === undefined ? 'password' : 'token';
  throw new ShardcastError('INVALID_ARGUMENT', `a ${what} is not sent to NATS without TLS`, {
    hint: 'Write tls://HOST:PORT, or --insecure where the network is as secret as that.',
  });
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
