import type { Kind } from './kinds.js';

/** One option: see option-table.ts. */
export interface OptionSpec<T> {
  /** The flag without its dashes; also the key in the YAML file. */
  readonly flag: string;
  /** The environment variable. Default: SHARDCAST_ and the flag. Needed where two commands share a flag. */
  readonly env?: string;
  readonly kind: Kind<T>;
  readonly default?: T;
  /** One line: what it is for. Default, range and unit are added by whoever prints it. */
  readonly summary: string;
  /** What stands for the value in help, where the kind's own word says too little. */
  readonly placeholder?: string;
}

export function environmentVariable({ env, flag }: OptionSpec<unknown>): string {
  return env ?? `SHARDCAST_${flag.toUpperCase().replaceAll('-', '_')}`;
}

export function placeholderOf({ placeholder, kind }: OptionSpec<unknown>): string {
  return placeholder ?? kind.placeholder;
}

/** The default, range and choices of an option, as help and docs show them. */
export function describeDefault(spec: OptionSpec<unknown>): string {
  const value = spec.default;
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return '';
  if (spec.kind.placeholder === '' && value === false) return '';
  return spec.kind.format(value);
}
