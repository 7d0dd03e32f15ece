import { completedCommands, firstWords, groupWords } from './words.js';

export function bashCompletion(): string {
  const groups = groupWords();
  const commands = completedCommands();
  const values = commands.flatMap(({ name, options }) =>
    options
      .filter(({ placeholder }) => placeholder !== '')
      .map(({ flag, choices, file }) => {
        const answer = file ? '-f --' : `-W '${choices.join(' ')}' --`;
        return `    '${name} ${flag}') COMPREPLY=($(compgen ${answer} "$cur")); return ;;`;
      }),
  );
  return `# bash completion of shardcast; load it with: source <(shardcast completion bash)
_shardcast() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD - 1]}" command="\${COMP_WORDS[1]}" words=''
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W '${words(firstWords())} --help --version' -- "$cur"))
    return
  fi
  if ((COMP_CWORD == 2)); then
    case "$command" in
${groups.map(({ group, words: inner }) => `    ${group}) COMPREPLY=($(compgen -W '${words(inner)}' -- "$cur")); return ;;`).join('\n')}
    esac
  fi
  case "$command" in
    ${groups.map(({ group }) => group).join(' | ')}) command="$command \${COMP_WORDS[2]}" ;;
  esac
  case "$command $prev" in
${values.join('\n')}
  esac
  case "$command" in
${commands.map(({ name, options, choices }) => `    '${name}') words='${[...choices, ...options.map(({ flag }) => flag), '--help'].join(' ')}' ;;`).join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _shardcast shardcast
`;
}

function words(list: readonly { word: string }[]): string {
  return list.map(({ word }) => word).join(' ');
}
