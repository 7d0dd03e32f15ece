import { type Clock, systemClock } from '../../core/clock.js';
import { ShardcastError, toShardcastError } from '../../core/errors.js';
import { type Logger, silentLogger } from '../../core/log.js';
import { formatCursor } from '../../shard/cursor.js';
import type { ShardView, Touched } from '../../shard/view.js';
import type { Manifest } from '../../snapshot/manifest.js';
import { CostModel } from './cost-model.js';
import { Mount } from './mount.js';
import { patchBody } from './opa-body.js';
import { type OpaAnswer, OpaClient } from './opa-client.js';
import { type CallLimits, OpaDocument } from './opa-document.js';
import { OpaFilling } from './opa-filling.js';
import type { OpaLineOptions } from './opa-line.js';
import { ATTEMPTS, takeOver } from './opa-take-over.js';
import type { Plan } from './plan.js';
import { MARK_OPERATIONS, plan, wholeDocument } from './planner.js';
import { POLICY_COLLECTION, refusePolicies } from './policies.js';
import type { Filling, HeldPosition, Sink, SinkCosts, SinkWrite } from './sink.js';
import type { SyncMark } from './sync-mark.js';
import { Trust } from './trust.js';

/** OPA may take this many times what the model says before a write counts as hung, on top of the timeout. */
const PATIENCE = 8;
/** Bytes of one changed record in a PATCH, for estimates. */
const TYPICAL_OPERATION_BYTES = 100;

export interface OpaSinkOptions extends OpaLineOptions {
  shard: string;
  /** Where in OPA's `data`. Default `/shards/<shard>`. */
  mount?: string;
  /** This agent's id, the same after a restart; it must differ from that of any other agent of the same OPA. */
  agent: string;
  /** Silence of OPA, milliseconds, before a request has failed; large writes get more. Default 10,000. */
  timeoutMs?: number;
  clock?: Clock;
  log?: Logger;
}

/** Of larger writes the body is made while it is sent. Milliseconds that the model expects of them. */
const PREPARED_MS_MAX = 20;

/** A write to what OPA holds already. */
interface Advance {
  readonly from: ShardView;
  readonly to: ShardView;
  readonly touched: Touched;
}

interface PreparedWrite extends Advance {
  /** What the mark in the body says. */
  readonly stale: boolean;
  readonly plan: Plan;
  readonly body: readonly Buffer[];
}

interface Sent {
  readonly bytes: number;
  /** undefined: it took more than one request, which says nothing of its cost. */
  readonly elapsedMs?: number;
}

/** Feeds a shard to an OPA over its REST API. One write at a time; calls wait for each other. */
export class OpaSink implements Sink {
  readonly name: string;
  readonly costs: SinkCosts;
  readonly #client: OpaClient;
  readonly #document: OpaDocument;
  readonly #model = new CostModel();
  readonly #trust = new Trust();
  readonly #agent: string;
  readonly #timeoutMs: number;
  readonly #clock: Clock;
  readonly #log: Logger;
  #last: Promise<unknown> = Promise.resolve();
  #prepared: PreparedWrite | undefined;
  #filling: OpaFilling | undefined;
  #stale = false;
  #warned = false;

