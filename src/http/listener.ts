import http from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import type { Clock } from '../core/clock.js';
import { PemWatch } from '../wire/pem-watch.js';
import type { ServerTls } from '../wire/tls-files.js';

/** Health and metrics are asked for by few. */
const CONNECTIONS_MAX = 1_024;
/** Headers, and a whole request, must have come within this time; so must a handshake. Milliseconds. */
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;
/** Of all headers of a request, together. */
const HEADER_BYTES_MAX = 32 * 1024;
/** How often connections are held against those times. Milliseconds. */
const CHECK_MS = 2_000;
/** A connection between requests may wait this long. Milliseconds. */
const KEEP_ALIVE_MS = 15_000;

const LIMITS = {
  headersTimeout: HEADERS_TIMEOUT_MS,
  requestTimeout: REQUEST_TIMEOUT_MS,
  keepAliveTimeout: KEEP_ALIVE_MS,
  connectionsCheckingInterval: CHECK_MS,
  maxHeaderSize: HEADER_BYTES_MAX,
};

/** Certificates are held against a request by the gate: health answers those who have none. */
const HANDSHAKE = { handshakeTimeout: HEADERS_TIMEOUT_MS, rejectUnauthorized: false };

export interface BoundedServer {
  readonly server: http.Server;
  /** Ends every connection, also those in the middle of a handshake, and whatever else runs. */
  release(): void;
}

/** An HTTP server that nobody can keep busy by being slow; over TLS, its certificates may be replaced. Throws INVALID_ARGUMENT. */
export function boundedServer(
  listener: http.RequestListener,
  tls: ServerTls | undefined,
  clock: Clock,
): BoundedServer {
  const watch = tls && new PemWatch({ cert: tls.cert, key: tls.key, ca: tls.clientCa }, clock);
  const handshake = { ...HANDSHAKE, requestCert: tls?.clientCa !== undefined };
  const server =
    watch === undefined
      ? http.createServer(LIMITS, listener)
      : https.createServer({ ...LIMITS, ...handshake, ...watch.held }, listener);
  if (server instanceof https.Server) {
    watch?.start((pems) => {
      server.setSecureContext(pems);
      server.closeIdleConnections(); // they were let in by what was there before
    });
  }
  server.maxConnections = CONNECTIONS_MAX;
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return {
    server,
    release() {
      watch?.[Symbol.dispose]();
      for (const socket of sockets) socket.destroy();
    },
  };
}
