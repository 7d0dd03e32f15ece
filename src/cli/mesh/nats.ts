import { readFileSync } from 'node:fs';
import { credsAuthenticator, type NatsConnection, type NodeConnectionOptions } from '@nats-io/transport-node';
import { ShardcastError } from '../../core/errors.js';
import { connectNats } from '../../log/jetstream/connect.js';
import { NatsLink } from '../../log/jetstream/link.js';

/** The options of how NATS is reached. */
export interface NatsConfig {
  readonly nats: readonly string[];
  readonly natsCreds: string | undefined;
  readonly natsTlsCa: string | undefined;
  readonly natsTlsCert: string | undefined;
  readonly natsTlsKey: string | undefined;
}

/** Throws INVALID_ARGUMENT for files that cannot be read, UNAVAILABLE when no server can be reached. */
export async function connectMesh(config: NatsConfig): Promise<NatsConnection> {
  return await connectNats(config.nats, connectionOptions(config));
}

/** A link for one question; closed with its connection when it is disposed of. */
export async function withNats<T>(
  config: NatsConfig & { readonly natsTimeoutMs: number },
  task: (link: NatsLink, connection: NatsConnection) => Promise<T>,
): Promise<T> {
  const connection = await connectMesh(config);
  try {
    using link = await NatsLink.open(connection, { patienceMs: config.natsTimeoutMs });
    return await task(link, connection);
  } finally {
    await connection.close();
  }
}

function connectionOptions(config: NatsConfig): NodeConnectionOptions {
  const { natsCreds, natsTlsCa: caFile, natsTlsCert: certFile, natsTlsKey: keyFile } = config;
  for (const [flag, file] of Object.entries({
    'nats-tls-ca': caFile,
    'nats-tls-cert': certFile,
    'nats-tls-key': keyFile,
  })) {
    if (file !== undefined) read(flag, file);
  }
  if ((certFile === undefined) !== (keyFile === undefined)) {
    throw new ShardcastError('INVALID_ARGUMENT', '--nats-tls-cert and --nats-tls-key belong together');
  }
  const tls = {
    ...(caFile === undefined ? {} : { caFile }),
    ...(certFile === undefined ? {} : { certFile }),
    ...(keyFile === undefined ? {} : { keyFile }),
  };
  return {
    ...(Object.keys(tls).length === 0 ? {} : { tls }),
    // Asked again with each connection: a file that was renewed counts.
    ...(natsCreds === undefined ? {} : { authenticator: credentials(natsCreds) }),
  };
}

function credentials(file: string): NonNullable<NodeConnectionOptions['authenticator']> {
  read('nats-creds', file);
  return credsAuthenticator(() => read('nats-creds', file));
}

function read(flag: string, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ShardcastError('INVALID_ARGUMENT', `--${flag}: ${reason}`, { cause });
  }
}
