import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pause, systemClock } from '../../core/clock.js';
import { ShardcastError } from '../../core/errors.js';
import { freePort } from '../../core/free-port.js';
import { packageFolder } from '../../core/package-folder.js';
import { Actor } from '../processes/actor.js';
import { getText } from '../verify/get-text.js';
import type { TupleTree } from './fold.js';
import { EXAMPLE_FOLDER } from './history.js';
import type { Question } from './questions.js';

const ANSWER_TIMEOUT_MS = 10_000;
const IN_OPA_TIMEOUT_MS = 30_000;
const POLL_MS = 5;

/** A grant that reaches the user, as the Rego library explains it. */
export interface Way {
  readonly role: string;
  readonly granted_to: string;
  readonly member_of: string;
  readonly chain: readonly string[];
}

/** What the example's policy decides. */
export interface Decision {
  readonly allow: boolean;
  readonly via: readonly Way[];
  /** Of the data decided on; absent when the tuples came with the question. */
  readonly revision?: number;
  readonly token?: string;
}

/** An OPA with the Rego library and the example's policy. */
export class Opa implements AsyncDisposable {
  readonly url: string;
  readonly #actor: Actor;
  readonly #signal: AbortSignal;

  private constructor(actor: Actor, url: string, signal: AbortSignal) {
    this.#actor = actor;
    this.url = url;
    this.#signal = signal;
  }

  static async start(binary: string, name: string, signal: AbortSignal): Promise<Opa> {
    const url = `127.0.0.1:${await freePort()}`;
    // Whoever else has the port may answer as an OPA, too: so it is asked for a label that only this one has.
    const instance = randomUUID();
    const actor = new Actor(`OPA ${name}`, binary, [
      'run',
      '--server',
      '--skip-version-check',
      '--log-level=error',
      `--addr=${url}`,
      `--set=labels.instance=${instance}`,
      '--ignore=*_test.rego',
      join(packageFolder(), 'rego', 'shardcast'),
      join(EXAMPLE_FOLDER, 'policy.rego'),
    ]);
    const opa = new Opa(actor, `http://${url}`, signal);
    await actor.ready(async () => {
      const config = await opa.#get('/v1/config');
      return config.includes(instance) ? true : undefined;
    }, signal);
    return opa;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#actor[Symbol.asyncDispose]();
  }

  /** The document at a path of `data`; undefined where there is none. */
  async data(path: string): Promise<unknown> {
    return (JSON.parse(await this.#get(`/v1/data${path}`)) as { result?: unknown }).result;
  }

  /** Of the shard's data; 0 when it has none. */
  async revision(shard: string): Promise<number> {
    return Number((await this.data(`/shards/${encodeURIComponent(shard)}/$sync/revision`)) ?? 0);
  }

  /** Waits for a revision, asking every `pollMs`. Throws DEADLINE_EXCEEDED. */
  async has(shard: string, revision: number, pollMs = POLL_MS): Promise<void> {
    const deadlineMs = systemClock.monotonic() + IN_OPA_TIMEOUT_MS;
    let found = await this.revision(shard);
    while (found < revision) {
      if (systemClock.monotonic() > deadlineMs) throw this.#late(shard, revision, found);
      if (pollMs > 0) await pause(systemClock, pollMs, this.#signal);
      found = await this.revision(shard);
    }
  }

  /** `tuples`: of the past; without, the question is about the data that OPA holds. */
  async ask({ shard, user, action, repo }: Question, tuples?: TupleTree): Promise<Decision> {
    const input = { shard, user, action, repo, ...(tuples === undefined ? {} : { tuples }) };
    const response = await fetch(`${this.url}/v1/data/kubernetes_org/decision`, {
      method: 'POST',
      body: JSON.stringify({ input }),
      signal: AbortSignal.any([this.#signal, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]),
    });
    const text = await response.text();
    const { result } = JSON.parse(text) as { result?: Decision };
    if (response.ok && result !== undefined) return result;
    throw new ShardcastError('UNAVAILABLE', `${this.#actor.name} did not decide: ${text.slice(0, 300)}`);
  }

  #get(path: string): Promise<string> {
    const limits = { signal: this.#signal, timeoutMs: ANSWER_TIMEOUT_MS };
    return getText(this.url + path, this.#actor.name, limits);
  }

  #late(shard: string, revision: number, found: number): ShardcastError {
    const message = `${this.#actor.name} has revision ${found} of ${shard}, not ${revision}, after ${IN_OPA_TIMEOUT_MS} ms`;
    return new ShardcastError('DEADLINE_EXCEEDED', message, { hint: 'Is the machine very busy?' });
  }
}
