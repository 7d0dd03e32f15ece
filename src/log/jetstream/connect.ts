import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import { connect, errors, type NatsConnection, type TlsOptions } from '@nats-io/transport-node';
import { ShardcastError } from '../../core/errors.js';
import { natsError } from './api-errors.js';
import { authenticatorOf, type NatsIdentity } from './authenticator.js';
import { rememberInbox } from './inboxes.js';
import { expiredCredentials, isRefusal } from './refusals.js';
import { parseServers } from './server-list.js';

const RECONNECT_MS = 250;
const RECONNECT_JITTER_MS = 250;
const PING_INTERVAL_MS = 2_000;
/** A hung server's kernel still takes connections; the client's own bound for an answer is 20 s, during which it tries no other. */
const DIAL_TIMEOUT_MS = 3_000;

export interface NatsTls {
  /** Certificates (PEM) of whom to trust. Default: those that Node knows. */
  caFile?: string;
  /** One's own certificate and its key (PEM), for servers that ask for it. */
  certFile?: string;
  keyFile?: string;
  /** The server begins with TLS instead of offering it. Default false. */
  handshakeFirst?: boolean;
}

export interface NatsOptions extends NatsIdentity {
  /** Names the connection for whoever looks at the server: `shardcast relay <id>`. Default: `shardcast`. */
  relayId?: string;
  /** With it, or with a `tls://` server, nothing is said in the clear. Default: TLS where a server offers it. */
  tls?: NatsTls;
  /** Below which answers come: one token. Where rights are given, only its holder may listen there. Default `_INBOX`. */
  inboxPrefix?: string;
  /** Between two pings, milliseconds: after two without an answer another server is tried. Default 2,000. */
  pingIntervalMs?: number;
  /** Only the servers that are given, not those of the cluster that they name. Default false. */
  ignoreClusterUpdates?: boolean;
  /** The servers in the order in which they are given, not in any. Default false. */
  noRandomize?: boolean;
}

/**
 * A connection that never gives up by itself, and notices a server that hangs: after two pings without an answer, 4 to 6 s, it goes to
 * another one. Credentials that are refused later, or have expired, do not end it either: they may be renewed.
 *
 * Servers are `nats://HOST:PORT`, `tls://HOST:PORT` or `HOST:PORT`, several or separated by commas. Throws UNAVAILABLE or DEADLINE_EXCEEDED when none of them can be
 * reached now, INVALID_ARGUMENT when they refuse the credentials or are not trusted, and for options that cannot be used.
 */
export async function connectNats(
  servers: string | readonly string[],
  options: NatsOptions = {},
): Promise<NatsConnection> {
  const { addresses, secure } = parseServers(servers);
  const authenticator = authenticatorOf(options);
  const tls = options.tls ?? (secure ? {} : undefined);
  if (tls !== undefined) await checkTls(tls);
  const { inboxPrefix } = options;
  try {
    const connection = await connect({
      servers: [...addresses],
      name: options.relayId === undefined ? 'shardcast' : `shardcast relay ${options.relayId}`,
      maxReconnectAttempts: -1,
      ignoreAuthErrorAbort: true,
      reconnectDelayHandler: () => RECONNECT_MS + Math.random() * RECONNECT_JITTER_MS,
      pingInterval: options.pingIntervalMs ?? PING_INTERVAL_MS,
      maxPingOut: 2,
      timeout: DIAL_TIMEOUT_MS,
      ignoreClusterUpdates: options.ignoreClusterUpdates ?? false,
      noRandomize: options.noRandomize ?? false,
      ...(authenticator === undefined ? {} : { authenticator }),
      ...(inboxPrefix === undefined ? {} : { inboxPrefix }),
      ...(tls === undefined ? {} : { tls: tls as TlsOptions }),
    });
    if (inboxPrefix !== undefined) rememberInbox(connection, inboxPrefix);
    return connection;
  } catch (thrown) {
    throw connectError(`connecting to NATS at ${addresses.join(', ')}`, thrown, options);
  }
}

/** Throws INVALID_ARGUMENT: the client would find it out by failing to connect, again and again. */
async function checkTls({ caFile, certFile, keyFile }: NatsTls): Promise<void> {
  if ((certFile === undefined) !== (keyFile === undefined)) {
    throw new ShardcastError(
      'INVALID_ARGUMENT',
      'a certificate for NATS needs its key, and a key its certificate',
    );
  }
  const read = async (file: string | undefined) => (file === undefined ? undefined : await readFile(file));
  try {
    const [ca, cert, key] = await Promise.all([read(caFile), read(certFile), read(keyFile)]);
    createSecureContext({ ca, cert, key });
    // Of authorities that it cannot read, the context says nothing.
    if (ca !== undefined) new X509Certificate(ca);
  } catch (thrown) {
    const message = `the TLS files for NATS are of no use: ${(thrown as Error).message}`;
    throw new ShardcastError('INVALID_ARGUMENT', message, { cause: thrown });
  }
}

function connectError(what: string, thrown: unknown, identity: NatsIdentity): ShardcastError {
  if (isRefusal(thrown)) {
    const expired = expiredCredentials(identity);
    return new ShardcastError('INVALID_ARGUMENT', `${what}: ${expired?.message ?? thrown.message}`, {
      cause: thrown,
      hint:
        expired?.hint ??
        'The server does not know this user, or the credentials are not right or have been revoked.',
    });
  }
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  if (NOT_TRUSTED.test(code)) {
    return new ShardcastError('INVALID_ARGUMENT', `${what}: ${(thrown as Error).message} (${code})`, {
      cause: thrown,
      hint: 'Is it the right certificate authority, and the name that the certificate is for?',
    });
  }
  if (thrown instanceof errors.TimeoutError) {
    return new ShardcastError('DEADLINE_EXCEEDED', `${what}: ${thrown.message}`, {
      cause: thrown,
      hint: 'A server hangs, or asks for a certificate that it is not shown.',
    });
  }
  return natsError(what, thrown);
}

/** Codes of Node for certificates that do not hold, and for handshakes that fail. */
const NOT_TRUSTED = /CERT|ISSUER|LEAF_SIGNATURE|^ERR_TLS|^ERR_SSL/;
