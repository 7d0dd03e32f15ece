import type { NatsConnection } from '@nats-io/transport-node';
import { connectNats, type NatsOptions } from '../../log/jetstream/connect.js';
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

export function connectionOptions(config: NatsConfig): NatsOptions {
  const { natsCreds, natsTlsCa: caFile, natsTlsCert: certFile, natsTlsKey: keyFile } = config;
  const tls = {
    ...(caFile === undefined ? {} : { caFile }),
    ...(certFile === undefined ? {} : { certFile }),
    ...(keyFile === undefined ? {} : { keyFile }),
  };
  return {
    ...(Object.keys(tls).length === 0 ? {} : { tls }),
    ...(natsCreds === undefined ? {} : { credentialsFile: natsCreds }),
  };
}
