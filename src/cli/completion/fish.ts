import {
  type CompletedCommand,
  type CompletedOption,
  completedCommands,
  firstWords,
  groupWords,
} from './words.js';

export function fishCompletion(): string {
  const lines = [
    '# fish completion of shardcast; load it with: shardcast completion fish | source',
    'complete -c shardcast -f',
  ];
  for (const { word, summary } of firstWords()) {
    lines.push(`complete -c shardcast -n __fish_use_subcommand -a ${word} -d ${quote(summary)}`);
  }
  for (const { group, words } of groupWords()) {
    const seen = words.map(({ word }) => word).join(' ');
    const condition = `__fish_seen_subcommand_from ${group}; and not __fish_seen_subcommand_from ${seen}`;
    for (const { word, summary } of words) {
      lines.push(`complete -c shardcast -n ${quote(condition)} -a ${word} -d ${quote(summary)}`);
    }
  }
  return `${[...lines, ...completedCommands().flatMap(commandLines)].join('\n')}\n`;
}

function commandLines({ name, options, choices }: CompletedCommand): string[] {
  const seen = name.split(' ').map((word) => `__fish_seen_subcommand_from ${word}`);
  const start = `complete -c shardcast -n ${quote(seen.join('; and '))}`;
  const lines = options.map((option) => `${start} ${optionWords(option)}`);
  if (choices.length > 0) lines.push(`${start} -a ${quote(choices.join(' '))}`);
  return [...lines, `${start} -s h -l help -d 'print help'`];
}

function optionWords({ flag, summary, placeholder, choices, file }: CompletedOption): string {
  const value =
    placeholder === ''
      ? ''
      : choices.length > 0
        ? ` -x -a ${quote(choices.join(' '))}`
        : file
          ? ' -r -F'
          : ' -x';
  return `-l ${flag.slice(2)}${value} -d ${quote(summary)}`;
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