  /** Throws INVALID_ARGUMENT for a URL or mount that is none. */
  constructor(options: OpaSinkOptions) {
    const mount = new Mount(options.mount ?? `/shards/${options.shard}`);
    this.name = `opa ${options.url}${mount.path}`;
    this.#agent = options.agent;
    this.#timeoutMs = options.timeoutMs ?? 10_000;
    this.#clock = options.clock ?? systemClock;
    this.#log = options.log ?? silentLogger;
    this.#client = new OpaClient({ ...options, timeoutMs: this.#timeoutMs, clock: this.#clock });
    this.#document = new OpaDocument(this.#client, mount);
    this.costs = costsOf(this.#model);
  }

  held(signal: AbortSignal): Promise<HeldPosition | undefined> {
    return this.#alone(async () => {
      // A filling has looked, and creates only.
      const mark = this.#filling === undefined ? await this.#document.readMark({ signal }) : undefined;
      if (mark === undefined) return undefined;
      const { token, agent, stale } = mark;
      const own = agent === this.#agent;
      if (own) this.#stale = stale;
      return { token, agent, own, stale };
    });
  }

  write(
    from: ShardView | undefined,
    to: ShardView,
    touched: Touched,
    signal: AbortSignal,
  ): Promise<SinkWrite> {
    return this.#alone(async () => {
      refusePolicies(to);
      const startedAt = this.#clock.monotonic();
      const prepared = this.#takePrepared(from, to, touched);
      const next = prepared?.plan ?? (from === undefined ? this.#whole(to) : this.#plan(from, to, touched));
      if (next.kind === 'none' && from?.token === to.token) {
        return { kind: 'none', operations: 0, bytes: 0, elapsedMs: 0 };
      }
      const done =
        from === undefined
          ? ((await this.#fill(to, signal)) ?? (await this.#takeOver(to, signal)))
          : await this.#advance({ from, to, touched }, next, signal, prepared?.body);
      if (done.elapsedMs !== undefined) this.#learn(next, to, done.bytes, done.elapsedMs);
      const { bytes } = done;
      const elapsedMs = this.#clock.monotonic() - startedAt;
      const operations = next.kind === 'patch' ? next.operations.length : 0;
      return { kind: next.kind === 'put' ? 'put' : 'patch', operations, bytes, elapsedMs };
    });
  }

  prepare(from: ShardView, to: ShardView, touched: Touched): void {
    this.#prepared = undefined;
    try {
      const next = this.#plan(from, to, touched);
      if (next.kind !== 'patch' || next.expectedMs > PREPARED_MS_MAX) return;
      const at = { token: from.token, agent: this.#agent };
      const body = [...patchBody(at, next.operations, to, this.#markOf(to))];
      this.#prepared = { from, to, touched, stale: this.#stale, plan: next, body };
    } catch {
      // Its write will fail by itself.
    }
  }

  expect(snapshot: Manifest): Filling | undefined {
    this.#abandon();
    if (snapshot.collections.some(({ name }) => name === POLICY_COLLECTION)) return undefined;
    const { shard, epoch, revision, historyHash, appendedAt } = snapshot;
    const token = formatCursor(shard, epoch, revision, historyHash);
    this.#filling = new OpaFilling(this.#document, this.#markOf({ token, revision, appendedAt }));
    return this.#filling;
  }

  markStale(stale: boolean, signal: AbortSignal): Promise<void> {
    return this.#alone(async () => {
      this.#abandon();
      this.#stale = stale;
      await this.#onOwnMark({ signal }, (held) => this.#document.flagStale(held, stale, { signal }));
    });
  }

  clear(signal: AbortSignal): Promise<void> {
    return this.#alone(() => {
      this.#abandon();
      return this.#onOwnMark({ signal }, (held) => this.#document.remove(held, { signal }));
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#abandon();
    await this.#last;
    this.#client[Symbol.dispose]();
  }

  #takePrepared(from: ShardView | undefined, to: ShardView, touched: Touched): PreparedWrite | undefined {
    const prepared = this.#prepared;
    this.#prepared = undefined;
    if (prepared?.from !== from || prepared?.to !== to || prepared.touched !== touched) return undefined;
    return prepared.stale === this.#stale ? prepared : undefined;
  }

  #abandon(): void {
    this.#filling?.[Symbol.dispose]();
    this.#filling = undefined;
  }

  /** Ends the document that was sent while its chunks came. undefined: it is not this one, or OPA did not take it. */
  async #fill(to: ShardView, signal: AbortSignal): Promise<Sent | undefined> {
    const filling = this.#filling;
    if (filling === undefined) return undefined;
    this.#filling = undefined;
    const { token, stale } = filling.mark;
    if (token !== to.token || stale !== this.#stale) {
      filling[Symbol.dispose]();
      return undefined;
    }
    try {
      const answer = await filling.finish(signal);
      if (answer !== undefined) this.#model.observeDocument(answer.bytesSent, to.extent('').bytes);
      return answer && again(sent(answer));
    } catch (thrown) {
      if (signal.aborted) throw thrown;
      // Whether OPA has it or not, the take-over finds out.
      const error = toShardcastError(thrown);
      this.#log.info({ sink: this.name, error: error.toJSON() }, 'the document is sent again');
      return undefined;
    }
  }

  #plan(from: ShardView, to: ShardView, touched: Touched): Plan {
    return this.#trust.plan(to, touched, this.#model) ?? plan(from, to, touched, this.#model);
  }

  /** From a known revision to the next. */
  async #advance(step: Advance, next: Plan, signal: AbortSignal, body?: readonly Buffer[]): Promise<Sent> {
    const { from, to, touched } = step;
    const mark = this.#markOf(to);
    const at = { token: from.token, agent: this.#agent };
    const limits = this.#limits(next, signal);
    const replace = () => this.#document.replace(at, to, mark, this.#limits(this.#whole(to), signal));
    const operations = next.kind === 'patch' ? next.operations : [];
    const patch = () => this.#document.patch(body ?? patchBody(at, operations, to, mark), limits);
    const send = next.kind === 'put' ? replace : patch;
    const isTrusting = next.kind === 'patch' && next.trusting === true;
    try {
      const answer = await send();
      if (isTrusting) this.#trust.kept();
      return sent(answer);
    } catch (thrown) {
      const error = toShardcastError(thrown);
      const unknown = error.code === 'SINK_UNAVAILABLE';
      if (!unknown && !isPatchFault(error)) throw error;
      const held = await this.#outcome(from.token, to.token, error, signal);
      if (held.token === to.token) return { bytes: 0 };
      // OPA is where the write began.
      if (isTrusting) {
        if (!unknown) this.#trust.broken();
        return again(await this.#advance(step, plan(from, to, touched, this.#model), signal));
      }
      // A lost request is sent again; a PATCH that does not fit the document is not.
      if (unknown) return again(sent(await send()));
      this.#log.warn({ sink: this.name, error }, 'OPA refused a patch: the whole document is written');
      return again(sent(await this.#document.replace(held, to, mark, this.#limits(this.#whole(to), signal))));
    }
  }

  /** What OPA holds after a write that may or may not have happened: one of the two tokens, or an error. */
  async #outcome(from: string, to: string, error: ShardcastError, signal: AbortSignal): Promise<SyncMark> {
    const held = await this.#document.readMark({ signal });
    if (held === undefined) throw new ShardcastError('GAP', `${this.name} was emptied`, { cause: error });
    if (held.agent !== this.#agent) throw this.#taken(held);
    if (held.token === from || held.token === to) return held;
    throw new ShardcastError('GAP', `${this.name} is at revision ${held.revision}`, { cause: error });
  }

  async #takeOver(to: ShardView, signal: AbortSignal): Promise<Sent> {
    const limits = this.#limits(this.#whole(to), signal);
    const answer = await takeOver(this.#document, to, this.#markOf(to), limits, ({ agent }) =>
      this.#log.info({ sink: this.name, agent }, 'taking the mount over from another agent'),
    );
    return answer === undefined ? { bytes: 0 } : sent(answer);
  }

  /** Runs a change that builds on whatever this agent wrote last; nothing if OPA holds nothing. */
  async #onOwnMark(limits: CallLimits, change: (held: SyncMark) => Promise<void>): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const held = await this.#document.readMark(limits);
      if (held === undefined) return;
      if (held.agent !== this.#agent) throw this.#taken(held);
      try {
        return await change(held);
      } catch (thrown) {
        const { code } = toShardcastError(thrown);
        if (attempt === ATTEMPTS || (code !== 'GAP' && code !== 'SINK_UNAVAILABLE')) throw thrown;
      }
    }
  }

  #learn(next: Plan, to: ShardView, bytes: number, elapsedMs: number): void {
    if (next.kind === 'put') {
      this.#model.observePut(bytes, to.extent('').bytes, elapsedMs);
      return;
    }
    const operations = next.kind === 'patch' ? next.operations.length : 0;
    this.#model.observePatch(operations + MARK_OPERATIONS, bytes, elapsedMs);
    if (!this.#model.copiesStore || this.#warned) return;
    this.#warned = true;
    this.#log.warn(
      { sink: this.name, operations, elapsedMs: Math.round(elapsedMs) },
      'this OPA takes far too long for small patches, as if it copied its store for each operation: ' +
        'run it without --optimize-store-for-read-speed',
    );
  }

  #markOf({ token, revision, appendedAt }: Pick<ShardView, 'token' | 'revision' | 'appendedAt'>): SyncMark {
    const time = appendedAt === 0 ? '' : new Date(appendedAt).toISOString();
    return { token, revision, time, agent: this.#agent, stale: this.#stale };
  }

  #whole(to: ShardView): Plan {
    return wholeDocument(to, this.#model);
  }

  #limits(next: Plan, signal: AbortSignal): CallLimits {
    const expectedMs = next.kind === 'none' ? 0 : next.expectedMs;
    return { signal, timeoutMs: this.#timeoutMs + PATIENCE * expectedMs };
  }

  #taken(held: SyncMark): ShardcastError {
    return new ShardcastError('SINK_TAKEN', `${this.name}: agent ${held.agent} writes here too`, {
      hint: `One agent feeds a mount. Stop one of ${held.agent} and ${this.#agent}, or give them different mounts; the one that starts last takes over.`,
      details: { agent: held.agent },
    });
  }

  async #alone<T>(task: () => Promise<T>): Promise<T> {
    const run = this.#last.then(task);
    this.#last = run.catch(() => undefined);
    return run;
  }
}

function sent({ bytesSent, elapsedMs }: OpaAnswer): Sent {
  return { bytes: bytesSent, elapsedMs };
}

function again({ bytes }: Sent): Sent {
  return { bytes };
}

/** The compare-and-set failed, or an operation does not fit OPA's document. */
function isPatchFault(error: ShardcastError): boolean {
  const status = error.details.status;
  return error.code === 'GAP' || (error.code === 'SINK_REFUSED' && (status === 400 || status === 404));
}

function costsOf(model: CostModel): SinkCosts {
  return {
    get recordsPerPatch() {
      return model.operationsPerPatch;
    },
    patchMs: (records) => model.patchMs(records + MARK_OPERATIONS, records * TYPICAL_OPERATION_BYTES),
    putMs: (view) => wholeDocument(view, model).expectedMs,
  };
}
