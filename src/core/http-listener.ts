import type { Server } from 'node:http';
import { ShardcastError } from './errors.js';

/** Binds an HTTP server to HOST:PORT and returns the address it got; port 0 takes a free one. Throws UNAVAILABLE. */
export async function listen(server: Server, address: string): Promise<string> {
  const colon = address.lastIndexOf(':');
  const host = address.slice(0, colon);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) =>
      reject(
        new ShardcastError('UNAVAILABLE', `cannot listen on ${address}: ${cause.message}`, {
          cause,
          retry: 'never',
          hint: 'Choose another address with --http.',
        }),
      ),
    );
    server.listen(Number(address.slice(colon + 1)), host.replace(/^\[(.*)\]$/, '$1'), resolve);
  });
  const bound = server.address();
  return `${host}:${typeof bound === 'object' && bound !== null ? bound.port : 0}`;
}

/** Takes no more requests and ends the connections that are open. Idempotent. */
export async function unlisten(server: Server): Promise<void> {
  if (!server.listening) return;
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
