import { type Clock, systemClock } from '../../core/clock.js';
import { ShardcastError, toShardcastError } from '../../core/errors.js';
import type { Service } from '../../core/lifecycle.js';
import { type Logger, silentLogger } from '../../core/log.js';
import type { Place, Placement } from '../../shard/placement.js';
import { Filling } from './filling.js';
import { type HoldingEvent, type HoldingState, holdingStep, isServing } from './holding-states.js';
import type { Membership } from './membership.js';
import { HOLD_DOWN_MS } from './mesh-options.js';
import type { Replication } from './replication.js';

/** What the members may need to hear that a partition is not ready here any more, before its watchers are sent on. Milliseconds. */
const TELL_TIMEOUT_MS = 2_000;

export interface HoldingsOptions {
  readonly replication: Pick<Replication, 'hold' | 'drop' | 'filled'>;
  readonly membership: Pick<
    Membership,
    'id' | 'view' | 'isIsolated' | 'onChange' | 'onIsolation' | 'setReady' | 'flush'
  >;
  readonly place: Place;
  readonly partitions: number;
  /** Whether the disk has something of a partition. */
  readonly isOnDisk: (partition: number) => boolean;
  /** Fetches what can be had of a partition that is not on disk, before it is followed. Default: nothing. */
  readonly fetch?: (partition: number, signal: AbortSignal) => Promise<void>;
  /** A partition is not served here any more: its watchers are to be sent on. Default: nothing. */
  readonly farewell?: (partition: number) => Promise<void> | void;
  /** How long a partition must be ready wherever it should be before this relay drops it. Milliseconds; default 10,000. */
  readonly holdDownMs?: number;
  /** Partitions that are fetched and filled at a time. Default 4. */
  readonly fillsMax?: number;
  readonly clock?: Clock;
  readonly logger?: Logger;
}

/** One partition that is not absent. */
interface Holding {
  state: HoldingState;
  /** Filled, and not yet told. */
  isFilled: boolean;
  /** Since when it is ready wherever it should be, and should not be here. Monotonic. */
  spareSinceMs: number | undefined;
  readonly filling: AbortController;
}

/** Which partitions this relay holds, fills, serves and gives up. The rules are a table: DESIGN.md beside this file. */
export class Holdings implements Service {
  readonly #options: HoldingsOptions;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #filling: Filling;
  readonly #holdings = new Map<number, Holding>();
  readonly #stopping = new AbortController();
  readonly #running = new Set<Promise<void>>();
  readonly #subscriptions: Disposable[] = [];
  #placement: Placement = { members: [], replicas: [], heldMax: 0, ownedMax: 0 };
  #placedMembers = '';
  #timer: Disposable | undefined;
  #draining = false;
  #listener: () => void = () => undefined;

  constructor(options: HoldingsOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#logger = options.logger ?? silentLogger;
    const { replication, isOnDisk, fetch, fillsMax } = options;
    const how = { replication, isOnDisk, fetch, fillsMax };
    this.#filling = new Filling({ ...how, clock: this.#clock, logger: this.#logger });
  }

  /** Of the members that are alive and do not drain, as they were last known. */
  get placement(): Placement {
    return this.#placement;
  }

  state(partition: number): HoldingState {
    return this.#holdings.get(partition)?.state ?? 'absent';
  }

  /** Whether this relay serves the partition. */
  serves(partition: number): boolean {
    return isServing(this.state(partition));
  }

