import { describe, expect, test } from 'vitest';
import { LOADERS } from '../../src/cli/command-loaders.js';
import { COMMAND_NAMES, commandSpec } from '../../src/cli/command-table.js';
import { EXIT_CODES, errorCodesOf, exitCodeOf } from '../../src/cli/exit-codes.js';
import { parseCommandLine } from '../../src/cli/program.js';
import { optionSpec } from '../../src/config/option-table.js';
import { ERROR_CODES } from '../../src/core/errors.js';
import { packageVersion } from '../../src/core/package-folder.js';
import { shardcast } from '../support/command-line.js';

describe('help', () => {
  test.each(['', ...COMMAND_NAMES, 'keys', 'mesh', 'shard', 'snapshot', 'token', 'tools'])(
    'of "%s"',
    async (name) => {
      const { exit, stdout, stderr } = await shardcast([...name.split(' ').filter(Boolean), '--help']);
      expect([exit, stderr]).toEqual([0, '']);
      await expect(stdout).toMatchFileSnapshot(`help/${name.replaceAll(' ', '-') || 'shardcast'}.txt`);
    },
  );

  test.each(COMMAND_NAMES)('of %s names every option with its default and range', async (name) => {
    const { stdout } = await shardcast([...name.split(' '), '--help']);
    const text = stdout.replaceAll(/\s+/g, ' ');
    for (const spec of commandSpec(name).options.map(optionSpec)) {
      expect(text).toMatch(new RegExp(`--(no-)?${spec.flag} `));
      if (spec.kind.range !== '') expect(text).toContain(spec.kind.range);
    }
  });

  test('without a command goes to standard error, as a mistake', async () => {
    const { exit, stdout, stderr } = await shardcast([]);
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toContain('Usage: shardcast');
    expect((await shardcast(['shard'])).exit).toBe(2);
  });
});

describe('the command line', () => {
  const parse = (...argv: string[]) => parseCommandLine(argv, '0');

  test('gives flags by option key, repeated ones as a list, switches both ways', () => {
    expect(parse('agent', '--shard', 'a', '--shard=b=/x', '--no-color', '--json')).toEqual({
      command: 'agent',
      args: [],
      flags: { agentShard: ['a', 'b=/x'], color: false, json: true },
    });
    expect(parse('relay', '--no-json')).toMatchObject({ flags: { json: false } });
    expect(parse('shard', 'delete', 'acme', '--yes')).toMatchObject({
      command: 'shard delete',
      args: ['acme'],
    });
  });

  test('publish -TUPLE deletes; behind -- nothing is a flag', () => {
    expect(parse('publish', 'a#r@u', '-b#r@u', '--delete', 'c#r@u')).toMatchObject({
      args: ['a#r@u'],
      flags: { delete: ['b#r@u', 'c#r@u'] },
    });
    expect(parse('publish', '--', '-b#r@u')).toMatchObject({ args: ['-b#r@u'], flags: {} });
  });

  test.each([
    [['scna'], "unknown command 'scna'", 'Did you mean scan?'],
    [['scan', '--jsno'], "unknown option '--jsno'", 'Did you mean --json?'],
    [['get', '--shard', 'a'], "missing required argument 'record'", 'See shardcast --help.'],
    [
      ['get', 'a', 'b'],
      "too many arguments for 'get'. Expected 1 argument but got 2.",
      'See shardcast --help.',
    ],
    [['relay', '--lanes'], "option '--lanes <N>' argument missing", 'See shardcast --help.'],
    [['completion', 'tcsh'], 'Allowed choices are bash, zsh, fish.', 'See shardcast --help.'],
    [['relay', '--lanes', '0', '--data', 'x'], '--lanes: expected an integer, 1 to 64', 'Correct it in'],
    [['scan'], '--shard is required', 'SHARDCAST_SHARD'],
  ])('refuses %j', async (argv, message, hint) => {
    const { exit, stdout, stderr } = await shardcast(argv);
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^error: INVALID_ARGUMENT .*\nhint: .*\n$/);
    expect(stderr).toContain(message);
    expect(stderr).toContain(hint);
  });

  test('--json says the error as JSON', async () => {
    const { exit, stderr } = await shardcast(['scan', '--json']);
    expect(JSON.parse(stderr)).toEqual({
      exit,
      error: {
        code: 'INVALID_ARGUMENT',
        message: '--shard is required',
        retry: 'never',
        hint: 'Give --shard, set SHARDCAST_SHARD, or write shard in the file of --config.',
        details: { option: 'shard' },
      },
    });
  });

  test('version, in three ways', async () => {
    const version = packageVersion();
    expect(await shardcast(['--version'])).toEqual({ exit: 0, stdout: `${version}\n`, stderr: '' });
    expect((await shardcast(['version'])).stdout).toBe(`${version}\n`);
    const { stdout } = await shardcast(['version'], { env: { SHARDCAST_JSON: '1' } });
    expect(JSON.parse(stdout)).toEqual({ version, node: process.versions.node });
  });
});

describe('the tables', () => {
  test('every command is in its file', () => {
    expect(COMMAND_NAMES.filter((name) => LOADERS[name] === undefined)).toEqual([]);
  });

  test('no command has two options with one flag', () => {
    for (const name of COMMAND_NAMES) {
      const flags = commandSpec(name).options.map((key) => optionSpec(key).flag);
      expect(new Set(flags).size, name).toBe(flags.length);
    }
  });

  test('what is required is an option of the command', () => {
    for (const name of COMMAND_NAMES) {
      const { options, required = [] } = commandSpec(name);
      expect(options, name).toEqual(expect.arrayContaining([...required]));
    }
  });

  test('every error code has one exit code', () => {
    for (const code of ERROR_CODES) expect(EXIT_CODES.map(({ exit }) => exit)).toContain(exitCodeOf(code));
    expect(
      Object.fromEntries(EXIT_CODES.map(({ exit, name }) => [exit, errorCodesOf(name)])),
    ).toMatchInlineSnapshot(`
      {
        "0": [],
        "1": [
          "INTERNAL",
        ],
        "130": [
          "CANCELLED",
        ],
        "2": [
          "INVALID_ARGUMENT",
          "LIMIT_EXCEEDED",
          "MALFORMED",
          "KEY_LENGTH",
        ],
        "3": [
          "PRECONDITION_FAILED",
          "ALREADY_EXISTS",
          "CONFLICT",
          "WRONG_EPOCH",
        ],
        "4": [
          "NOT_FOUND",
          "TRIMMED",
        ],
        "5": [
          "UNAVAILABLE",
          "RATE_EXCEEDED",
          "DEADLINE_EXCEEDED",
          "SLOW_CONSUMER",
          "MOVED",
          "DISK_FULL",
          "SINK_UNAVAILABLE",
          "VERSION_UNSUPPORTED",
        ],
        "6": [
          "FORK",
          "GAP",
          "CORRUPT",
        ],
        "7": [],
        "8": [
          "SINK_REFUSED",
          "SINK_TAKEN",
          "SINK_UNSUPPORTED",
        ],
        "9": [
          "UNAUTHENTICATED",
          "PERMISSION_DENIED",
        ],
      }
    `);
  });
});
