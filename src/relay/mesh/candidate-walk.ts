import { ShardcastError } from '../../core/errors.js';
import type { Walk } from '../../wire/publish-lane.js';
import { HERE } from '../../wire/publish-lanes.js';
import { nobodyReady } from '../redirect.js';
import type { Routing } from '../routing.js';
import type { Suspects } from './suspects.js';

/** Where a shard's publishes are sequenced: its owner; when that does not answer, the next candidate; each is tried once. */
export class CandidateWalk implements Walk {
  readonly #routing: Routing;
  readonly #shard: string;
  readonly #suspects: Suspects;
  readonly #tried = new Set<string>();
  #failure: ShardcastError | undefined;

  constructor(routing: Routing, shard: string, suspects: Suspects) {
    this.#routing = routing;
    this.#shard = shard;
    this.#suspects = suspects;
  }

  get target(): string | ShardcastError {
    const { self } = this.#routing;
    let last: string | undefined;
    for (const { id, address } of this.#routing.candidates(this.#shard)) {
      if (id === self.id) return HERE;
      if (this.#tried.has(address)) continue;
      if (!this.#suspects.has(address)) return address;
      last ??= address;
    }
    return last ?? this.#givenUp;
  }

  failed(address: string, failure: ShardcastError): number | ShardcastError {
    this.#tried.add(address);
    this.#failure = failure;
    const { target } = this;
    return typeof target === 'string' ? 0 : target;
  }

  arrived(): void {
    this.#tried.clear();
    this.#failure = undefined;
  }

  get #givenUp(): ShardcastError {
    const failure = this.#failure;
    if (failure === undefined) return nobodyReady(this.#shard);
    if (failure.code === 'DISK_FULL') return failure;
    return new ShardcastError(
      'UNAVAILABLE',
      `none that may sequence ${this.#shard} took it: ${failure.message}`,
      {
        cause: failure,
        hint: 'Publish it again with the same id; it may have been published.',
      },
    );
  }
}
