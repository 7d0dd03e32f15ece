import { appendFileSync, truncateSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openArchive } from '../../src/snapshot/archive/open-archive.js';
import { S3_CREDENTIALS, S3Server } from '../support/s3-server.js';
import { toolPath } from '../support/tool-path.js';
import { archiveContract } from './archive-contract.js';

for (const [name, value] of Object.entries(S3_CREDENTIALS)) vi.stubEnv(name, value);

const hasServer = await toolPath('versitygw').then(
  () => true,
  () => false,
);

describe.skipIf(!hasServer)('with versitygw as the S3 server (`shardcast tools install versitygw`)', () => {
  archiveContract('S3', async () => {
    const server = await S3Server.start();
    return {
      pageAndMore: 1_010,
      open: (label, patience) => openArchive(server.url(label), patience),
      server,
      [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
    };
  });

  describe('an S3 archive', () => {
    let server: S3Server;
    beforeAll(async () => {
      server = await S3Server.start();
    });
    afterAll(async () => {
      await server?.[Symbol.asyncDispose]();
    });

    it('gives objects as they lie there: whoever reads them holds them against their hash', async () => {
      await using archive = await openArchive(server.url('p'));
      await archive.put('a/short', Buffer.from('0123456789'));
      await archive.put('a/long', Buffer.from('0123456789'));
      truncateSync(server.file('p/a/short'), 4);
      appendFileSync(server.file('p/a/long'), 'x');
      expect((await archive.get('a/short'))?.toString()).toBe('0123');
      expect((await archive.get('a/long'))?.toString()).toBe('0123456789x');
    });

    it('says that there is no such bucket', async () => {
      const opening = openArchive(`s3://elsewhere?endpoint=${server.endpoint}`);
      await expect(opening).rejects.toMatchObject({
        code: 'NOT_FOUND',
        hint: expect.stringContaining('bucket'),
      });
    });

    it('says that its credentials are not taken', async () => {
      vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'wrong');
      await expect(openArchive(server.url())).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
      vi.stubEnv('AWS_SECRET_ACCESS_KEY', S3_CREDENTIALS.AWS_SECRET_ACCESS_KEY);
      await using _ = await openArchive(server.url());
    });

    it('says that nobody answers at its endpoint', async () => {
      const opening = openArchive('s3://archive?endpoint=http://127.0.0.1:1', { attemptsMax: 2 });
      await expect(opening).rejects.toMatchObject({ code: 'UNAVAILABLE', retry: 'backoff' });
    });
  });
});
