import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * A port for a server that can neither say which one it took nor, once killed, be sure to get it back. Ports that the
 * kernel hands out are no good for that: while the server is down, a client that keeps reconnecting to such a port
 * may be given it as its own and so connect to itself. These lie below the range that kernels hand out.
 */
const FIRST = 20_000;
const LAST = 30_000;

export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(FIRST, LAST);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
