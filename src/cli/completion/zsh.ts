import {
  type CompletedCommand,
  type CompletedOption,
  type CompletedWord,
  completedCommands,
  firstWords,
  groupWords,
} from './words.js';

export function zshCompletion(): string {
  const groups = groupWords();
  return `#compdef shardcast
# zsh completion of shardcast; load it after compinit with: source <(shardcast completion zsh)
_shardcast() {
  local command="\${words[2]}"
  local -a choices
  if ((CURRENT == 2)); then
${describe(firstWords())}
  fi
  shift words
  ((CURRENT--))
  case "$command" in
${groups.map(({ group, words }) => `  ${group})\n    if ((CURRENT == 2)); then\n${describe(words)}\n    fi\n    command="$command \${words[2]}"\n    shift words\n    ((CURRENT--)) ;;`).join('\n')}
  esac
  case "$command" in
${completedCommands().map(argumentsOf).join('\n')}
  esac
}
compdef _shardcast shardcast
`;
}

function describe(words: readonly CompletedWord[]): string {
  const lines = words.map(
    ({ word, summary }) => `      ${quote(`${word}:${summary.replaceAll(':', '\\:')}`)}`,
  );
  return `    choices=(\n${lines.join('\n')}\n    )\n    _describe command choices\n    return`;
}

function argumentsOf({ name, options, choices }: CompletedCommand): string {
  const specs = [...options.map(optionSpec), quote('--help[print help]')];
  specs.push(choices.length > 0 ? quote(`1: :(${choices.join(' ')})`) : quote('*: :'));
  return `  ${quote(name)})\n    _arguments \\\n      ${specs.join(' \\\n      ')} ;;`;
}

function optionSpec({ flag, summary, placeholder, choices, file, repeats }: CompletedOption): string {
  const start = `${repeats ? '*' : ''}${flag}[${escaped(summary)}]`;
  if (placeholder === '') return quote(start);
  const action = file ? '_files' : choices.length > 0 ? `(${choices.join(' ')})` : ' ';
  return quote(`${start}:${escaped(placeholder)}:${action}`);
}

function escaped(text: string): string {
  return text.replaceAll(/[[\]:]/g, '\\$&');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
