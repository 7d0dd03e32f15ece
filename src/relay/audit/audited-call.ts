import type { ErrorCode, ShardcastError } from '../../core/errors.js';
import { TRACEPARENT_KEY, traceIdOf } from '../../wire/trace-context.js';
import type { Caller } from '../caller.js';
import type { ActFacts, AuditableCall, AuditedAct, CallAudit, PublishAudit } from './audit.js';
import { type AuditLine, type AuditWho, failureFacts } from './audit-line.js';

export interface AuditedCallOptions {
  readonly write: (line: AuditLine) => void;
  readonly refused: (line: AuditLine) => void;
  readonly publishes: (who: AuditWho) => PublishAudit;
}

/** What has a line where it is no act. */
const REFUSALS: ReadonlySet<ErrorCode> = new Set(['UNAUTHENTICATED', 'PERMISSION_DENIED', 'RATE_EXCEEDED']);

/** One call: nothing is written before something is to be told of it. */
export class AuditedCall implements CallAudit {
  readonly #method: string;
  readonly #call: AuditableCall;
  readonly #options: AuditedCallOptions;
  #caller: Pick<Caller, 'authority' | 'hops'> | undefined;
  #act: AuditedAct | undefined;
  #shard: string | undefined;
  #facts: ActFacts = {};

  constructor(method: string, call: AuditableCall, options: AuditedCallOptions) {
    this.#method = method;
    this.#call = call;
    this.#options = options;
  }

  admitted(caller: Pick<Caller, 'authority' | 'hops'>): void {
    this.#caller = caller;
  }

  asked(_action: string, shard: string | undefined): void {
    this.#shard ??= shard;
  }

  begun(act: AuditedAct, shard?: string): void {
    this.#act = act;
    this.#shard = shard ?? this.#shard;
  }

  note(facts: ActFacts): void {
    this.#facts = { ...this.#facts, ...facts };
  }

  publishes(): PublishAudit {
    return this.#options.publishes(this.#who());
  }

  succeeded(): void {
    if (this.#act === undefined) return;
    const { repeated, ...facts } = this.#facts;
    this.#options.write({ ...this.#line(this.#act, facts), outcome: repeated ? 'repeated' : 'ok' });
  }

  failed(failure: ShardcastError): void {
    const ended = failureFacts(failure);
    if (this.#act !== undefined) {
      this.#options.write({ ...this.#line(this.#act, this.#facts), ...ended });
    } else if (REFUSALS.has(failure.code)) {
      const method = this.#method.slice(this.#method.lastIndexOf('.') + 1);
      this.#options.refused({ ...this.#line('refusal', {}), method, ...ended });
    }
  }

  #line(what: string, { first, last, records, target }: ActFacts): Omit<AuditLine, 'outcome'> {
    const about = { shard: this.#shard, first_revision: first, last_revision: last, records, target };
    return { what, ...this.#who(), ...about };
  }

  #who(): AuditWho {
    const principal = this.#caller?.authority.principal;
    const [traceparent] = this.#call.metadata.get(TRACEPARENT_KEY);
    return {
      who: principal?.name,
      role: principal?.role,
      token_id: principal?.tokenId || undefined,
      from: hostOf(this.#call.getPeer()),
      forwarded: (this.#caller?.hops ?? 0) > 0 || undefined,
      trace_id: traceIdOf(String(traceparent ?? '')),
    };
  }
}

/** Of HOST:PORT, also of [::1]:PORT. */
function hostOf(peer: string): string {
  return peer.replace(/:\d+$/, '');
}
