import type { ShardcastError } from '../../core/errors.js';
import type { Caller } from '../caller.js';

/** What has a line of its own, beside publishes and refusals. */
export type AuditedAct =
  | 'import'
  | 'delete-shard'
  | 'backup'
  | 'restore'
  | 'revoke'
  | 'start'
  | 'drain'
  | 'stop';

/** What an act was about, as far as it is known. */
export interface ActFacts {
  readonly first?: number;
  readonly last?: number;
  readonly records?: number;
  readonly repeated?: boolean;
  /** Of what was restored, where another shard's snapshot was taken; whose tokens were revoked. */
  readonly target?: string;
}

/** The publishes of one stream, gathered: a line tells of many. */
export interface PublishAudit {
  taken(shard: string, revision: number, repeated: boolean): void;
  refused(shard: string, failure: ShardcastError): void;
}

/** One call, as the audit follows it. */
export interface CallAudit {
  /** Who calls; before that nobody is known. */
  admitted(caller: Pick<Caller, 'authority' | 'hops'>): void;
  /** What its caller needs to be allowed. */
  asked(action: string, shard: string | undefined): void;
  /** It is an act that has its line, however it ends. */
  begun(act: AuditedAct, shard?: string): void;
  note(facts: ActFacts): void;
  publishes(): PublishAudit;
  succeeded(): void;
  /** An act has its line; of the rest, who was refused. */
  failed(failure: ShardcastError): void;
}

/** A call as it comes in. */
export interface AuditableCall {
  readonly metadata: { get(key: string): readonly (string | Buffer)[] };
  getPeer(): string;
}

export interface AuditFigures {
  /** That were to be written. */
  readonly lines: number;
  /** That were not, because the disk took none for too long. */
  readonly lost: number;
}

export interface Audit {
  readonly figures: AuditFigures;
  /** `method`: as in /shardcast.v1.ReadService/Get, or a route of HTTP: `GET /metrics`. */
  call(method: string, call: AuditableCall): CallAudit;
  /** What the relay does as its operating system asked it to. */
  event(act: AuditedAct): void;
}

const NO_PUBLISHES: PublishAudit = { taken: () => undefined, refused: () => undefined };
const NO_CALL: CallAudit = {
  admitted: () => undefined,
  asked: () => undefined,
  begun: () => undefined,
  note: () => undefined,
  publishes: () => NO_PUBLISHES,
  succeeded: () => undefined,
  failed: () => undefined,
};

/** Nothing is written. */
export const NO_AUDIT: Audit = {
  figures: { lines: 0, lost: 0 },
  call: () => NO_CALL,
  event: () => undefined,
};
