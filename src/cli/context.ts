import type { Config, OptionKey } from '../config/option-table.js';
import type { COMMANDS, CommandName } from './command-table.js';
import type { Output } from './output.js';

type OptionsOf<N extends CommandName> = (typeof COMMANDS)[N]['options'][number];
type RequiredOf<N extends CommandName> = (typeof COMMANDS)[N] extends { required: readonly (infer R)[] }
  ? R & OptionKey
  : never;
export type ConfigOf<N extends CommandName> = Config<OptionsOf<N>, RequiredOf<N>>;

/** The process around a command: given by main, replaced by tests. */
export interface Surroundings {
  readonly stdin: NodeJS.ReadStream | NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborts when the process is asked to end. */
  readonly signal: AbortSignal;
}

export interface Context<N extends CommandName> extends Surroundings {
  readonly config: ConfigOf<N>;
  readonly args: readonly string[];
  readonly output: Output;
}

/** What a command's file exports as `run`; returns the exit code, by default 0. */
export type Run<N extends CommandName> = (context: Context<N>) => Promise<number | undefined>;
