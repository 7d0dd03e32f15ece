/** Things by publisher and a label of theirs. Neighbours mostly have the same publisher. */
export class ByLabel<T> {
  readonly #all = new Map<string, Map<string, T>>();
  #publisher: string | undefined;
  #own: Map<string, T> | undefined;

  get isEmpty(): boolean {
    return this.#all.size === 0;
  }

  get(publisher: string, label: string): T | undefined {
    return this.#of(publisher)?.get(label);
  }

  set(publisher: string, label: string, thing: T): void {
    let own = this.#of(publisher);
    if (own === undefined) {
      own = new Map();
      this.#all.set(publisher, own);
      this.#own = own;
    }
    own.set(label, thing);
  }

  delete(publisher: string, label: string): void {
    const own = this.#of(publisher);
    own?.delete(label);
    if (own?.size !== 0) return;
    this.#all.delete(publisher);
    this.#own = undefined;
  }

  labels(publisher: string): Iterable<string> {
    return this.#of(publisher)?.keys() ?? [];
  }

  #of(publisher: string): Map<string, T> | undefined {
    if (publisher !== this.#publisher) {
      this.#publisher = publisher;
      this.#own = this.#all.get(publisher);
    }
    return this.#own;
  }
}
