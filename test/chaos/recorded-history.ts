/** What a run of chaos has recorded, and what it is judged by. */
export interface RecordedHistory {
  /** Every delta that a publisher was given, in the order of its publisher for each shard. */
  readonly published: readonly Published[];
  readonly acknowledged: readonly Acknowledged[];
  /** What each replica did, one life of it after the other. */
  readonly lives: readonly Life[];
  /** What each replica was at the end, when everything was healed. */
  readonly endings: readonly Ending[];
  /** Who must have an ending of which shard. */
  readonly followers: ReadonlyMap<string, readonly string[]>;
  /** Who writes down what its replicas do: their lives must reach their endings. */
  readonly recorded: ReadonlySet<string>;
}

export interface Published {
  readonly shard: string;
  readonly id: string;
  readonly publisher: string;
}

export interface Acknowledged {
  readonly shard: string;
  readonly id: string;
  readonly revision: number;
  /** The revision token: shard, epoch, revision and hash. */
  readonly token: string;
}

/** A replica of a shard from its opening to the end of its process. What was recorded last before a kill may be missing. */
export interface Life {
  readonly party: string;
  readonly shard: string;
  readonly steps: readonly Step[];
}

export type Step =
  /** What was on disk; revision 0: nothing. */
  | { readonly kind: 'opened'; readonly revision: number; readonly token: string }
  /** An entry was applied; afterwards the replica said that it is at `revision`. */
  | {
      readonly kind: 'entry';
      readonly firstRevision: number;
      readonly ids: readonly string[];
      readonly revision: number;
      readonly token: string;
    }
  /** A snapshot replaced it. */
  | { readonly kind: 'snapshot'; readonly revision: number; readonly token: string };

export interface Ending {
  readonly party: string;
  readonly shard: string;
  readonly revision: number;
  readonly token: string;
  /** Names the records. */
  readonly root: string;
}

export const VIOLATIONS = [
  'loss', // an acknowledged delta is not where it must be
  'gap', // an entry was applied that does not follow
  'duplicate', // a delta is in the history twice, or was applied twice
  'reorder', // a publisher's deltas changed their order, or a replica went backwards
  'fork', // two parties have other deltas, or other hashes, at one revision
  'invented', // a delta that nobody published
  'unanswered', // a publish had no answer although everything was healed
  'unequal', // replicas differ at the end
  'unrecorded', // a replica got to its end by steps that are not in the record, and so were not judged
] as const;
export type ViolationKind = (typeof VIOLATIONS)[number];

export interface Violation {
  readonly kind: ViolationKind;
  readonly shard: string;
  readonly what: string;
}
