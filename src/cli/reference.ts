import { describeDefault, environmentVariable, placeholderOf } from '../config/option-spec.js';
import { type OptionKey, optionSpec } from '../config/option-table.js';
import type { ArgumentSpec } from './command-spec.js';
import { COMMAND_NAMES, type CommandName, commandSpec } from './command-table.js';
import { EXIT_CODES, errorCodesOf } from './exit-codes.js';

const INTRODUCTION = `# Command line

<!-- Generated from src/config/option-table.ts and src/cli/command-table.ts: npx vitest run test/cli/reference.test.ts -u -->

Every option can be given in three ways. The first that is given wins, also when its value is false, 0 or empty:

1. the flag: \`--lanes 8\`; a switch is undone by \`--no-…\`, a repeated flag gives a list;
2. the environment variable: \`SHARDCAST_LANES=8\`; commas separate the values of a list;
3. the YAML file of \`--config FILE\` or \`SHARDCAST_CONFIG\`: keys are the flags without dashes. At the top they count for
   every command that has them, below \`commands\` for one. Keys that no command has are errors.

\`\`\`yaml
json: true
commands:
  relay:
    data: /var/lib/shardcast
    heartbeat: 1s
  shard ls:
    relay: 10.0.0.7:7411
\`\`\`

Durations have a unit: \`250ms\`, \`5s\`, \`2m\`, \`1h\`, \`1d\`. Bytes may: \`1048576\`, \`512KiB\`, \`64MiB\`. Results go to standard output,
all else to standard error.`;

const INPUT = `## Records on the command line

RECORD is a tuple, \`object#relation@subject\`, which is the record \`tuples[object, relation, subject]\`; or a collection and its
key parts as a JSON array, \`users["anne"]\`, in quotes of your shell. In a tuple the object ends at the first \`#\` and the
relation at the first \`@\` behind it: the subject may be a userset, \`group:x#member@team:y#member\`. RECORD=JSON adds a
value: \`users["anne"]={"name":"Anne"}\`. To delete, fewer key parts name all records below: \`tuples["doc:readme"]\`, \`users[]\`.`;

/** docs/cli.md. */
export function reference(): string {
  return `${[INTRODUCTION, INPUT, exitCodes(), errors(), '## Commands', ...COMMAND_NAMES.map(command)].join('\n\n')}\n`;
}

function exitCodes(): string {
  const rows = EXIT_CODES.map(
    ({ exit, name, meaning }) => `| ${exit} | ${meaning} | ${errorCodesOf(name).join(', ')} |`,
  );
  return ['## Exit codes', '', '| exit | meaning | error codes |', '|---|---|---|', ...rows].join('\n');
}

function errors(): string {
  return `## Errors

The last lines on standard error: \`error: CODE message\`, and \`hint: …\` when a person can do something about it. With \`--json\` one line:
\`{"error": {"code", "message", "retry", "hint"?, "details"}, "exit"}\`; \`retry\` is never, backoff, resume or resnapshot.`;
}

function command(name: CommandName): string {
  const {
    summary,
    details = [],
    arguments: args = [],
    options,
    required = [],
    examples,
    json,
  } = commandSpec(name);
  const usage = ['shardcast', name, '[options]', ...args.map(term)].join(' ');
  const parts = [`### ${name}`, `${sentence(summary)}`, `\`\`\`\n${usage}\n\`\`\``, ...details];
  if (args.length > 0)
    parts.push(args.map(({ name: word, summary: what }) => `- \`${word}\`: ${what}`).join('\n'));
  parts.push(optionTable(options, required));
  parts.push(`\`\`\`sh\n${examples.map(([line, what]) => `# ${what}\n${line}`).join('\n')}\n\`\`\``);
  if (json.length > 0) parts.push(`\`--json\`:\n\n\`\`\`\n${json.join('\n')}\n\`\`\``);
  return parts.join('\n\n');
}

function term({ name, optional, variadic }: ArgumentSpec): string {
  const word = `${name.toUpperCase()}${variadic ? '…' : ''}`;
  return optional ? `[${word}]` : word;
}

function optionTable(options: readonly OptionKey[], required: readonly OptionKey[]): string {
  const rows = options.map((key) => {
    const spec = optionSpec(key);
    const placeholder = placeholderOf(spec);
    const flag = `--${spec.flag}${placeholder === '' ? '' : ` ${placeholder}`}`;
    const value = required.includes(key) ? 'required' : describeDefault(spec) || '-';
    const cells = [
      `\`${flag}\``,
      spec.summary,
      value,
      spec.kind.range || '-',
      `\`${environmentVariable(spec)}\``,
    ];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  return ['| option | | default | range | environment |', '|---|---|---|---|---|', ...rows].join('\n');
}

function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}