  /** How many partitions are in a state. */
  count(state: HoldingState): number {
    let count = 0;
    for (const holding of this.#holdings.values()) if (holding.state === state) count++;
    return count;
  }

  /** Whether nothing is under way: each partition that is placed here is ready, and none is on its way in or out. */
  get isSettled(): boolean {
    const { id } = this.#options.membership;
    const isPlaced = (partition: number) => this.#placement.replicas[partition]?.includes(id) === true;
    for (let partition = 0; partition < this.#options.partitions; partition++) {
      if (this.state(partition) !== (isPlaced(partition) ? 'ready' : 'absent')) return false;
    }
    return this.#placement.members.length > 0;
  }

  /** Called when the state of some partition has changed. */
  onChange(listener: () => void): void {
    this.#listener = listener;
  }

  async start(): Promise<void> {
    const { membership, partitions, isOnDisk } = this.#options;
    for (let partition = 0; partition < partitions; partition++) {
      if (isOnDisk(partition)) this.#take(partition, 'found-on-disk');
    }
    this.#subscriptions.push(membership.onChange(() => this.#look()));
    this.#subscriptions.push(membership.onIsolation(() => this.#look()));
    this.#look();
  }

  /** Ends what is under way; what is held stays held. Idempotent. */
  async stop(): Promise<void> {
    this.#stopping.abort(new ShardcastError('CANCELLED', 'the relay stops'));
    for (const subscription of this.#subscriptions.splice(0)) subscription[Symbol.dispose]();
    this.#timer?.[Symbol.dispose]();
    for (const { filling } of this.#holdings.values()) filling.abort(this.#stopping.signal.reason);
    await Promise.all(this.#running);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  /** From now on partitions are given up as soon as others have them, and their data stays. To be called when the members know that this relay drains. */
  drain(): void {
    this.#draining = true;
    this.#look();
  }

  /** Compares what is with what should be. */
  #look(): void {
    const { membership, partitions } = this.#options;
    if (this.#stopping.signal.aborted || membership.isIsolated || membership.view.members.length === 0)
      return;
    this.#placeAll();
    let nextMs = Infinity;
    for (let partition = 0; partition < partitions; partition++) {
      nextMs = Math.min(nextMs, this.#lookAt(partition));
    }
    this.#timer?.[Symbol.dispose]();
    this.#timer = nextMs === Infinity ? undefined : this.#clock.schedule(nextMs, () => this.#look());
  }

  /** Milliseconds until it must be looked at again, though nothing happens. */
  #lookAt(partition: number): number {
    const { id } = this.#options.membership;
    const should = this.#placement.replicas[partition] ?? [];
    const isHere = should.includes(id);
    this.#take(partition, isHere ? 'placed-here' : 'placed-elsewhere');
    const holding = this.#holdings.get(partition);
    if (holding === undefined) return Infinity;
    if (holding.isFilled) this.#take(partition, 'filled');
    // Whoever was filled for others to have it may be looked at once more.
    if (!isHere) this.#take(partition, 'placed-elsewhere');
    return this.#lookForSpare(partition, holding, !isHere && this.#isReadyAt(partition, should));
  }

  #lookForSpare(partition: number, holding: Holding, isSpare: boolean): number {
    if (!isSpare) {
      holding.spareSinceMs = undefined;
      return Infinity;
    }
    const nowMs = this.#clock.monotonic();
    holding.spareSinceMs ??= nowMs;
    const holdDownMs = this.#draining ? 0 : (this.#options.holdDownMs ?? HOLD_DOWN_MS);
    const leftMs = holding.spareSinceMs + holdDownMs - nowMs;
    if (leftMs > 0) return leftMs;
    this.#take(partition, 'spare');
    return Infinity;
  }

  #isReadyAt(partition: number, should: readonly string[]): boolean {
    const ready = this.#options.membership.view.readyOf(partition);
    return should.length > 0 && should.every((id) => ready.includes(id));
  }

  #placeAll(): void {
    const members = this.#options.membership.view.members.filter(({ draining }) => !draining);
    const ids = members.map(({ id }) => id);
    const key = ids.join('\n');
    if (key === this.#placedMembers && this.#placement.replicas.length > 0) return;
    this.#placedMembers = key;
    this.#placement = this.#options.place(ids);
    this.#listener();
  }

  #take(partition: number, event: HoldingEvent): void {
    const before = this.state(partition);
    const { next, actions } = holdingStep(before, event);
    if (next === before) return;
    this.#logger.debug({ partition, event, before, next }, 'a partition moves');
    const holding = this.#holdings.get(partition) ?? newHolding(next);
    holding.state = next;
    if (next === 'absent') this.#holdings.delete(partition);
    else this.#holdings.set(partition, holding);
    for (const action of actions) {
      if (action === 'fill') this.#run(() => this.#fill(partition, holding));
      else if (action === 'give-up') this.#run(() => this.#giveUp(partition, holding));
      else this.#options.membership.setReady(partition, action === 'tell-ready');
    }
    this.#listener();
  }

  #run(task: () => Promise<void>): void {
    const running = task()
      .catch((thrown: unknown) => {
        const failure = toShardcastError(thrown);
        if (failure.code !== 'CANCELLED')
          this.#logger.error({ failure: failure.toJSON() }, 'a holding failed');
      })
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  async #fill(partition: number, holding: Holding): Promise<void> {
    holding.isFilled = await this.#filling.fill(partition, holding.filling.signal);
    if (holding.isFilled) this.#look();
  }

  async #giveUp(partition: number, holding: Holding): Promise<void> {
    const { membership, farewell, replication } = this.#options;
    holding.filling.abort(new ShardcastError('CANCELLED', `partition ${partition} is given up`));
    const told = { timeoutMs: TELL_TIMEOUT_MS, signal: this.#stopping.signal };
    // If nobody hears it, watchers come back from here: that is all.
    await membership.flush(told).catch(() => undefined);
    await farewell?.(partition);
    if (!this.#draining) await replication.drop(partition);
    this.#take(partition, 'given-up');
    this.#look();
  }
}

function newHolding(state: HoldingState): Holding {
  return { state, isFilled: false, spareSinceMs: undefined, filling: new AbortController() };
}
