import type { ShardcastError } from '../../core/errors.js';

/** One line of the audit log, a contract: adding fields is free. `time` and `audit`, the version of this shape, stand before them. */
export interface AuditLine {
  /** publish, refusal, or an act. */
  readonly what: string;
  /** The token's subject; without keys nobody is named. */
  readonly who?: string | undefined;
  readonly role?: string | undefined;
  /** Of the token; never the token itself. */
  readonly token_id?: string | undefined;
  /** The address that the call came from, without its port. */
  readonly from?: string | undefined;
  /** It came through another relay, which is at `from`. */
  readonly forwarded?: true | undefined;
  readonly trace_id?: string | undefined;
  readonly shard?: string | undefined;
  readonly first_revision?: number | undefined;
  readonly last_revision?: number | undefined;
  /** Deltas, or refusals, that this line tells of. */
  readonly count?: number | undefined;
  readonly records?: number | undefined;
  readonly target?: string | undefined;
  /** The method that was refused, or the route of HTTP: `GET /metrics`. */
  readonly method?: string | undefined;
  /** ok; repeated: seen before, the first answer again; refused: never; failed: for a time, or by a bug. */
  readonly outcome: 'ok' | 'repeated' | 'refused' | 'failed';
  readonly code?: string | undefined;
  readonly reason?: string | undefined;
}

/** Longest reason. Characters. */
const REASON_CHARS_MAX = 200;

/** How a failure is told: its reason for machines where it has one, else its message. */
export function failureFacts(failure: ShardcastError): Pick<AuditLine, 'outcome' | 'code' | 'reason'> {
  const { code, message, retry, details } = failure;
  const reason = typeof details.reason === 'string' ? details.reason : message;
  return {
    outcome: retry === 'never' && code !== 'INTERNAL' ? 'refused' : 'failed',
    code,
    reason: reason.slice(0, REASON_CHARS_MAX),
  };
}

/** Who calls, as all lines of the call have it. */
export type AuditWho = Pick<AuditLine, 'who' | 'role' | 'token_id' | 'from' | 'forwarded' | 'trace_id'>;
