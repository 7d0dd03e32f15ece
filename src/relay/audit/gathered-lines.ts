import type { ShardcastError } from '../../core/errors.js';
import type { PublishAudit } from './audit.js';
import { type AuditLine, type AuditWho, failureFacts } from './audit-line.js';

/** Lines that are gathered for one stream; beyond, they are written at once. */
const LINES_MAX = 10_000;

interface Run {
  first: number;
  last: number;
  count: number;
}

interface Failed {
  readonly shard: string;
  readonly failure: ShardcastError;
  count: number;
}

export interface GatheringOptions {
  readonly write: (line: AuditLine) => void;
  /** There is something to take. */
  readonly onFirst: (gathered: GatheredPublishes) => void;
}

/** One stream's publishes since they were last written: of a shard one line for what went well, and one for each way in which it did not. */
export class GatheredPublishes implements PublishAudit {
  readonly #who: AuditWho;
  readonly #options: GatheringOptions;
  readonly #taken = new Map<string, Run>();
  readonly #repeated = new Map<string, Run>();
  readonly #failed = new Map<string, Failed>();
  /** Where the last one was noted: mostly the next one's place. */
  #near: Run | undefined;
  #nearShard = '';
  #size = 0;

  constructor(who: AuditWho, options: GatheringOptions) {
    this.#who = who;
    this.#options = options;
  }

  taken(shard: string, revision: number, repeated: boolean): void {
    const near = this.#near;
    if (!repeated && near !== undefined && this.#nearShard === shard) {
      extend(near, revision);
      return;
    }
    const runs = repeated ? this.#repeated : this.#taken;
    let run = runs.get(shard);
    if (run === undefined) {
      run = { first: revision, last: revision, count: 1 };
      runs.set(shard, run);
      this.#grown();
    } else extend(run, revision);
    if (repeated || this.#size === 0) return;
    this.#near = run;
    this.#nearShard = shard;
  }

  refused(shard: string, failure: ShardcastError): void {
    const key = `${shard}\0${failure.code}`;
    const known = this.#failed.get(key);
    if (known !== undefined) {
      known.count++;
      return;
    }
    this.#failed.set(key, { shard, failure, count: 1 });
    this.#grown();
  }

  /** Writes what was gathered. */
  flush(): void {
    const { write } = this.#options;
    const publish = { what: 'publish', ...this.#who };
    for (const [outcome, runs] of [
      ['ok', this.#taken],
      ['repeated', this.#repeated],
    ] as const) {
      for (const [shard, { first, last, count }] of runs) {
        write({ ...publish, shard, first_revision: first, last_revision: last, count, outcome });
      }
      runs.clear();
    }
    for (const { shard, failure, count } of this.#failed.values()) {
      write({ ...publish, shard, count, ...failureFacts(failure) });
    }
    this.#failed.clear();
    this.#near = undefined;
    this.#size = 0;
  }

  #grown(): void {
    this.#size++;
    if (this.#size === 1) this.#options.onFirst(this);
    if (this.#size >= LINES_MAX) this.flush();
  }
}

function extend(run: Run, revision: number): void {
  if (revision < run.first) run.first = revision;
  if (revision > run.last) run.last = revision;
  run.count++;
}
