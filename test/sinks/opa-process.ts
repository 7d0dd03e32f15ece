import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import http from 'node:http';
import { join } from 'node:path';
import { vi } from 'vitest';
import { resolveTool } from '../../src/cli/tools/resolve.js';
import { type TempDir, tempDir } from '../support/temp-dir.js';

/** A real OPA on a Unix socket, which no other process can take: it comes back at the same place after a restart. */
export class OpaProcess implements AsyncDisposable {
  readonly socketPath: string;
  readonly #binary: string;
  readonly #dir: TempDir;
  readonly #args: readonly string[];
  #child: ChildProcess | undefined;

  private constructor(binary: string, dir: TempDir, args: readonly string[]) {
    this.#binary = binary;
    this.#dir = dir;
    this.#args = args;
    this.socketPath = join(dir.path, 'opa.sock');
  }

  static async start(args: readonly string[] = []): Promise<OpaProcess> {
    const { path } = await resolveTool('opa');
    const opa = new OpaProcess(path, await tempDir(), args);
    await opa.run();
    return opa;
  }

  get url(): string {
    return `unix://${this.socketPath}`;
  }

  /** The folder of the socket, for policies. */
  get folder(): string {
    return this.#dir.path;
  }

  async run(): Promise<void> {
    const args = ['run', '--server', '--addr', this.url, '--log-level', 'error', '--disable-telemetry'];
    this.#child = spawn(this.#binary, [...args, ...this.#args], { stdio: 'ignore' });
    await vi.waitFor(async () => void (await this.call('GET', '/health')), { timeout: 20_000, interval: 20 });
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    await rm(this.socketPath, { force: true });
  }

  /** What OPA holds at a path of `data`, undefined if nothing. */
  async data(path: string): Promise<unknown> {
    const { result } = JSON.parse(await this.call('GET', `/v1/data${path}`)) as { result?: unknown };
    return result;
  }

  call(method: string, path: string, body?: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const headers = body === undefined ? {} : { 'content-type': 'application/json' };
      const request = http.request({ socketPath: this.socketPath, method, path, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        response.on('end', () => {
          if ((response.statusCode ?? 500) < 400) resolve(text);
          else reject(new Error(`${method} ${path}: ${response.statusCode} ${text}`));
        });
      });
      request.on('error', reject).end(body);
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
    await this.#dir[Symbol.asyncDispose]();
  }
}
