import { setImmediate as nextTurn } from 'node:timers/promises';
import { ShardcastError } from '../../../src/core/errors.js';
import { Holdings } from '../../../src/relay/mesh/holdings.js';
import type { MemberRecord } from '../../../src/relay/mesh/member-record.js';
import { MeshView } from '../../../src/relay/mesh/mesh-view.js';
import { encodePartitions } from '../../../src/relay/mesh/partition-set.js';
import type { Place } from '../../../src/shard/placement.js';
import { ManualClock } from '../../agent/manual-clock.js';

const EXPIRY_MS = 5_000;
const HOLD_DOWN_MS = 10_000;
/** What fetching a partition takes. */
const FILL_MS = 15_000;

/** One relay: its holdings are real, and what is around them is as simple as can be. */
export class SimulatedRelay {
  readonly id: string;
  readonly #mesh: SimulatedMesh;
  /** Partitions whose data is on its disk, whole. */
  readonly disk: Set<number>;
  readonly ready = new Set<number>();
  draining = false;
  isIsolated = false;
  isAlive = true;
  /** When it stopped being heard. */
  silentSinceMs: number | undefined;
  view = new MeshView([]);
  readonly holdings: Holdings;
  onChange: (view: MeshView) => void = () => undefined;
  onIsolation: (isolated: boolean) => void = () => undefined;
  readonly #held = new Set<number>();

  constructor(mesh: SimulatedMesh, id: string, disk: ReadonlySet<number>) {
    this.#mesh = mesh;
    this.id = id;
    this.disk = new Set(disk);
    this.holdings = new Holdings({
      membership: membershipOf(this),
      replication: this.#replication(),
      place: mesh.place,
      partitions: mesh.partitions,
      isOnDisk: (partition) => this.disk.has(partition),
      holdDownMs: HOLD_DOWN_MS,
      clock: mesh.clock,
    });
  }

  get record(): MemberRecord {
    const { id, draining } = this;
    const ready = encodePartitions(this.ready);
    return { id, draining, ready, incarnation: id, grpc: id, http: '', version: '', beat: 0, startedAt: 0 };
  }

  see(view: MeshView): void {
    this.view = view;
    this.onChange(view);
  }

  cut(isIsolated: boolean): void {
    this.isIsolated = isIsolated;
    this.silentSinceMs = isIsolated ? this.#mesh.clock.monotonic() : undefined;
    this.onIsolation(isIsolated);
  }

  #replication() {
    return {
      hold: async (partition: number) => void this.#held.add(partition),
      filled: async (partition: number) => {
        if (!this.disk.has(partition)) {
          await new Promise<void>((resolve) => void this.#mesh.clock.schedule(FILL_MS, resolve));
        }
        if (!this.isAlive || !this.#held.has(partition)) throw new ShardcastError('CANCELLED', 'it is gone');
        if (!this.disk.has(partition) && !this.#mesh.hasSource(partition, this)) {
          throw new ShardcastError('NOT_FOUND', 'nobody has it');
        }
        this.disk.add(partition);
      },
      drop: async (partition: number) => {
        this.#held.delete(partition);
        this.disk.delete(partition);
        this.#mesh.dropped++;
      },
    };
  }
}

function membershipOf(relay: SimulatedRelay) {
  const nothing = { [Symbol.dispose]: () => undefined };
  return {
    id: relay.id,
    get view() {
      return relay.view;
    },
    get isIsolated() {
      return relay.isIsolated;
    },
    onChange: (listener: (view: MeshView) => void) => {
      relay.onChange = listener;
      return nothing;
    },
    onIsolation: (listener: (isolated: boolean) => void) => {
      relay.onIsolation = listener;
      return nothing;
    },
    setReady: (partition: number, isReady: boolean) => {
      if (relay.isIsolated) throw new Error('it is cut off, and sets something');
      if (isReady) relay.ready.add(partition);
      else relay.ready.delete(partition);
    },
    flush: async () => undefined,
  };
}

/** Relays whose views of each other lag; nobody archives, and after `trim` the log reaches back no more. */
export class SimulatedMesh {
  readonly clock = new ManualClock();
  readonly place: Place;
  readonly partitions: number;
  readonly relays = new Map<string, SimulatedRelay>();
  /** Disks of those that are down. */
  readonly disks = new Map<string, ReadonlySet<number>>();
  isTrimmed = false;
  /** How often anybody threw a partition away. */
  dropped = 0;

  constructor(place: Place, partitions: number) {
    this.place = place;
    this.partitions = partitions;
  }

  async start(id: string): Promise<void> {
    if (this.relays.get(id)?.isAlive) return;
    const relay = new SimulatedRelay(this, id, this.disks.get(id) ?? new Set());
    this.disks.delete(id);
    this.relays.set(id, relay);
    relay.see(this.#viewFor(relay));
    await relay.holdings.start();
    await this.rest();
  }

  /** kill -9: the disk stays. */
  async kill(id: string): Promise<void> {
    const relay = this.relays.get(id);
    if (!relay?.isAlive) return;
    relay.isAlive = false;
    relay.silentSinceMs ??= this.clock.monotonic();
    this.disks.set(id, relay.disk);
    await relay.holdings.stop();
  }

  /** It leaves when it has handed over: its record goes at once. */
  async leave(id: string): Promise<void> {
    await this.kill(id);
    this.relays.delete(id);
  }

  drain(id: string): void {
    const relay = this.relays.get(id);
    if (!relay?.isAlive || relay.isIsolated) return;
    relay.draining = true;
    relay.see(this.#viewFor(relay));
    relay.holdings.drain();
  }

  cut(id: string, isIsolated: boolean): void {
    const relay = this.relays.get(id);
    if (relay?.isAlive && relay.isIsolated !== isIsolated) relay.cut(isIsolated);
  }

  /** What is known of the others comes to a relay. */
  async tell(id: string): Promise<void> {
    const relay = this.relays.get(id);
    if (relay?.isAlive && !relay.isIsolated) relay.see(this.#viewFor(relay));
    await this.rest();
  }

  /** Nobody who is not cut off stays without news for longer than this. */
  async pass(ms: number): Promise<void> {
    for (let leftMs = ms; leftMs > 0; leftMs -= 1_000) {
      this.clock.advance(Math.min(1_000, leftMs));
      for (const id of this.relays.keys()) await this.tell(id);
      await this.rest();
    }
  }

  async rest(): Promise<void> {
    for (let turn = 0; turn < 8; turn++) await nextTurn();
  }

  hasSource(partition: number, asking: SimulatedRelay): boolean {
    if (!this.isTrimmed) return true;
    return [...this.relays.values()].some((relay) => {
      return relay !== asking && relay.isAlive && relay.ready.has(partition) && relay.disk.has(partition);
    });
  }

  /** Whose disk has the partition, alive or not. */
  holders(partition: number): string[] {
    const alive = [...this.relays.values()].filter((relay) => relay.isAlive && relay.disk.has(partition));
    const down = [...this.disks].filter(([, disk]) => disk.has(partition));
    return [...alive.map(({ id }) => id), ...down.map(([id]) => id)];
  }

  #viewFor(relay: SimulatedRelay): MeshView {
    const nowMs = this.clock.monotonic();
    const isHeard = (other: SimulatedRelay) => {
      return other === relay || other.silentSinceMs === undefined || nowMs - other.silentSinceMs < EXPIRY_MS;
    };
    const records = [...this.relays.values()].filter(isHeard).map(({ record }) => record);
    return new MeshView(records.sort((a, b) => (a.id < b.id ? -1 : 1)));
  }
}
