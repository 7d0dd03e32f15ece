import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { openArchive } from '../../src/snapshot/archive/open-archive.js';
import { tempDir } from '../support/temp-dir.js';

it('a path and a file URL name a folder', async () => {
  await using dir = await tempDir();
  await using first = await openArchive(dir.join('an archive'));
  await first.put('a/b', Buffer.from('x'));
  await using second = await openArchive(pathToFileURL(dir.join('an archive')).href);
  expect(await second.has('a/b')).toBe(true);
  expect(second.url).toBe(first.url);
});

const BAD: readonly (readonly [url: string, why: RegExp])[] = [
  ['', /empty/],
  ['file://elsewhere/x', /no path of this machine/],
  ['ftp://x', /no ftp/],
  ['nats://b', /no connection/],
  ['nats://127.0.0.1:4222', /servers are those of the mesh/],
  ['nats://b/c', /servers are those of the mesh/],
  ['nats://b?replicas=7', /replicas/],
  ['s3://', /bucket|parse/],
  ['s3://b', /bucket/],
  ['s3://bucket/a//b', /not an object name/],
  ['s3://bucket?endpoint=127.0.0.1:9000', /endpoint/],
  ['s3://bucket?endpoint=http://u:p@h', /endpoint/],
  ['s3://bucket?path-style=yes', /path-style/],
  ['s3://bucket?regoin=eu', /regoin/],
  ['s3://bucket#x', /fragment/],
];

it.each(BAD)('%s is refused', async (url, why) => {
  await expect(openArchive(url)).rejects.toMatchObject({
    code: 'INVALID_ARGUMENT',
    message: expect.stringMatching(why),
  });
});

it('credentials in a URL are refused and not repeated', async () => {
  const refused = await openArchive('s3://key:s3cret@bucket/x').catch((failure: unknown) => failure);
  expect(refused).toMatchObject({ code: 'INVALID_ARGUMENT' });
  expect(String(refused)).not.toContain('s3cret');
});
