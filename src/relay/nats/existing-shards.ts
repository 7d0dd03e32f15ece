import { type Clock, systemClock } from '../../core/clock.js';

/** For how long a list is taken for what there is. Milliseconds. */
const KEPT_MS = 2_000;

/** The names of all shards of the mesh: asked for once by all who ask together, when many agents come back at once. */
export class ExistingShards {
  readonly #list: () => Promise<readonly string[]>;
  readonly #clock: Clock;
  #asked: { readonly atMs: number; readonly names: Promise<readonly string[]> } | undefined;

  constructor(list: () => Promise<readonly string[]>, clock: Clock = systemClock) {
    this.#list = list;
    this.#clock = clock;
  }

  /** Throws UNAVAILABLE. */
  names(): Promise<readonly string[]> {
    const nowMs = this.#clock.monotonic();
    if (this.#asked !== undefined && nowMs - this.#asked.atMs < KEPT_MS) return this.#asked.names;
    const names = this.#list();
    const asked = { atMs: nowMs, names };
    this.#asked = asked;
    names.catch(() => {
      if (this.#asked === asked) this.#asked = undefined;
    });
    return names;
  }
}
