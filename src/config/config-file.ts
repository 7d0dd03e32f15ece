import { readFileSync } from 'node:fs';
import { ShardcastError } from '../core/errors.js';
import { nearest } from './nearest.js';

type Section = Readonly<Record<string, unknown>>;

/** What a YAML file says: options for every command that has them, and below `commands` for one command. */
export interface ConfigFile {
  readonly path: string;
  readonly top: Section;
  readonly commands: Readonly<Record<string, Section>>;
}

/** The flags of each command: what a file may name. */
export type FlagsOfCommands = ReadonlyMap<string, ReadonlySet<string>>;

export async function readConfigFile(path: string, flags: FlagsOfCommands): Promise<ConfigFile> {
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ShardcastError('INVALID_ARGUMENT', `--config: ${reason}`, {
      cause,
      hint: 'Name a readable YAML file in --config or SHARDCAST_CONFIG.',
    });
  }
  return parseConfigFile(path, content, flags);
}

/**
 * Refuses what nobody would read: unknown keys, keys twice, a command that is not there.
 * @throws ShardcastError INVALID_ARGUMENT with the place, and the nearest known key as a hint.
 */
export async function parseConfigFile(
  path: string,
  content: string,
  flags: FlagsOfCommands,
): Promise<ConfigFile> {
  const { parseDocument } = await import('yaml'); // only who has a file pays for the parser
  const document = parseDocument(content, { prettyErrors: true });
  const [problem] = document.errors;
  if (problem !== undefined) throw refused(`${path}: ${problem.message.split('\n')[0]}`);
  const { commands: sections, ...top } = section(path, 'the file', document.toJS() ?? {});
  checkKeys(path, top, new Set(['commands', ...[...flags.values()].flatMap((known) => [...known])]));
  const commands: Record<string, Section> = {};
  for (const [name, value] of Object.entries(section(path, 'commands', sections ?? {}))) {
    const known = flags.get(name);
    if (known === undefined)
      throw unknownKey(`${path}: no such command: commands.${name}`, name, flags.keys());
    commands[name] = section(path, `commands.${name}`, value ?? {});
    checkKeys(path, commands[name], known, `commands.${name}.`);
  }
  return { path, top, commands };
}

function section(path: string, name: string, value: unknown): Section {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Section;
  throw refused(`${path}: ${name} is not a mapping of options`);
}

function checkKeys(path: string, found: Section, known: ReadonlySet<string>, prefix = ''): void {
  for (const key of Object.keys(found)) {
    if (known.has(key) && key !== 'config') continue;
    throw unknownKey(`${path}: unknown key ${prefix}${key}`, key, known);
  }
}

function unknownKey(message: string, key: string, known: Iterable<string>): ShardcastError {
  const near = nearest(key, known);
  const hint =
    near === undefined ? 'The keys are the flags without dashes: see --help.' : `Did you mean ${near}?`;
  return refused(message, hint);
}

function refused(message: string, hint?: string): ShardcastError {
  return new ShardcastError('INVALID_ARGUMENT', message, hint === undefined ? {} : { hint });
}
