import { once } from 'node:events';
import net from 'node:net';

/**
 * What happens to a request:
 * `cut`: the connection ends before the server has seen it;
 * `lose`: the server answers, and the connection ends instead of the answer;
 * `swallow`: the server never sees it, and nobody says so;
 * `mute`: the server answers, and nobody says so.
 */
export type Fault = 'cut' | 'lose' | 'swallow' | 'mute';

const METHOD = /^(GET|PUT|PATCH|DELETE|POST) (\S+) HTTP/;

/** A TCP proxy on loopback that can hurt single requests, and keeps a list of them. */
export class TcpProxy implements AsyncDisposable {
  readonly #server: net.Server;
  readonly #target: net.NetConnectOpts;
  readonly #sockets = new Set<net.Socket>();
  #armed: { method: string; fault: Fault; path: string | undefined } | undefined;
  /** `METHOD /path` of every request that began. */
  readonly requests: string[] = [];

  private constructor(target: net.NetConnectOpts) {
    this.#target = target;
    this.#server = net.createServer((client) => this.#accept(client));
  }

  static async start(target: net.NetConnectOpts): Promise<TcpProxy> {
    const proxy = new TcpProxy(target);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get url(): string {
    const { port } = this.#server.address() as net.AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** Hurts the next request of that method, and to that path if one is given. */
  arm(method: string, fault: Fault, path?: string): void {
    this.#armed = { method, fault, path };
  }

  get isArmed(): boolean {
    return this.#armed !== undefined;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #accept(client: net.Socket): void {
    const server = net.connect(this.#target);
    let fault: Fault | undefined;
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
    client.on('data', (bytes) => {
      fault = this.#faultOf(bytes) ?? fault;
      if (fault === 'cut') end();
      else if (fault !== 'swallow') server.write(bytes);
    });
    server.on('data', (bytes) => {
      if (fault === 'lose') end();
      else if (fault !== 'mute') client.write(bytes);
    });
  }

  #faultOf(bytes: Buffer): Fault | undefined {
    const head = METHOD.exec(bytes.toString('latin1', 0, 4096));
    if (head === null) return undefined;
    this.requests.push(`${head[1]} ${head[2]}`);
    if (this.#armed === undefined || this.#armed.method !== head[1]) return undefined;
    const { fault, path } = this.#armed;
    if (path !== undefined && path !== head[2]) return undefined;
    this.#armed = undefined;
    return fault;
  }
}
