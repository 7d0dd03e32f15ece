import type { NatsConnection } from '@nats-io/transport-node';
import type { Identities } from '../../auth/identities.js';
import type { Principal } from '../../auth/principal.js';
import type { Clock } from '../../core/clock.js';
import { toShardcastError } from '../../core/errors.js';
import type { Service } from '../../core/lifecycle.js';
import type { Logger } from '../../core/log.js';
import { inParallel } from '../../core/parallel.js';
import { Repeating } from '../../core/repeating.js';
import { KICK_SUBJECTS } from './rights.js';

/** How often connections are asked whether their principals may still be here. Milliseconds. */
const CHECK_EVERY_MS = 1_000;
/** Of one relay. Those that are forgotten end when they would have to ask again. */
const REMEMBERED_MAX = 20_000;

const KICKS_MAX = 32;
/** An idle server answers in less than a millisecond. */
const KICK_TIMEOUT_MS = 1_000;

export interface Admission {
  /** Of the server. */
  readonly server: string;
  /** Of the connection at the server, which uses none twice. */
  readonly connection: number;
  readonly principal: Principal;
  /** By then its server has ended it. Unix milliseconds. */
  readonly expiresAt: number;
}

export interface AdmissionsOptions {
  readonly connection: NatsConnection;
  readonly identities: Pick<Identities, 'check'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Connections to NATS that this relay has let in: whoever may not be here any more is sent away by its server. */
export class Admissions implements Service {
  readonly #options: AdmissionsOptions;
  /** The oldest first. */
  readonly #admitted = new Set<Admission>();
  readonly #checks: Repeating;

  constructor(options: AdmissionsOptions) {
    this.#options = options;
    this.#checks = new Repeating(() => this.check(), CHECK_EVERY_MS, options.clock);
  }

  start(): Promise<void> {
    return this.#checks.start();
  }

  stop(): Promise<void> {
    return this.#checks.stop();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  add(admission: Admission): void {
    this.#forgetOver();
    this.#admitted.add(admission);
  }

  /** Sends away those who may not be here any more. */
  async check(): Promise<void> {
    this.#forgetOver();
    const refused: Admission[] = [];
    for (const admission of this.#admitted) {
      try {
        await this.#options.identities.check(admission.principal);
      } catch (thrown) {
        // Keys that cannot be had prove nothing.
        if (toShardcastError(thrown).code === 'UNAUTHENTICATED') refused.push(admission);
      }
    }
    await inParallel(refused, { tasksMax: KICKS_MAX }, (admission) => this.#kick(admission));
  }

  /** Who has left meanwhile is not told here, but no connection lives longer than it was let in for. */
  #forgetOver(): void {
    const nowMs = this.#options.clock.now();
    for (const admission of this.#admitted) {
      if (admission.expiresAt > nowMs && this.#admitted.size < REMEMBERED_MAX) return;
      this.#admitted.delete(admission);
    }
  }

  /** A server that does not answer is asked again with the next check; one that answers with an error has no such connection any more. */
  async #kick(admission: Admission): Promise<void> {
    const { server, connection } = admission;
    const subject = KICK_SUBJECTS.replace('*', server);
    try {
      const asked = JSON.stringify({ cid: connection });
      await this.#options.connection.request(subject, asked, { timeout: KICK_TIMEOUT_MS });
      this.#admitted.delete(admission);
    } catch (failure) {
      this.#options.logger.warn({ failure, server, connection }, 'a connection to NATS is not ended yet');
    }
  }
}
