import { writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { CsvLayout } from '../../src/cli/input/csv-records.js';
import { parseDeltaLine } from '../../src/cli/input/delta-lines.js';
import { type InputStream, openInput, readLines } from '../../src/cli/input/input-stream.js';
import { readCsvRecords, readNdjsonRecords } from '../../src/cli/input/read-records.js';
import { jsonText } from '../../src/cli/json-text.js';
import { operationShape } from '../../src/cli/shapes.js';
import type { ImportRow } from '../../src/client/import-batches.js';
import { ShardcastError } from '../../src/core/errors.js';
import { decodeDelta } from '../../src/shard/delta.js';
import { tempDir } from '../support/temp-dir.js';

function input(...pieces: (string | Buffer)[]): InputStream {
  const chunks = Readable.from(pieces.map((piece) => Buffer.from(piece)));
  return { name: 'in', bytesTotal: undefined, bytesRead: () => 0, chunks };
}

async function all<T>(groups: AsyncIterable<readonly T[]>): Promise<T[]> {
  const items: T[] = [];
  for await (const group of groups) items.push(...group);
  return items;
}

async function failure(task: Promise<unknown>): Promise<ShardcastError> {
  const thrown: unknown = await task.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (thrown instanceof ShardcastError) return thrown;
  throw new Error(`not a ShardcastError: ${String(thrown)}`);
}

describe('lines', () => {
  test('are numbered as an editor does, across chunks, CRLF, empty lines and a last line without an end', async () => {
    const lines = await all(readLines(input('a\r\n\n', 'b', 'c\nd')));
    expect(lines.map(({ number, text }) => [number, text.trim()])).toEqual([
      [1, 'a'],
      [3, 'bc'],
      [4, 'd'],
    ]);
  });

  test('a character may be cut in two, a byte order mark is passed over', async () => {
    const bytes = Buffer.from('\ufeff"ü€😀"\n');
    const lines = await all(readLines(input(...Array.from(bytes, (byte) => Buffer.from([byte])))));
    expect(lines).toEqual([{ number: 1, text: '"ü€😀"' }]);
  });

  test('what is not UTF-8 is refused', async () => {
    const error = await failure(all(readLines(input('"a"\n"b"\n', Buffer.from([0x22, 0xff, 0x22])))));
    expect([error.code, error.message]).toEqual(['MALFORMED', 'in: not UTF-8 at or soon after line 3']);
  });

  test('a line without an end is refused before it fills the memory', async () => {
    const error = await failure(all(readLines(input('a\n', ...Array<string>(9).fill('x'.repeat(2 ** 20))))));
    expect(error.code).toBe('LIMIT_EXCEEDED');
    expect(error.message).toMatch(/^in:2: a line of more than/);
  });

  test('.gz is unpacked; a broken one, an absent file and a folder are named', async () => {
    await using dir = await tempDir();
    await writeFile(dir.join('a.gz'), gzipSync('1\n2\n'));
    await writeFile(dir.join('b.gz'), gzipSync('1\n2\n').subarray(0, 15));
    const stdin = Readable.from([]);
    expect((await all(readLines(openInput(dir.join('a.gz'), { stdin })))).map(({ text }) => text)).toEqual([
      '1',
      '2',
    ]);
    const broken = await failure(all(readLines(openInput(dir.join('b.gz'), { stdin }))));
    expect(broken.message).toContain('b.gz cannot be read: unexpected end of file');
    expect(() => openInput(dir.join('none'), { stdin })).toThrow('--file: ENOENT');
    expect(() => openInput(dir.path, { stdin })).toThrow('is a folder');
  });
});

describe('a delta on a line', () => {
  const operations = (line: string) => {
    const { builder } = parseDeltaLine(line);
    return decodeDelta(builder.encode({ id: 'x' })).operations.map((operation) =>
      jsonText(operationShape(operation)),
    );
  };

  test('takes tuples, records, prefixes and expiries; values as they were written', () => {
    const ops = [
      '["touch","doc:a","viewer","user:x"]',
      '["delete","doc:a","viewer","user:y"]',
      '{"put":{"collection":"n","key":["a","b"],"value": 12345678901234567890.10 ,"expires_at":"2030-01-31T12:00:00.000Z"}}',
      '{"delete":{"collection":"n","key":["a"]}}',
      '{"put":{"value":{"value":"}"},"collection":"n","key":["value"]}}',
      '{"expire":{"collection":"n","key":["a","b"],"at":1900000000}}',
    ];
    expect(operations(`{"ops":[${ops.join(', ')}]}`)).toEqual([
      ops[0],
      ops[1],
      '{"put":{"collection":"n","key":["a","b"],"value":12345678901234567890.10,"expires_at":"2030-01-31T12:00:00.000Z"}}',
      ops[3],
      '{"put":{"collection":"n","key":["value"],"value":{"value":"}"}}}',
      '{"expire":{"collection":"n","key":["a","b"],"at":"2030-03-17T17:46:40.000Z"}}',
    ]);
  });

  test('a line of the real history', () => {
    const line =
      '{"tenant":"etcd-io","at":1534997499,"source":"kubernetes/org@d89f8e22cfd2","ops":[["touch","org:etcd-io","admin","user:u-1"]]}';
    const { shard, id, labels } = parseDeltaLine(line);
    expect([shard, id, labels]).toEqual([
      'etcd-io',
      undefined,
      { source: 'kubernetes/org@d89f8e22cfd2', publishedAt: 1_534_997_499_000 },
    ]);
  });

  test.each([
    ['{', 'not JSON'],
    ['[]', 'a delta is not an object'],
    ['{}', '"ops" is not an array'],
    ['{"ops":[]}', '"ops" is empty'],
    ['{"op":[]}', 'a delta has an unknown field "op"'],
    ['{"ops":[["touch","a","b"]]}', 'ops[0] is not ["touch"|"delete", object, relation, subject]'],
    ['{"ops":[["grant","a","b","c"]]}', 'ops[0] says "grant"'],
    ['{"ops":[{"put":{"collection":"c","key":["a"]}}]}', 'ops[0].put: "value" is missing'],
    ['{"ops":[{"put":{"collection":"c","key":["a"],"value":1,"expires":1}}]}', 'unknown field "expires"'],
    ['{"ops":[{"put":{"collection":"c","key":[1],"value":1}}]}', '"key" is not an array of texts'],
    ['{"ops":[{"put":{"collection":"c","key":["a"],"value":1,"expires_at":1534997499000}}]}', 'Unix seconds'],
    ['{"ops":[{"put":{},"delete":{}}]}', 'ops[0] is not one of'],
    ['{"ops":[["touch","a","b","\\u0000"]]}', 'a key part holds a NUL'],
    ['{"shard":"a b","ops":[["touch","a","b","c"]]}', 'not a shard name'],
  ])('refuses %s', (line, message) => expect(() => parseDeltaLine(line)).toThrow(message));
});

const plain = ({ collection, key, value, expiresAt }: ImportRow) => [
  collection,
  key,
  String(value),
  expiresAt,
];

describe('records of NDJSON', () => {
  test('objects, and tuples as text', async () => {
    const rows = await all(
      readNdjsonRecords(
        input('{"collection":"n","key":["a"],"value":1.0,"expires_at":1900000000}\n"doc:a#viewer@user:x"\n'),
      ),
    );
    expect(rows.map(plain)).toEqual([
      ['n', ['a'], '1.0', 1_900_000_000_000],
      ['tuples', ['doc:a', 'viewer', 'user:x'], 'true', 0],
    ]);
  });

  test.each([
    ['{"collection":"n","key":["a"]}', 'in:2: "value" is missing'],
    ['{"collection":"n","key":[],"value":1}', 'in:2: the key is empty'],
    ['{"collection":"n","key":["a",""],"value":1}', 'in:2: a key part is empty'],
    ['{"collection":"n","key":["a"],"value":1,"vlaue":2}', 'in:2: a record has an unknown field "vlaue"'],
    ['"doc:a"', 'in:2: neither a tuple nor a record'],
    ['7', 'in:2: a record is not an object'],
  ])('refuse %s', async (line, message) => {
    const error = await failure(all(readNdjsonRecords(input(`"doc:a#viewer@user:x"\n${line}\n`))));
    expect(error.message).toContain(message);
  });
});

describe('records of CSV', () => {
  const none: CsvLayout = { collection: undefined, key: [], value: undefined };
  const csv = (text: string, layout: Partial<CsvLayout> = {}) =>
    all(readCsvRecords(input(text), { ...none, ...layout }));

  test('tuples, with quotes, line breaks in fields and an expiry', async () => {
    const rows = await csv(
      '\ufeffsubject,object,relation,expires_at\r\nuser:x,"doc:""a""\n,b",viewer,\r\n\r\nuser:y,doc:c,viewer,2030-01-31\r\n',
    );
    expect(rows.map(plain)).toEqual([
      ['tuples', ['doc:"a"\n,b', 'viewer', 'user:x'], 'true', 0],
      ['tuples', ['doc:c', 'viewer', 'user:y'], 'true', Date.UTC(2030, 0, 31)],
    ]);
  });

  test('a collection of its own: the other columns, or one column of JSON', async () => {
    const text = 'id,name,data\n7,Anne,"[1.0]"\n';
    expect((await csv(text, { collection: 'users', key: ['id'] })).map(plain)).toEqual([
      ['users', ['7'], '{"name":"Anne","data":"[1.0]"}', 0],
    ]);
    expect((await csv(text, { collection: 'users', key: ['name', 'id'], value: 'data' })).map(plain)).toEqual(
      [['users', ['Anne', '7'], '[1.0]', 0]],
    );
  });

  test.each<[string, Partial<CsvLayout>, string]>([
    ['object,subject\na,b\n', {}, 'the CSV has no column "relation"'],
    ['id\n1\n', { collection: 'users' }, '--key is required for collection users'],
    ['id,id\n1,2\n', { collection: 'users', key: ['id'] }, 'column id stands twice'],
    ['id,v\n1,{\n', { collection: 'users', key: ['id'], value: 'v' }, 'in:2: column v is not JSON'],
    ['id,v\n1,2\n,4\n', { collection: 'users', key: ['id'] }, 'in:3: a key part is empty'],
    ['id,v\n1,2\n3\n', { collection: 'users', key: ['id'] }, 'in:3: '],
    ['id,v\n1,2\n3,"4\n', { collection: 'users', key: ['id'] }, 'in:'],
    ['id,expires_at\n1,soon\n', { collection: 'users', key: ['id'] }, 'in:2: column expires_at is neither'],
  ])('refuse %j %j', async (text, layout, message) => {
    const error = await failure(csv(text, layout));
    expect(error.message).toContain(message);
    expect(['MALFORMED', 'INVALID_ARGUMENT']).toContain(error.code);
  });

  test('what is not UTF-8 is refused', async () => {
    const bytes = Buffer.concat([Buffer.from('object,relation,subject\na,b,'), Buffer.from([0xff, 0x0a])]);
    const error = await failure(all(readCsvRecords(input(bytes), none)));
    expect(error.message).toContain('not UTF-8');
  });
});
