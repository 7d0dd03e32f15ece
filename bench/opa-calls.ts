import http from 'node:http';

export interface OpaAnswer {
  readonly status: number;
  readonly text: string;
}

/** OPA's REST API with nothing around it: one connection, whole bodies. */
export class OpaCalls implements Disposable {
  readonly #agent = new http.Agent({ keepAlive: true, noDelay: true, maxSockets: 1 });
  readonly #port: number;

  constructor(port: number) {
    this.#port = port;
  }

  send(method: string, path: string, body?: Buffer): Promise<OpaAnswer> {
    return new Promise((resolve, reject) => {
      const headers =
        body === undefined ? {} : { 'content-type': 'application/json', 'content-length': body.length };
      const where = { host: '127.0.0.1', port: this.#port, method, path, headers, agent: this.#agent };
      const request = http.request(where, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => {
          text += part;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
        response.on('error', reject);
      });
      request.on('error', reject);
      request.end(body);
    });
  }

  /** A write that must succeed. */
  async write(method: 'PUT' | 'PATCH', path: string, body: Buffer): Promise<void> {
    const { status, text } = await this.send(method, path, body);
    if (status >= 300) throw new Error(`OPA answers ${status} to ${method} ${path}: ${text.slice(0, 300)}`);
  }

  /** The document at the path; undefined where there is none. */
  async read(path: string): Promise<unknown> {
    const { text } = await this.send('GET', path);
    return (JSON.parse(text) as { result?: unknown }).result;
  }

  [Symbol.dispose](): void {
    this.#agent.destroy();
  }
}

/** The body of a PATCH that sets `value` at each pointer. */
export function patchBody(pointers: readonly string[], value: unknown): Buffer {
  return Buffer.from(JSON.stringify(pointers.map((path) => ({ op: 'add', path, value }))));
}
