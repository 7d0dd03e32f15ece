import { placeholderOf } from '../../config/option-spec.js';
import { type OptionKey, optionSpec } from '../../config/option-table.js';
import { COMMAND_NAMES, type CommandName, commandSpec, GROUPS } from '../command-table.js';

/** What the three shells need to know, out of the command and option tables. */
export interface CompletedOption {
  /** With its dashes. */
  readonly flag: string;
  readonly summary: string;
  /** Empty for a switch. */
  readonly placeholder: string;
  readonly choices: readonly string[];
  readonly file: boolean;
  readonly repeats: boolean;
}

export interface CompletedCommand {
  readonly name: CommandName;
  readonly summary: string;
  readonly options: readonly CompletedOption[];
  /** Values of its first argument, where they are known. */
  readonly choices: readonly string[];
}

/** A word behind `shardcast`, or behind a group. */
export interface CompletedWord {
  readonly word: string;
  readonly summary: string;
}

export function completedCommands(): CompletedCommand[] {
  return COMMAND_NAMES.map((name) => {
    const { summary, options, arguments: args = [] } = commandSpec(name);
    return { name, summary, options: options.map(completedOption), choices: args[0]?.choices ?? [] };
  });
}

function completedOption(key: OptionKey): CompletedOption {
  const spec = optionSpec(key);
  const { flag, summary, kind } = spec;
  const placeholder = placeholderOf(spec);
  const negated = placeholder === '' && spec.default === true;
  return {
    flag: negated ? `--no-${flag}` : `--${flag}`,
    summary: negated ? `do not ${summary}` : summary,
    placeholder,
    choices: kind.choices,
    file: ['FILE', 'DIR'].includes(placeholder),
    repeats: kind.repeats,
  };
}

export function firstWords(): CompletedWord[] {
  const words = new Map<string, string>();
  for (const name of COMMAND_NAMES) {
    const [first = '', second] = name.split(' ');
    words.set(first, second === undefined ? commandSpec(name).summary : (GROUPS[first] ?? ''));
  }
  return [...words].map(([word, summary]) => ({ word, summary }));
}

export function groupWords(): { group: string; words: CompletedWord[] }[] {
  return Object.keys(GROUPS).map((group) => ({
    group,
    words: COMMAND_NAMES.filter((name) => name.startsWith(`${group} `)).map((name) => ({
      word: name.slice(group.length + 1),
      summary: commandSpec(name).summary,
    })),
  }));
}
