import { createRequire } from 'node:module';
import type * as Rx from 'rxjs';

interface Listener<T> {
  next(value: T): void;
  end(): void;
}

const load = createRequire(import.meta.url);

/**
 * Tells listeners, in the same turn and without keeping anything for them. It becomes an Observable when somebody asks for
 * one: an agent that only feeds OPA does not load RxJS, which took a tenth of its start.
 */
export class Signal<T> {
  readonly #listeners = new Set<Listener<T>>();
  #ended = false;

  get isHeard(): boolean {
    return this.#listeners.size > 0;
  }

  /** Until it is disposed. `end`: there will be no more. */
  listen(next: (value: T) => void, end: () => void = () => undefined): Disposable {
    const listener = { next, end };
    if (this.#ended) end();
    else this.#listeners.add(listener);
    return { [Symbol.dispose]: () => void this.#listeners.delete(listener) };
  }

  emit(value: T): void {
    for (const listener of this.#listeners) listener.next(value);
  }

  end(): void {
    this.#ended = true;
    for (const listener of this.#listeners) listener.end();
    this.#listeners.clear();
  }

  /** `first`: what a new subscriber is told at once. */
  observable(first: () => T[] = () => []): Rx.Observable<T> {
    const { Observable } = load('rxjs') as typeof Rx;
    return new Observable((subscriber) => {
      for (const value of first()) subscriber.next(value);
      const listening = this.listen(
        (value) => subscriber.next(value),
        () => subscriber.complete(),
      );
      return () => listening[Symbol.dispose]();
    });
  }
}
