/** collection `tuples` as in OPA: object → relation → subject → value. */
export type Tuples = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

export interface Step {
  relation: string;
  from?: string | undefined;
  from_inverse?: string | undefined;
}

/** Type → relation → what the relation includes; see rego/shardcast/model.rego. */
export type Model = Readonly<
  Record<string, Readonly<Record<string, { usersets?: boolean; union?: Step[] }>>>
>;

const isUserset = (subject: string) => subject.includes('#');
const isObject = (subject: string) => !isUserset(subject) && !subject.endsWith(':*');
const typeOf = (object: string) => object.split(':', 1)[0]!;

/**
 * The Rego library's answers, found in another way: who stands in which relation is the least fixpoint over *all*
 * usersets of a small universe, where the library walks down from one of them.
 */
export class UsersetOracle {
  readonly #tuples: Tuples;
  readonly #model: Model;
  readonly #objects: readonly string[];
  /** Userset → every subject that it contains, usersets too. */
  readonly #members = new Map<string, Set<string>>();

  constructor(tuples: Tuples, model: Model, objects: readonly string[], relations: readonly string[]) {
    this.#tuples = tuples;
    this.#model = model;
    this.#objects = objects;
    for (const object of objects) {
      for (const relation of relations) this.#members.set(`${object}#${relation}`, new Set());
    }
    this.#settle();
  }

  check(userset: string, subject: string): boolean {
    const members = this.#members.get(userset)!;
    return userset === subject || namesOf(subject).some((name) => members.has(name));
  }

  subjects(userset: string): string[] {
    return [...this.#members.get(userset)!].filter((subject) => !isUserset(subject)).sort();
  }

  objects(type: string, relation: string, subject: string): string[] {
    const ofType = this.#objects.filter((object) => typeOf(object) === type);
    return ofType.filter((object) => this.check(`${object}#${relation}`, subject)).sort();
  }

  /** Length of the shortest chain from userset to subject, both counted; undefined when there is none. */
  distance(userset: string, subject: string): number | undefined {
    let frontier = [userset];
    const seen = new Set(frontier);
    for (let length = 1; frontier.length > 0; length++) {
      if (frontier.includes(subject)) return length;
      if (frontier.some((other) => this.#names(other, subject))) return length + 1;
      frontier = [...new Set(frontier.flatMap((other) => this.contents(other)))].filter(
        (other) => !seen.has(other),
      );
      for (const other of frontier) seen.add(other);
    }
    return undefined;
  }

  /** Whether each link of a chain holds. */
  isChain(chain: readonly string[], userset: string, subject: string): boolean {
    const last = chain.at(-1)!;
    if (chain[0] !== userset) return false;
    return chain.slice(1).every((link, index) => {
      const outer = chain[index]!;
      if (this.contents(outer).includes(link))
        return link !== last || index < chain.length - 2 || link === subject;
      return link === last && namesOf(subject).includes(link) && this.#names(outer, subject);
    });
  }

  /** The usersets directly inside a userset. */
  contents(userset: string): string[] {
    const [object, relation] = userset.split('#') as [string, string];
    const rewrite = this.#model[typeOf(object)]?.[relation];
    const named = rewrite?.usersets === false ? [] : this.#named(object, relation).filter(isUserset);
    const included = (rewrite?.union ?? []).flatMap((step) => {
      return this.#objectsOf(object, step).map((other) => `${other}#${step.relation}`);
    });
    return [...named, ...included];
  }

  #objectsOf(object: string, step: Step): string[] {
    const { from, from_inverse: fromInverse } = step;
    if (from !== undefined) return this.#named(object, from).filter(isObject);
    if (fromInverse === undefined) return [object];
    return this.#objects.filter((other) => this.#named(other, fromInverse).includes(object));
  }

  #named(object: string, relation: string): string[] {
    const subjects = this.#tuples[object]?.[relation] ?? {};
    return Object.keys(subjects).filter((subject) => subjects[subject] === true);
  }

  #names(userset: string, subject: string): boolean {
    const [object, relation] = userset.split('#') as [string, string];
    const named = this.#named(object, relation);
    return namesOf(subject).some((name) => named.includes(name));
  }

  #settle(): void {
    for (let grew = true; grew; ) {
      grew = false;
      for (const [userset, members] of this.#members) {
        const before = members.size;
        const [object, relation] = userset.split('#') as [string, string];
        for (const subject of this.#named(object, relation)) members.add(subject);
        for (const inner of this.contents(userset)) {
          members.add(inner);
          for (const subject of this.#members.get(inner) ?? []) members.add(subject);
        }
        grew ||= members.size > before;
      }
    }
  }
}

function namesOf(subject: string): string[] {
  return isUserset(subject) ? [subject] : [subject, `${typeOf(subject)}:*`];
}
