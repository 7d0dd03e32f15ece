import { SEPARATOR } from '../../snapshot/record.js';
import type { HistoricDelta } from './history.js';

/** Object → relation → subjects, as OPA's `tuples`. */
export type TupleTree = Record<string, Record<string, Record<string, true>>>;

/**
 * The demo's oracle: what a shard holds after its deltas, by nothing but a Map. It shares no code with what it judges.
 */
export class Fold {
  readonly #tuples = new Map<string, readonly [object: string, relation: string, subject: string]>();
  #revision = 0;

  static of(history: readonly HistoricDelta[], shard: string, revision = Number.POSITIVE_INFINITY): Fold {
    const fold = new Fold();
    for (const delta of history) {
      if (delta.shard === shard && fold.#revision < revision) fold.apply(delta);
    }
    return fold;
  }

  /** Deltas applied. */
  get revision(): number {
    return this.#revision;
  }

  get size(): number {
    return this.#tuples.size;
  }

  apply({ changes }: Pick<HistoricDelta, 'changes'>): void {
    this.#revision++;
    for (const [verb, ...key] of changes) {
      if (verb === 'touch') this.#tuples.set(key.join(SEPARATOR), key);
      else this.#tuples.delete(key.join(SEPARATOR));
    }
  }

  has(object: string, relation: string, subject: string): boolean {
    return this.#tuples.has([object, relation, subject].join(SEPARATOR));
  }

  tuples(): Iterable<readonly [object: string, relation: string, subject: string]> {
    return this.#tuples.values();
  }

  /** As OPA nests it. */
  tree(): TupleTree {
    const tree: TupleTree = {};
    for (const [object, relation, subject] of this.#tuples.values()) {
      tree[object] ??= {};
      tree[object][relation] ??= {};
      tree[object][relation][subject] = true;
    }
    return tree;
  }

  /** How many tuples are in one of the two only. */
  differencesFrom(others: Iterable<readonly string[]>): number {
    let common = 0;
    let count = 0;
    for (const key of others) {
      count++;
      if (this.#tuples.has(key.join(SEPARATOR))) common++;
    }
    return count - common + (this.#tuples.size - common);
  }
}
