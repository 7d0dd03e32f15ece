import { describe, expect, test } from 'vitest';
import {
  address,
  boolean,
  bytes,
  choice,
  duration,
  formatBytes,
  formatDuration,
  integer,
  list,
  url,
} from '../../src/config/kinds.js';
import { editDistance, nearest } from '../../src/config/nearest.js';
import { environmentVariable } from '../../src/config/option-spec.js';
import { OPTIONS, type OptionKey, optionSpec } from '../../src/config/option-table.js';

describe('kinds', () => {
  const time = duration({ min: 0, max: 86_400_000 });
  test.each([
    ['250ms', 250],
    ['5s', 5000],
    ['1.5m', 90_000],
    ['2h', 7_200_000],
    ['1d', 86_400_000],
    ['0', 0],
    ['5', undefined],
    ['5 s', 5000],
    ['-5s', undefined],
    ['2d', undefined],
    ['5S', undefined],
    ['', undefined],
    ['s', undefined],
  ])('duration %s', (text, ms) => expect(time.parse(text)).toBe(ms));

  const size = bytes({ min: 1, max: 2 ** 40 });
  test.each([
    ['64MiB', 67_108_864],
    ['1048576', 1_048_576],
    ['0.5KiB', 512],
    ['1TiB', 2 ** 40],
    ['2TiB', undefined],
    ['0', undefined],
    ['64MB', undefined],
    ['0x10', undefined],
  ])('bytes %s', (text, value) => expect(size.parse(text)).toBe(value));

  test.each([
    ['1', 1],
    ['64', 64],
    ['0', undefined],
    ['65', undefined],
    ['1.5', undefined],
    ['1e1', undefined],
    [' 1', undefined],
    ['99999999999999999999', undefined],
  ])('integer %s', (text, value) => expect(integer({ min: 1, max: 64 }).parse(text)).toBe(value));

  test.each([
    ['127.0.0.1:7411', { host: '127.0.0.1', port: 7411 }],
    ['[::1]:0', { host: '::1', port: 0 }],
    ['relay.example:65535', { host: 'relay.example', port: 65_535 }],
    ['::1:7411', undefined],
    ['relay', undefined],
    [':7411', undefined],
    ['relay:65536', undefined],
    ['http://relay:1', undefined],
  ])('address %s', (text, value) => expect(address().parse(text)).toEqual(value));

  test.each([
    ['http://127.0.0.1:8181/', 'http://127.0.0.1:8181'],
    ['https://opa/base', 'https://opa/base'],
    ['127.0.0.1:8181', undefined],
    ['ftp://opa', undefined],
  ])('url %s', (text, value) => expect(url().parse(text)).toBe(value));

  test('booleans, choices and lists out of text and YAML', () => {
    expect(['true', 'no', 'ON', '0', 'x'].map((text) => boolean().parse(text))).toEqual([
      true,
      false,
      true,
      false,
      undefined,
    ]);
    expect([false, 'yes', 0].map((value) => boolean().read(value))).toEqual([false, true, undefined]);
    expect(choice(['a', 'b']).parse('c')).toBeUndefined();
    const ports = list(integer({ min: 0, max: 9 }));
    expect([
      ports.parse(''),
      ports.parse('1,2'),
      ports.parse('1,x'),
      ports.read(3),
      ports.read(['4', 5]),
    ]).toEqual([[], [1, 2], undefined, [3], [4, 5]]);
  });

  test('values are shown in their largest whole unit', () => {
    expect([0, 250, 1500, 5000, 120_000, 86_400_000].map(formatDuration)).toEqual([
      '0',
      '250ms',
      '1500ms',
      '5s',
      '2m',
      '1d',
    ]);
    expect([0, 1000, 65_536, 8 * 2 ** 20].map(formatBytes)).toEqual(['0', '1000B', '64KiB', '8MiB']);
  });
});

describe('the option table', () => {
  const keys = Object.keys(OPTIONS) as OptionKey[];

  test('every default is a value of its kind', () => {
    for (const key of keys) {
      const { kind, default: value } = optionSpec(key);
      if (value !== undefined) expect(kind.parse(kind.format(value)), key).toEqual(value);
    }
  });

  test('no two options share a variable', () => {
    const variables = keys.map((key) => environmentVariable(optionSpec(key)));
    expect(variables.filter((name, index) => variables.indexOf(name) !== index)).toEqual([]);
    // The second is of W3C trace context.
    for (const name of variables) expect(name).toMatch(/^SHARDCAST_[A-Z_]+$|^TRACEPARENT$/);
  });
});

test('edit distance and the nearest word', () => {
  expect([
    editDistance('', 'abc'),
    editDistance('kitten', 'sitting'),
    editDistance('realy', 'relay'),
  ]).toEqual([3, 3, 1]);
  expect(nearest('heartbeet', ['listen', 'heartbeat'])).toBe('heartbeat');
  expect(nearest('zzz', ['listen', 'heartbeat'])).toBeUndefined();
});
