import { randomUUID } from 'node:crypto';
import { getText } from '../../src/cli/verify/get-text.js';
import { freePort } from '../../src/core/free-port.js';
import type { Access } from '../../src/wire/access.js';
import { Child, type Exit } from './child-process.js';
import { eventually } from './eventually.js';
import { toolPath } from './tool-path.js';

export interface OpaOptions {
  /** Further arguments of `opa run`: policy files, `--optimize-store-for-read-speed`. */
  args?: readonly string[];
  /** How this test asks it, where it wants a certificate or a token; with `tls` it is https. */
  access?: Access;
}

const PORT_ATTEMPTS = 10;
const ANSWER_MS = 30_000;

/** A real OPA on a port of its own, which it keeps over kills and starts. */
export class OpaServer implements AsyncDisposable {
  readonly port: number;
  readonly url: string;
  readonly #path: string;
  readonly #args: readonly string[];
  readonly #access: Access | undefined;
  #child: Child | undefined;

  constructor(path: string, port: number, { args = [], access }: OpaOptions) {
    this.#path = path;
    this.port = port;
    this.#access = access;
    this.url = `http${access?.tls === undefined ? '' : 's'}://127.0.0.1:${port}`;
    this.#args = args;
  }

  get pid(): number {
    return this.#running().pid;
  }

  /** What it has logged since it was last started. */
  get log(): string {
    return this.#child?.stderr ?? '';
  }

  /**
   * Resolves when it answers, or to `port-taken`. OPA does not say on which port it listens, and whoever else has
   * the port may answer /health as well: so it is asked for a label that only this start has.
   */
  async start(): Promise<'ready' | 'port-taken'> {
    if (this.#child?.running) return 'ready';
    const instance = randomUUID();
    const address = ['--addr', `127.0.0.1:${this.port}`, '--set', `labels.instance=${instance}`];
    const child = new Child(this.#path, [
      'run',
      '--server',
      '--skip-version-check',
      ...address,
      ...this.#args,
    ]);
    this.#child = child;
    const outcome = await eventually(`OPA on port ${this.port} is up`, async () => {
      if (!child.running) return 'ended';
      return (await this.#instance()) === instance && (await this.#get('/health')) !== undefined && 'ready';
    });
    if (outcome === 'ready') return 'ready';
    if (/address already in use/.test(child.stderr)) return 'port-taken';
    throw new Error(`OPA did not start:\n${child.stderr}${child.stdout}`);
  }

  async #instance(): Promise<string | undefined> {
    const answer = await this.#get('/v1/config');
    const { result } = JSON.parse(answer) as { result?: { labels?: { instance?: string } } };
    return result?.labels?.instance;
  }

  /** kill -9; what it held is gone. */
  async kill(): Promise<Exit> {
    return await this.#running().kill();
  }

  /** Kills it and starts an empty one on the same port. */
  async restart(): Promise<void> {
    await this.kill();
    const outcome = await this.start();
    if (outcome !== 'ready') throw new Error(`OPA's port ${this.port} was taken while it was down`);
  }

  /** Stops it in its tracks: connections stay open and nothing answers, until `resume`. Resolves when all of it has stopped. */
  async pause(): Promise<void> {
    await this.#running().pause();
  }

  resume(): void {
    this.#running().signal('SIGCONT');
  }

  /** The document at a path of `/v1/data`, undefined where there is none. */
  async data(path = ''): Promise<unknown> {
    return (JSON.parse(await this.#get(`/v1/data${path}`)) as { result?: unknown }).result;
  }

  #get(path: string): Promise<string> {
    const limits = { signal: AbortSignal.timeout(ANSWER_MS), timeoutMs: ANSWER_MS, access: this.#access };
    return getText(this.url + path, 'OPA', limits);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#child?.kill();
  }

  #running(): Child {
    if (this.#child?.running) return this.#child;
    throw new Error('OPA is not running');
  }
}

/** `await using opa = await startOpa()` */
export async function startOpa(options: OpaOptions = {}): Promise<OpaServer> {
  const path = await toolPath('opa');
  for (let attempt = 1; attempt <= PORT_ATTEMPTS; attempt += 1) {
    const server = new OpaServer(path, await freePort(), options);
    if ((await server.start()) === 'ready') return server;
  }
  throw new Error(`no port for OPA after ${PORT_ATTEMPTS} attempts`);
}
