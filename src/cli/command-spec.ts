import type { OptionKey } from '../config/option-table.js';

export interface ArgumentSpec {
  readonly name: string;
  readonly summary: string;
  readonly optional?: boolean;
  /** The last one may take all that is left. */
  readonly variadic?: boolean;
  readonly choices?: readonly string[];
}

/**
 * What a command takes; what it does is `run` in commands/<name with dashes>.ts, imported only when it is called, so
 * that `--help` and completion load neither gRPC nor LMDB.
 */
export interface CommandSpec {
  readonly summary: string;
  /** Paragraphs below the summary. */
  readonly details?: readonly string[];
  readonly arguments?: readonly ArgumentSpec[];
  readonly options: readonly OptionKey[];
  /** Options that must be given, by any of the three ways. */
  readonly required?: readonly OptionKey[];
  readonly examples: readonly (readonly [line: string, what: string])[];
  /** What --json prints: one document, or one a line; `…?` may be absent. */
  readonly json: readonly string[];
}
