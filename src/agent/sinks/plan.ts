import type { Key, StoredRecord } from '../../snapshot/record.js';

/** One operation of a PATCH. `length`: how much of `key` is the path, so that no path is cut out as a string. */
export type PlanOperation =
  | { readonly kind: 'add'; readonly key: Key; readonly length: number; readonly record: StoredRecord }
  | { readonly kind: 'remove'; readonly key: Key; readonly length: number }
  /** Everything below `key[0, length)`, as it is in the new view; `records`: all of it, where that is known. */
  | {
      readonly kind: 'subtree';
      readonly key: Key;
      readonly length: number;
      readonly records: readonly StoredRecord[] | undefined;
    };

export type Plan =
  /** The views do not differ. */
  | { readonly kind: 'none' }
  | {
      readonly kind: 'patch';
      readonly operations: readonly PlanOperation[];
      readonly expectedMs: number;
      /** Nobody has looked whether OPA has the objects that the records go into: see Trust. */
      readonly trusting?: true;
    }
  /** The whole document. */
  | { readonly kind: 'put'; readonly expectedMs: number };

/** A changed record, or a region where a deleted prefix left nothing or something new. */
export interface Change {
  /** Of a region: its prefix. */
  readonly key: Key;
  readonly before: boolean;
  readonly after: StoredRecord | undefined;
  readonly region: 'none' | 'removed' | 'replaced';
}
