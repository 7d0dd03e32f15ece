import { Argument, Command, CommanderError, Help, Option } from 'commander';
import { describeDefault, type OptionSpec, placeholderOf } from '../config/option-spec.js';
import { type OptionKey, optionSpec } from '../config/option-table.js';
import { ShardcastError } from '../core/errors.js';
import type { ArgumentSpec } from './command-spec.js';
import { COMMAND_NAMES, type CommandName, commandSpec, GROUPS } from './command-table.js';

/** What a command line asks for. */
export interface Invocation {
  readonly command: CommandName;
  readonly args: readonly string[];
  readonly flags: Readonly<Partial<Record<OptionKey, unknown>>>;
}

/** Help was asked for, or nothing was: text to print and where. */
export interface HelpText {
  readonly help: string;
  readonly asked: boolean;
}

const HELP_WIDTH = 110;
const EVERY_COMMAND = new Set<OptionKey>(['config', 'json', 'quiet', 'color']);

/**
 * Reads a command line by the command table.
 * @throws ShardcastError INVALID_ARGUMENT for one that no command takes.
 */
export function parseCommandLine(argv: readonly string[], version: string): Invocation | HelpText {
  let invocation: Invocation | undefined;
  let printed = '';
  const program = buildProgram(version, new Set(argv), (found) => {
    invocation = found;
  });
  const write = (text: string) => {
    printed += text;
  };
  for (const command of allCommands(program)) {
    command.exitOverride().configureOutput({
      writeOut: write,
      writeErr: write,
      getOutHelpWidth: () => HELP_WIDTH,
      getErrHelpWidth: () => HELP_WIDTH,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
  }
  try {
    program.parse(expandDeletions(argv), { from: 'user' });
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown;
    if (thrown.exitCode === 0) return { help: printed, asked: true };
    if (thrown.code === 'commander.help') return { help: printed, asked: false };
    throw usage(thrown.message);
  }
  if (invocation === undefined) throw usage('no command is named');
  return invocation;
}

/** `publish -doc:readme#viewer@user:anne` would be read as flags: it is short for `--delete`. */
function expandDeletions(argv: readonly string[]): string[] {
  if (argv[0] !== 'publish') return [...argv];
  const end = argv.indexOf('--');
  return argv.flatMap((word, index) =>
    /^-[^-][^#]*#[^@]+@./.test(word) && (end === -1 || index < end) ? ['--delete', word.slice(1)] : [word],
  );
}

function usage(message: string): ShardcastError {
  const [problem = '', suggestion] = message.replace(/^error: /, '').split('\n');
  const hint = suggestion?.replace(/^\((.*)\)$/, '$1') ?? 'See shardcast --help.';
  return new ShardcastError('INVALID_ARGUMENT', problem, { hint });
}

/** Only commands that are named among `words` get their options: making all of them takes longer than all else. */
function buildProgram(
  version: string,
  words: ReadonlySet<string>,
  chosen: (invocation: Invocation) => void,
): Command {
  const program = new Command('shardcast')
    .description('Keeps OPA agents supplied with the slice of authorization data that each of them needs.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print the help of a command')
    .configureHelp({ sortOptions: false, subcommandTerm: subcommandTerm });
  program.addHelpText(
    'after',
    `\nRun shardcast COMMAND --help for its options. Exit codes are in docs/cli.md.`,
  );
  const groups = new Map<string, Command>();
  for (const name of COMMAND_NAMES) {
    const [first = '', second] = name.split(' ');
    const parent = second === undefined ? program : groupOf(first, program, groups);
    const command = addCommand(parent, second ?? first, name);
    if (words.has(first)) completeCommand(command, name, chosen);
  }
  return program;
}

function groupOf(name: string, program: Command, groups: Map<string, Command>): Command {
  const known = groups.get(name);
  if (known !== undefined) return known;
  const group = program
    .command(name)
    .description(GROUPS[name] ?? '')
    .helpOption('-h, --help', 'print help')
    .configureHelp({ subcommandTerm });
  groups.set(name, group);
  return group;
}

function addCommand(parent: Command, word: string, name: CommandName): Command {
  const spec = commandSpec(name);
  return parent.command(word).description(spec.summary).helpOption('-h, --help', 'print help');
}

function completeCommand(
  command: Command,
  name: CommandName,
  chosen: (invocation: Invocation) => void,
): void {
  const spec = commandSpec(name);
  command.usage(['[options]', ...(spec.arguments ?? []).map(argumentTerm)].join(' '));
  for (const argument of spec.arguments ?? []) command.addArgument(buildArgument(argument));
  const required = new Set<OptionKey>(spec.required ?? []);
  const keyOf = new Map<string, OptionKey>();
  for (const key of spec.options) {
    for (const option of buildOptions(optionSpec(key), required.has(key))) {
      option.helpGroup(EVERY_COMMAND.has(key) ? 'Options of every command:' : 'Options:');
      command.addOption(option);
      keyOf.set(option.attributeName(), key);
    }
  }
  command.addHelpText('after', () => footer(name));
  command.action(() => {
    const flags: Partial<Record<OptionKey, unknown>> = {};
    for (const [attribute, value] of Object.entries<unknown>(command.opts())) {
      const key = keyOf.get(attribute);
      if (key !== undefined && value !== undefined) flags[key] = value;
    }
    chosen({ command: name, args: command.args, flags });
  });
}

function argumentTerm({ name, optional, variadic, choices }: ArgumentSpec): string {
  const term = `${choices?.join('|') ?? name.toUpperCase()}${variadic ? '…' : ''}`;
  return optional ? `[${term}]` : term;
}

function subcommandTerm(command: Command): string {
  return command.name();
}

function buildArgument({ name, summary, optional, variadic, choices }: ArgumentSpec): Argument {
  const term = variadic ? `${name}...` : name;
  const argument = new Argument(optional ? `[${term}]` : `<${term}>`, summary);
  return choices === undefined ? argument : argument.choices(choices);
}

/** A switch has two forms, so that a flag can undo what the environment or a file says; help shows the useful one. */
function buildOptions(spec: OptionSpec<unknown>, required: boolean): Option[] {
  const { flag, kind } = spec;
  const described = describeOption(spec, required);
  if (kind.placeholder === '') {
    const on = new Option(`--${flag}`, described).hideHelp(spec.default === true);
    const off = new Option(`--no-${flag}`, `do not ${spec.summary}`).hideHelp(spec.default !== true);
    return [on, off];
  }
  const option = new Option(`--${flag} <${placeholderOf(spec)}>`, described);
  if (kind.repeats)
    option.argParser((value: string, before: string[] | undefined) => [...(before ?? []), value]);
  return [option];
}

/** One line of help: what it is for, then whether it is required, its default and its range. */
export function describeOption(spec: OptionSpec<unknown>, required: boolean): string {
  const facts: string[] = [];
  if (required) facts.push('required');
  const value = describeDefault(spec);
  if (value !== '') facts.push(`default ${value}`);
  if (spec.kind.range !== '') facts.push(spec.kind.range);
  return facts.length === 0 ? spec.summary : `${spec.summary} (${facts.join('; ')})`;
}

function footer(name: CommandName): string {
  const { details = [], examples } = commandSpec(name);
  const help = new Help();
  const paragraphs = details.map((paragraph) => help.boxWrap(paragraph, HELP_WIDTH));
  const lines = examples.map(([line, what]) => `  ${line}\n      ${what}`);
  const settings =
    'An option may also be set in the environment (SHARDCAST_ and its name; docs/cli.md has the exceptions) or in the YAML file of --config; the flag wins.';
  return ['', ...paragraphs, `Examples:\n${lines.join('\n')}`, help.boxWrap(settings, HELP_WIDTH)]
    .join('\n\n')
    .slice(1);
}

function allCommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(allCommands)];
}
