import { once } from 'node:events';
import net from 'node:net';

/** A TCP proxy on loopback whose connections a test can break, or make deaf to answers. */
export class SeverableProxy implements AsyncDisposable {
  readonly #server: net.Server;
  readonly #sockets = new Set<net.Socket>();
  #target: string;
  #muted = false;
  connections = 0;
  /** How long what the target answers is on its way; to be set before anybody connects. */
  delayMs = 0;

  private constructor(target: string) {
    this.#target = target;
    this.#server = net.createServer((client) => this.#accept(client));
  }

  static async start(target: string): Promise<SeverableProxy> {
    const proxy = new SeverableProxy(target);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  /** HOST:PORT. */
  get address(): string {
    return `127.0.0.1:${(this.#server.address() as net.AddressInfo).port}`;
  }

  /** Breaks all connections; new ones go to the new target, if one is given. */
  sever(target: string = this.#target): void {
    this.#target = target;
    this.#muted = false;
    for (const socket of this.#sockets) socket.destroy();
  }

  /** From now on nothing comes back from the target, while all goes there, until `sever`. */
  mute(): void {
    this.#muted = true;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.sever();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #accept(client: net.Socket): void {
    this.connections++;
    const colon = this.#target.lastIndexOf(':');
    const server = net.connect(Number(this.#target.slice(colon + 1)), this.#target.slice(0, colon));
    const end = () => {
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) {
      this.#sockets.add(socket);
      socket.on('error', end).on('close', () => {
        this.#sockets.delete(socket);
        end();
      });
    }
    client.pipe(server);
    server.on('data', (bytes) => {
      if (this.#muted) return;
      if (this.delayMs > 0) {
        setTimeout(() => client.write(bytes), this.delayMs);
        return;
      }
      if (client.write(bytes)) return;
      server.pause();
      client.once('drain', () => server.resume());
    });
    server.on('end', () => client.end());
  }
}
