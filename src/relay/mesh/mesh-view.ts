import type { MemberRecord } from './member-record.js';
import { decodePartitions } from './partition-set.js';

/** A relay that is alive, as it was last heard. */
export interface Member {
  readonly id: string;
  readonly incarnation: string;
  /** HOST:PORT. */
  readonly grpc: string;
  /** HOST:PORT; empty: none. */
  readonly http: string;
  readonly version: string;
  readonly draining: boolean;
  /** Unix milliseconds, by its own clock. */
  readonly startedAt: number;
  /** The partitions of which this incarnation has filled itself. */
  readonly ready: ReadonlySet<number>;
}

/** The mesh at one moment; never changes. */
export class MeshView {
  /** Sorted by id. */
  readonly members: readonly Member[];
  readonly #records: readonly MemberRecord[];
  readonly #readyOf = new Map<number, readonly string[]>();

  /** `records` sorted by id. What of a member is as it was in the view `before` is not decoded again. */
  constructor(records: readonly MemberRecord[], before?: MeshView) {
    this.#records = records;
    this.members = records.map((record): Member => {
      const { id, incarnation, grpc, http, version, draining, startedAt } = record;
      const ready = (before === undefined ? undefined : before.#readyAs(record)) ?? decodeReady(record.ready);
      return { id, incarnation, grpc, http, version, draining, startedAt, ready };
    });
  }

  member(id: string): Member | undefined {
    return this.members.find((member) => member.id === id);
  }

  /** Ids of the members that have filled themselves of a partition, sorted. */
  readyOf(partition: number): readonly string[] {
    const known = this.#readyOf.get(partition);
    if (known !== undefined) return known;
    const ids = this.members.filter(({ ready }) => ready.has(partition)).map(({ id }) => id);
    this.#readyOf.set(partition, ids);
    return ids;
  }

  #readyAs({ id, ready }: MemberRecord): ReadonlySet<number> | undefined {
    const at = this.#records.findIndex((record) => record.id === id);
    return this.#records[at]?.ready === ready ? this.members[at]?.ready : undefined;
  }
}

/** A form that is not known here, of a later program perhaps, promises nothing. */
function decodeReady(text: string): ReadonlySet<number> {
  try {
    return decodePartitions(text);
  } catch {
    return new Set();
  }
}
