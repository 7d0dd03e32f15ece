import type { Violation, ViolationKind } from './recorded-history.js';

interface Fact {
  id?: string;
  token?: string;
  /** Who said it first. */
  idFrom?: string;
  tokenFrom?: string;
}

/** What all parties together have said about one shard, and where they disagree. */
export class ShardFacts {
  readonly shard: string;
  readonly violations: Violation[] = [];
  readonly #facts = new Map<number, Fact>();
  readonly #revisionOf = new Map<string, number>();
  /** Ids by publisher, in its order. */
  readonly #published = new Map<string, string[]>();
  readonly #publishedIds = new Set<string>();
  readonly #acknowledged = new Map<string, number>();
  #acknowledgedRevision = 0;

  constructor(shard: string) {
    this.shard = shard;
  }

  /** The highest revision that a publisher was told. */
  get acknowledgedRevision(): number {
    return this.#acknowledgedRevision;
  }

  violated(kind: ViolationKind, what: string): void {
    this.violations.push({ kind, shard: this.shard, what });
  }

  publish(id: string, publisher: string): void {
    const ids = this.#published.get(publisher) ?? [];
    ids.push(id);
    this.#published.set(publisher, ids);
    this.#publishedIds.add(id);
  }

  acknowledge(id: string, revision: number, token: string): void {
    const before = this.#acknowledged.get(id);
    if (before !== undefined && before !== revision) {
      this.violated('duplicate', `${id} was acknowledged as revision ${before} and as ${revision}`);
    }
    this.#acknowledged.set(id, revision);
    this.#acknowledgedRevision = Math.max(this.#acknowledgedRevision, revision);
    this.learn('the publisher', revision, { id, token });
  }

  learn(party: string, revision: number, { id, token }: Pick<Fact, 'id' | 'token'>): void {
    const fact = this.#facts.get(revision) ?? {};
    this.#facts.set(revision, fact);
    if (id !== undefined) this.#learnId(party, revision, id, fact);
    if (token === undefined) return;
    fact.token ??= token;
    fact.tokenFrom ??= party;
    if (fact.token !== token) {
      this.violated(
        'fork',
        `revision ${revision} has token ${token} at ${party}, ${fact.token} at ${fact.tokenFrom}`,
      );
    }
  }

  /** A replica ends here, with everything healed. */
  end(party: string, revision: number): void {
    if (revision < this.#acknowledgedRevision) {
      this.violated(
        'loss',
        `${party} ends at revision ${revision}; ${this.#acknowledgedRevision} was acknowledged`,
      );
    }
    if (this.#unanswered().length > 0 || revision === this.#acknowledged.size) return;
    const more = revision > this.#acknowledged.size;
    const what = `${party} ends at revision ${revision} of ${this.#acknowledged.size} deltas`;
    this.violated(more ? 'duplicate' : 'loss', what);
  }

  checkOrder(): void {
    for (const id of this.#unanswered()) this.violated('unanswered', `${id} was never acknowledged`);
    for (const [publisher, ids] of this.#published) {
      let last = 0;
      for (const id of ids) {
        const revision = this.#revisionOf.get(id) ?? last;
        if (revision < last) {
          this.violated(
            'reorder',
            `${id} of ${publisher} is revision ${revision}, the delta before it ${last}`,
          );
        }
        last = revision;
      }
    }
  }

  #learnId(party: string, revision: number, id: string, fact: Fact): void {
    fact.id ??= id;
    fact.idFrom ??= party;
    if (fact.id !== id) {
      this.violated('fork', `revision ${revision} is ${id} at ${party}, ${fact.id} at ${fact.idFrom}`);
    }
    if (!this.#publishedIds.has(id)) this.violated('invented', `${party} has ${id}, which nobody published`);
    const before = this.#revisionOf.get(id);
    if (before === undefined) this.#revisionOf.set(id, revision);
    else if (before !== revision) {
      this.violated('duplicate', `${id} is revision ${revision} at ${party}, and revision ${before}`);
    }
  }

  #unanswered(): string[] {
    return [...this.#publishedIds].filter((id) => !this.#acknowledged.has(id));
  }
}
