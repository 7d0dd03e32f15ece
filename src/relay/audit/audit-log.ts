import { type Clock, systemClock } from '../../core/clock.js';
import type { Service } from '../../core/lifecycle.js';
import type { Audit, AuditableCall, AuditedAct, AuditFigures, CallAudit } from './audit.js';
import type { AuditLine } from './audit-line.js';
import { AuditedCall } from './audited-call.js';
import { GatheredPublishes } from './gathered-lines.js';

/** How long publishes and refusals gather before they are written: what a crash may take of the audit. Milliseconds. */
export const GATHER_MS = 250;
/** Different refusals that are gathered; beyond, they are written at once. */
const REFUSALS_MAX = 1_000;

/** Where lines go. */
export interface AuditDestination {
  readonly figures: AuditFigures;
  write(line: AuditLine): void;
  /** Resolves when all that can be written is. */
  close(): Promise<void>;
}

interface Refusals {
  readonly line: AuditLine;
  count: number;
}

/** Who did what: acts as they end, publishes and refusals gathered for a moment. */
export class AuditLog implements Audit, Service {
  readonly #destination: AuditDestination;
  readonly #clock: Clock;
  readonly #gathered = new Set<GatheredPublishes>();
  readonly #refusals = new Map<string, Refusals>();
  #timer: Disposable | undefined;

  constructor(destination: AuditDestination, clock: Clock = systemClock) {
    this.#destination = destination;
    this.#clock = clock;
  }

  get figures(): AuditFigures {
    return this.#destination.figures;
  }

  async start(): Promise<void> {
    this.event('start');
  }

  async stop(): Promise<void> {
    this.flush();
    this.event('stop');
    await this.#destination.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  call(method: string, call: AuditableCall): CallAudit {
    return new AuditedCall(method, call, {
      write: (line) => this.#destination.write(line),
      refused: (line) => this.#refused(line),
      publishes: (who) =>
        new GatheredPublishes(who, {
          write: (line) => this.#destination.write(line),
          onFirst: (gathered) => {
            this.#gathered.add(gathered);
            this.#arm();
          },
        }),
    });
  }

  event(act: AuditedAct): void {
    this.#destination.write({ what: act, outcome: 'ok' });
  }

  /** Writes what has gathered. */
  flush(): void {
    this.#timer?.[Symbol.dispose]();
    this.#timer = undefined;
    for (const gathered of this.#gathered) gathered.flush();
    this.#gathered.clear();
    for (const { line, count } of this.#refusals.values()) this.#destination.write({ ...line, count });
    this.#refusals.clear();
  }

  /** Somebody who knocks a thousand times a second has one line. */
  #refused(line: AuditLine): void {
    const key = [line.method, line.who, line.from, line.shard, line.code, line.reason].join('\0');
    const known = this.#refusals.get(key);
    if (known !== undefined) {
      known.count++;
      return;
    }
    this.#refusals.set(key, { line, count: 1 });
    if (this.#refusals.size >= REFUSALS_MAX) this.flush();
    else this.#arm();
  }

  #arm(): void {
    this.#timer ??= this.#clock.schedule(GATHER_MS, () => {
      this.#timer = undefined;
      this.flush();
    });
  }
}
