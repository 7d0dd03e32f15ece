import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { elementSlices, endOfValue, memberSlices } from '../../src/cli/input/json-slices.js';
import { jsonText, RawJson } from '../../src/cli/json-text.js';
import { formatRecordAddress, parseRecordAddress, parseRecordValue } from '../../src/cli/record-address.js';

const tuple = (...key: string[]) => ({ collection: 'tuples', key });

describe('records on the command line', () => {
  test.each([
    ['doc:readme#viewer@user:anne', tuple('doc:readme', 'viewer', 'user:anne')],
    ['group:x#member@team:y#member', tuple('group:x', 'member', 'team:y#member')],
    ['repo:o/r#write@user:a@corp.example', tuple('repo:o/r', 'write', 'user:a@corp.example')],
    ['user:a@corp#owner@org:z', tuple('user:a@corp', 'owner', 'org:z')],
    ['users["anne"]', { collection: 'users', key: ['anne'] }],
    ['tuples["doc:a#b","viewer","user:ü"]', tuple('doc:a#b', 'viewer', 'user:ü')],
    ['users[]', { collection: 'users', key: [] }],
    ['$policies["a.rego"]', { collection: '$policies', key: ['a.rego'] }],
    ['doc[1]#viewer@user:x[2]', tuple('doc[1]', 'viewer', 'user:x[2]')],
  ])('%s', (text, address) => expect(parseRecordAddress(text)).toEqual(address));

  test.each([
    ['', 'neither a tuple nor a record'],
    ['doc:readme', 'neither a tuple nor a record'],
    ['#viewer@user:x', 'neither a tuple nor a record'],
    ['doc:a#@user:x', 'neither a tuple nor a record'],
    ['doc:a#viewer@', 'neither a tuple nor a record'],
    ['doc:a@user:x#viewer', 'neither a tuple nor a record'],
    ['users["anne"', 'neither a tuple nor a record'],
    ['users["anne"]x', 'neither a tuple nor a record'],
    ['users[1]', 'key parts are texts in double quotes'],
    ['2users["a"]', 'not a collection name'],
    ['$sync["a"]', 'not a collection name'],
  ])('refuses %s', (text, message) => expect(() => parseRecordAddress(text)).toThrow(message));

  test.each([
    ['users["a=b"]={"n":[1,"]"]}', { collection: 'users', key: ['a=b'] }, '{"n":[1,"]"]}'],
    ['doc:a#viewer@user:x=true', tuple('doc:a', 'viewer', 'user:x'), 'true'],
    ['doc:a=b#viewer@user:x={"k":"="}', tuple('doc:a=b', 'viewer', 'user:x'), '{"k":"="}'],
    ['n["x"]=12345678901234567890', { collection: 'n', key: ['x'] }, '12345678901234567890'],
  ])('with a value: %s', (text, address, json) => {
    expect(parseRecordValue(text)).toEqual({ ...address, json: Buffer.from(json) });
  });

  test.each([
    ['users["a"]', 'no =JSON follows'],
    ['users["a"]=', 'is not JSON'],
    ['users["a"]=anne', 'is not JSON'],
    ['doc:a#viewer@user:eA==true', 'is not JSON'],
    ['doc:a#viewer@user:x', 'no =JSON follows'],
  ])('refuses the value of %s', (text, message) => expect(() => parseRecordValue(text)).toThrow(message));

  test('what is printed is read back', () => {
    const part = fc.oneof(
      fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }),
      fc.stringMatching(/^[a#@[\]"=: ]{1,6}$/),
    );
    const key = fc.array(
      part.filter((text) => text.isWellFormed() && !text.includes('\0')),
      { minLength: 1, maxLength: 4 },
    );
    const collection = fc.constantFrom('tuples', 'users');
    fc.assert(
      fc.property(collection, key, (name, parts) => {
        const address = { collection: name, key: parts };
        expect(parseRecordAddress(formatRecordAddress(address))).toEqual(address);
      }),
    );
  });
});

describe('slices of JSON', () => {
  const spaced = fc.tuple(fc.json(), fc.constantFrom(undefined, 1, '\t')).map(([text, space]) => {
    return JSON.stringify(JSON.parse(text), undefined, space);
  });

  test('every member and element is found where it is', () => {
    fc.assert(
      fc.property(spaced, (text) => {
        expect(endOfValue(text, 0)).toBe(text.length);
        const value: unknown = JSON.parse(text);
        if (Array.isArray(value)) {
          expect(elementSlices(text).map(({ start, end }) => JSON.parse(text.slice(start, end)))).toEqual(
            value,
          );
        } else if (typeof value === 'object' && value !== null) {
          const members = [...memberSlices(text)].map(([key, { start, end }]) => [
            key,
            JSON.parse(text.slice(start, end)),
          ]);
          expect(Object.fromEntries(members)).toEqual(value);
        }
      }),
    );
  });

  test('of a key that stands twice the last one counts', () => {
    const { start, end } = memberSlices('{"a":1, "a" : [2] }').get('a')!;
    expect('{"a":1, "a" : [2] }'.slice(start, end)).toBe('[2]');
  });
});

test('JSON text keeps stored values as they are and leaves out what is undefined', () => {
  const value = new RawJson(Buffer.from('1e400'));
  expect(jsonText({ a: [value, null, 'x"'], b: undefined, c: { d: value } })).toBe(
    '{"a":[1e400,null,"x\\""],"c":{"d":1e400}}',
  );
});
