import { describe, expect, test } from 'vitest';
import { parseConfigFile } from '../../src/config/config-file.js';
import { resolveConfig } from '../../src/config/resolve.js';
import { ShardcastError } from '../../src/core/errors.js';

const flagsOf = new Map([
  ['relay', new Set(['config', 'listen', 'http', 'lanes', 'heartbeat', 'history-bytes', 'json', 'color'])],
  ['agent', new Set(['config', 'relay', 'http', 'shard', 'opa', 'max-staleness'])],
]);
const file = (yaml: string) => parseConfigFile('c.yaml', yaml, flagsOf);
const none = { flags: {}, env: {}, file: undefined, command: 'relay' };

async function failure(task: () => unknown): Promise<ShardcastError> {
  try {
    await task();
  } catch (thrown) {
    if (thrown instanceof ShardcastError) return thrown;
    throw thrown;
  }
  throw new Error('did not fail');
}

describe('precedence', () => {
  test('flag, environment, command section, top level, default', async () => {
    const yaml = await file('lanes: 2\ncommands:\n  relay:\n    lanes: 3\n');
    const env = { SHARDCAST_LANES: '5' };
    const lanes = (sources: object) => resolveConfig(['lanes'], [], { ...none, ...sources }).lanes;
    expect(lanes({ flags: { lanes: '6' }, env, file: yaml })).toBe(6);
    expect(lanes({ env, file: yaml })).toBe(5);
    expect(lanes({ file: yaml })).toBe(3);
    expect(lanes({ file: yaml, command: 'agent' })).toBe(2);
    expect(lanes({})).toBe(4);
  });

  test('an explicit false, 0 and empty value wins over what is behind it', async () => {
    const yaml = await file('json: true\ncommands:\n  agent:\n    max-staleness: 5s\n    shard: [a]\n');
    expect(resolveConfig(['json'], [], { ...none, env: { SHARDCAST_JSON: 'false' }, file: yaml }).json).toBe(
      false,
    );
    expect(resolveConfig(['color'], [], { ...none, flags: { color: false } }).color).toBe(false);
    const agent = { ...none, command: 'agent', file: yaml };
    const zero = resolveConfig(['maxStalenessMs'], [], { ...agent, flags: { maxStalenessMs: '0' } });
    expect(zero.maxStalenessMs).toBe(0);
    const empty = resolveConfig(['agentShard'], [], { ...agent, env: { SHARDCAST_AGENT_SHARD: '' } });
    expect(empty.agentShard).toEqual([]);
    expect(resolveConfig(['config'], [], { ...none, env: { SHARDCAST_CONFIG: '' } }).config).toBe('');
    const off = await file('json: false\ncolor: false\n');
    expect(resolveConfig(['json', 'color'], [], { ...none, file: off })).toEqual({
      json: false,
      color: false,
    });
  });

  test('one flag name of two commands has two variables', () => {
    const env = { SHARDCAST_RELAY_HTTP: '0.0.0.0:1', SHARDCAST_AGENT_HTTP: '[::1]:2' };
    const { relayHttp, agentHttp } = resolveConfig(['relayHttp', 'agentHttp'], [], { ...none, env });
    expect([relayHttp, agentHttp]).toEqual([
      { host: '0.0.0.0', port: 1 },
      { host: '::1', port: 2 },
    ]);
  });

  test('repeated flags are taken whole, the environment is split at commas, YAML has sequences', async () => {
    const shards = (sources: object) => resolveConfig(['agentShard'], [], { ...none, ...sources }).agentShard;
    expect(shards({ flags: { agentShard: ['a=/x,y', 'b'] } })).toEqual(['a=/x,y', 'b']);
    expect(shards({ env: { SHARDCAST_AGENT_SHARD: 'a=/x, b' } })).toEqual(['a=/x', 'b']);
    const yaml = await file('commands: { agent: { shard: [a, b=/y] } }');
    expect(shards({ command: 'agent', file: yaml })).toEqual(['a', 'b=/y']);
  });
});

describe('refusals', () => {
  test.each([
    [{ flags: { lanes: '65' } }, '--lanes: expected an integer, 1 to 64; the command line says "65"'],
    [{ env: { SHARDCAST_LANES: '' } }, '--lanes: expected an integer, 1 to 64; SHARDCAST_LANES says ""'],
    [{ env: { SHARDCAST_LANES: '4x' } }, 'SHARDCAST_LANES says "4x"'],
  ])('names the option and the origin: %j', async (sources, message) => {
    const error = await failure(() => resolveConfig(['lanes'], [], { ...none, ...sources }));
    expect(error.code).toBe('INVALID_ARGUMENT');
    expect(error.message).toContain(message);
  });

  test('names the place in the file', async () => {
    const yaml = await file('commands: { relay: { heartbeat: 5 } }');
    const error = await failure(() => resolveConfig(['heartbeatMs'], [], { ...none, file: yaml }));
    expect(error.message).toMatch(
      /^--heartbeat: expected a duration with its unit .*; c\.yaml, commands\.relay says "5"$/,
    );
  });

  test('a required option says the three ways to give it', async () => {
    const error = await failure(() => resolveConfig(['relayData'], ['relayData'], none));
    expect(error.message).toBe('--data is required');
    expect(error.hint).toBe('Give --data, set SHARDCAST_RELAY_DATA, or write data in the file of --config.');
  });

  test.each([
    ['lane: 2', 'unknown key lane', 'Did you mean lanes?'],
    [
      'commands: { relay: { historybytes: 2 } }',
      'unknown key commands.relay.historybytes',
      'Did you mean history-bytes?',
    ],
    ['commands: { relay: { opa: "http://x" } }', 'unknown key commands.relay.opa', undefined],
    ['commands: { realy: {} }', 'no such command: commands.realy', 'Did you mean relay?'],
    ['lanes: 2\nlanes: 3', 'Map keys must be unique', undefined],
    ['- lanes', 'the file is not a mapping', undefined],
    ['commands: 5', 'commands is not a mapping', undefined],
    ['config: other.yaml', 'unknown key config', undefined],
    ['a: [', 'c.yaml: ', undefined],
  ])('of a file: %s', async (yaml, message, hint) => {
    const error = await failure(() => file(yaml));
    expect(error.code).toBe('INVALID_ARGUMENT');
    expect(error.message).toContain(message);
    if (hint !== undefined) expect(error.hint).toBe(hint);
  });

  test('an empty file says nothing', async () => {
    expect(await file('')).toEqual({ path: 'c.yaml', top: {}, commands: {} });
  });
});
