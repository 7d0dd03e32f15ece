import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * A port for a process that is killed and comes back to it. The kernel's own choice would not do: while the process is down,
 * a client that reconnects to such a port may be given it as its own, and so connect to itself. These lie below.
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
