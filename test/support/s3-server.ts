import { mkdir } from 'node:fs/promises';
import { freePort } from '../../src/core/free-port.js';
import { Child, type Exit } from './child-process.js';
import { eventually } from './eventually.js';
import { type TempDir, tempDir } from './temp-dir.js';
import { toolPath } from './tool-path.js';

const START_TIMEOUT_MS = 30_000;
const PORT_ATTEMPTS = 5;
const BUCKET = 'archive';
const ACCESS_KEY = 'shardcast-test';
const SECRET_KEY = 'not-a-secret';

/** Where clients take the credentials from. */
export const S3_CREDENTIALS = { AWS_ACCESS_KEY_ID: ACCESS_KEY, AWS_SECRET_ACCESS_KEY: SECRET_KEY } as const;

/** A real S3 server on loopback over a folder of its own, which it keeps over kills and starts; it has one bucket. */
export class S3Server implements AsyncDisposable {
  readonly port: number;
  readonly #path: string;
  readonly #dir: TempDir;
  #child: Child | undefined;

  private constructor(path: string, dir: TempDir, port: number) {
    this.#path = path;
    this.#dir = dir;
    this.port = port;
  }

  static async start(): Promise<S3Server> {
    const path = await toolPath('versitygw');
    const dir = await tempDir();
    await mkdir(dir.join('data', BUCKET), { recursive: true });
    await mkdir(dir.join('attributes'));
    for (let attempt = 1; attempt <= PORT_ATTEMPTS; attempt++) {
      const server = new S3Server(path, dir, await freePort());
      if (await server.#start()) return server;
    }
    throw new Error(`no port for an S3 server after ${PORT_ATTEMPTS} attempts`);
  }

  get endpoint(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** The URL of an archive in its bucket. */
  url(prefix = ''): string {
    return `s3://${BUCKET}/${prefix}?endpoint=${this.endpoint}`;
  }

  /** The file in which it keeps an object. */
  file(key: string): string {
    return this.#dir.join('data', BUCKET, key);
  }

  async kill(): Promise<Exit | undefined> {
    return await this.#child?.kill();
  }

  async restart(): Promise<void> {
    if (!(await this.#start()))
      throw new Error(`the port ${this.port} was taken while the S3 server was down`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
    await this.#dir[Symbol.asyncDispose]();
  }

  async #start(): Promise<boolean> {
    // Its attributes of objects lie beside, as not every file system of a test has extended ones.
    const args = ['--port', `127.0.0.1:${this.port}`, '--quiet', '--keep-alive', 'posix'];
    const child = new Child(
      this.#path,
      [...args, '--sidecar', this.#dir.join('attributes'), this.#dir.join('data')],
      {
        env: { ...process.env, ROOT_ACCESS_KEY: ACCESS_KEY, ROOT_SECRET_KEY: SECRET_KEY },
      },
    );
    this.#child = child;
    return await eventually(
      'the S3 server is up',
      async () => {
        if (!child.running) {
          if (/address already in use/.test(child.stderr + child.stdout)) return { up: false };
          throw new Error(`it did not start: ${child.stderr}${child.stdout}`);
        }
        return await fetch(this.endpoint).then(() => ({ up: true }));
      },
      { timeoutMs: START_TIMEOUT_MS },
    ).then(({ up }) => up);
  }
}
