import type { ShardView } from '../../shard/view.js';
import type { Mount } from './mount.js';
import { replaceBody } from './opa-body.js';
import type { OpaAnswer, OpaBody, OpaClient } from './opa-client.js';
import {
  expectMark,
  flagStale,
  type MarkPlace,
  parseMark,
  SYNC,
  type SyncMark,
  setMark,
} from './sync-mark.js';

/** How a call ends early. */
export interface CallLimits {
  readonly signal: AbortSignal;
  /** Default: the client's. */
  readonly timeoutMs?: number;
}

/** A shard's document in OPA, by single requests. Those that take `at` change nothing and throw GAP if the mark is not there. */
export class OpaDocument {
  readonly #client: OpaClient;
  readonly #mount: Mount;

  constructor(client: OpaClient, mount: Mount) {
    this.#client = client;
    this.#mount = mount;
  }

  async readMark(limits: CallLimits): Promise<SyncMark | undefined> {
    const path = `${this.#mount.url}/${encodeURIComponent(SYNC)}`;
    const { text } = await this.#client.send({ method: 'GET', path, ...limits });
    return parseMark(text);
  }

  /** `body`: of patchBody. */
  patch(body: Iterable<Buffer>, limits: CallLimits): Promise<OpaAnswer> {
    return this.#patch(this.#mount.url, body, limits);
  }

  replace(at: MarkPlace, to: ShardView, mark: SyncMark, limits: CallLimits): Promise<OpaAnswer> {
    return this.#patch(this.#mount.parentUrl, replaceBody(this.#mount, at, to, mark), limits);
  }

  /** `body`: a whole document. undefined: there is something at the mount, and it was left alone. */
  async create(body: OpaBody, limits: CallLimits): Promise<OpaAnswer | undefined> {
    for (const path of this.#mount.ancestorUrls) await this.#makeObject(path, limits);
    const answer = await this.#put(body, limits, true);
    return answer.status === 304 ? undefined : answer;
  }

  /** Whatever is there. */
  overwrite(body: OpaBody, limits: CallLimits): Promise<OpaAnswer> {
    return this.#put(body, limits, false);
  }

  /** Takes the mount over without touching the data, whose token stays true: the other agent's next write finds it taken. */
  async claim(held: SyncMark, agent: string, limits: CallLimits): Promise<void> {
    await this.#patch(this.#mount.url, [Buffer.from(`[${setMark({ ...held, agent })}]`)], limits);
  }

  async flagStale(at: MarkPlace, stale: boolean, limits: CallLimits): Promise<void> {
    await this.#patch(this.#mount.url, [Buffer.from(flagStale(at, stale))], limits);
  }

  async remove(at: MarkPlace, limits: CallLimits): Promise<void> {
    const { parentUrl, pointer } = this.#mount;
    const remove = `{"op":"remove","path":${JSON.stringify(pointer)}}`;
    await this.#patch(parentUrl, [Buffer.from(`[${expectMark(at, pointer)},${remove}]`)], limits);
  }

  /**
   * Parents one by one: a write under a missing parent copies the whole store in some OPAs (opa#6079). `If-None-Match` as
   * another shard's agent may be making the same one.
   */
  async #makeObject(path: string, limits: CallLimits): Promise<void> {
    await this.#client.send({ method: 'PUT', path, body: [Buffer.from('{}')], ifNoneMatch: true, ...limits });
  }

  #put(body: OpaBody, limits: CallLimits, ifNoneMatch: boolean): Promise<OpaAnswer> {
    return this.#client.send({ method: 'PUT', path: this.#mount.url, body, ifNoneMatch, ...limits });
  }

  #patch(path: string, body: Iterable<Buffer>, limits: CallLimits): Promise<OpaAnswer> {
    return this.#client.send({ method: 'PATCH', path, body, ...limits });
  }
}
