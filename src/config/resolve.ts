import { ShardcastError } from '../core/errors.js';
import type { ConfigFile } from './config-file.js';
import { environmentVariable, type OptionSpec } from './option-spec.js';
import { type Config, type OptionKey, optionSpec } from './option-table.js';

/** Where values come from, in the order in which they win: flag, environment, file (command, then top), default. */
export interface ConfigSources {
  /** Only flags that were given, by option key: text, texts of a repeated flag, or true and false of a switch. */
  readonly flags: Readonly<Partial<Record<OptionKey, unknown>>>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly file: ConfigFile | undefined;
  readonly command: string;
}

/**
 * The typed configuration of one command. A value that is given counts even when it is false, 0 or empty.
 * @throws ShardcastError INVALID_ARGUMENT that names the option, where its value came from and what is expected.
 */
export function resolveConfig<K extends OptionKey, R extends OptionKey = never>(
  keys: readonly K[],
  required: readonly R[],
  sources: ConfigSources,
): Config<K, R> {
  const config: Partial<Record<OptionKey, unknown>> = {};
  const mandatory = new Set<OptionKey>(required);
  for (const key of keys) {
    const value = resolveOption(key, sources);
    if (
      mandatory.has(key) &&
      (value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
    ) {
      throw missing(optionSpec(key));
    }
    config[key] = value;
  }
  return config as Config<K, R>;
}

function resolveOption(key: OptionKey, { flags, env, file, command }: ConfigSources): unknown {
  const spec = optionSpec(key);
  const { flag, kind } = spec;
  const given = flags[key];
  if (given !== undefined) return accept(spec, given, readFlag(spec, given), 'the command line');
  const variable = environmentVariable(spec);
  const text = env[variable];
  if (text !== undefined) return accept(spec, text, kind.parse(text), variable);
  const section = file?.commands[command];
  if (section !== undefined && Object.hasOwn(section, flag)) {
    return accept(spec, section[flag], kind.read(section[flag]), `${file?.path}, commands.${command}`);
  }
  if (file !== undefined && Object.hasOwn(file.top, flag)) {
    return accept(spec, file.top[flag], kind.read(file.top[flag]), file.path);
  }
  return spec.default;
}

/** A repeated flag's values are taken as they are: commas separate only in the environment. */
function readFlag({ kind }: OptionSpec<unknown>, given: unknown): unknown {
  if (typeof given === 'boolean' || kind.repeats) return kind.read(given);
  return kind.parse(String(given));
}

function accept(spec: OptionSpec<unknown>, given: unknown, value: unknown, origin: string): unknown {
  if (value !== undefined) return value;
  const shown = typeof given === 'string' ? given : JSON.stringify(given);
  throw new ShardcastError(
    'INVALID_ARGUMENT',
    `--${spec.flag}: expected ${spec.kind.expected}; ${origin} says ${JSON.stringify(shown)}`,
    {
      hint: `Correct it in ${origin}, or see --help.`,
      details: { option: spec.flag, origin },
    },
  );
}

function missing(spec: OptionSpec<unknown>): ShardcastError {
  return new ShardcastError('INVALID_ARGUMENT', `--${spec.flag} is required`, {
    hint: `Give --${spec.flag}, set ${environmentVariable(spec)}, or write ${spec.flag} in the file of --config.`,
    details: { option: spec.flag },
  });
}
