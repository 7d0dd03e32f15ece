import type { FeedSource } from '../../src/agent/sinks/sink.js';
import type { Touched } from '../../src/shard/view.js';
import type { Key, StoredRecord } from '../../src/snapshot/record.js';
import { documentOf, MapView } from '../support/map-view.js';
import { applyChanges, type Change } from './changes.js';

/** An agent's replica over plain Maps that remembers every view it gave out. */
export class MapReplica implements FeedSource {
  readonly shard: string;
  readonly given: MapView[] = [];
  revision = 0;
  #records = new Map<Key, StoredRecord>();
  readonly #touched: Touched[] = [];
  readonly #kept = new Map<string, MapView>();
  #newest: MapView;

  constructor(shard: string) {
    this.shard = shard;
    this.#newest = new MapView(this.#records, { shard, revision: 0 });
  }

  /** A replica that followed the same history up to an earlier revision. */
  static at(other: MapReplica, changes: readonly (readonly Change[])[]): MapReplica {
    const replica = new MapReplica(other.shard);
    for (const each of changes) replica.apply(each);
    return replica;
  }

  apply(changes: readonly Change[]): Touched {
    const { records, touched } = applyChanges(this.#records, changes);
    this.#records = records;
    this.#touched.push(touched);
    this.revision++;
    this.#newest = new MapView(records, { shard: this.shard, revision: this.revision });
    this.#kept.set(this.#newest.token, this.#newest);
    return touched;
  }

  view(): MapView {
    return this.#give(this.#newest);
  }

  viewAt(token: string): MapView | undefined {
    const kept = this.#kept.get(token);
    return kept && this.#give(kept);
  }

  touchedSince(revision: number): Touched {
    const later = this.#touched.slice(revision);
    return {
      all: false,
      keys: new Set(later.flatMap(({ keys }) => [...keys])),
      prefixes: new Set(later.flatMap(({ prefixes }) => [...prefixes])),
    };
  }

  get document(): unknown {
    return JSON.parse(JSON.stringify(documentOf(this.#records.values())));
  }

  get token(): string {
    return this.#newest.token;
  }

  #give(view: MapView): MapView {
    const given = view.again();
    this.given.push(given);
    return given;
  }
}
