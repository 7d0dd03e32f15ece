import { rmSync, writeFileSync } from 'node:fs';
import { chmod, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { AuditFile } from '../../../src/relay/audit/audit-file.js';
import { AuditLog } from '../../../src/relay/audit/audit-log.js';
import { jsonLines } from '../../support/command-line.js';
import { eventually } from '../../support/eventually.js';
import { relayFixture } from '../../support/relay-fixture.js';
import { startShardcast } from '../../support/shardcast-process.js';
import { smallDisk } from '../../support/small-disk.js';
import { tempDir } from '../../support/temp-dir.js';

const line = (n: number) => ({ what: 'publish', shard: 't', first_revision: n, outcome: 'ok' }) as const;
const facts = (text: string, name: string) =>
  jsonLines(text).map((each) => (each as Record<string, unknown>)[name]);
const mode = async (path: string) => (await stat(path)).mode & 0o777;

describe('the file of an audit log', () => {
  it('is its owner’s alone, also one that was there and was not', async () => {
    await using dir = await tempDir();
    const fresh = await AuditFile.open(dir.join('fresh.log'));
    fresh.write(line(1));
    await fresh.close();
    expect(await mode(dir.join('fresh.log'))).toBe(0o600);
    await writeFile(dir.join('wide.log'), '{"before":true}\n');
    await chmod(dir.join('wide.log'), 0o644);
    const wide = await AuditFile.open(dir.join('wide.log'));
    wide.write(line(1));
    await wide.close();
    expect(await mode(dir.join('wide.log'))).toBe(0o600);
    expect(jsonLines(await readFile(dir.join('wide.log'), 'utf8'))).toMatchObject([
      { before: true },
      { audit: 1, what: 'publish', time: expect.stringMatching(/^\d{4}-.*Z$/) },
    ]);
    wide.write(line(2)); // too late, and no harm
    await expect(AuditFile.open(dir.join('none', 'audit.log'))).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
  });

  it('goes on in a new file when the old one was renamed', async () => {
    await using dir = await tempDir();
    const path = dir.join('audit.log');
    const file = await AuditFile.open(path);
    file.write(line(1));
    await eventually('written', async () => (await readFile(path, 'utf8')).endsWith('\n'));
    await rename(path, dir.join('audit.log.1'));
    file.write(line(2));
    file.reopen();
    await eventually('opened', async () => (await stat(path)).isFile());
    file.write(line(3));
    await file.close();
    const all = await Promise.all(
      ['audit.log.1', 'audit.log'].map((name) => readFile(dir.join(name), 'utf8')),
    );
    expect(facts(all.join(''), 'first_revision')).toEqual([1, 2, 3]);
    expect(jsonLines(all[1]!)).not.toEqual([]);
    expect(await mode(path)).toBe(0o600);
  });

  it('on a full disk holds back lines, then loses the newest, counts them and says so; publishes go on', async (context) => {
    await using dir = await tempDir();
    using disk = smallDisk(dir.join('disk'), 1);
    if (disk === undefined) context.skip('only root may mount a small file system');
    const ballast = dir.join('disk', 'ballast');
    const path = dir.join('disk', 'audit.log');
    const file = await AuditFile.open(path);
    writeFileSync(ballast, Buffer.alloc(1024 * 1024 - 16 * 1024));
    await using audit = new AuditLog(file);
    await using at = await relayFixture({ audit });
    const publisher = at.publisher();
    const reason = 'x'.repeat(10_000);
    for (let n = 0; n < 8_000; n++) file.write({ ...line(n), reason });
    await eventually('lines are lost', () => file.figures.lost > 0);
    expect((await publisher.publish('t', (d) => d.put('users', ['a'], 1))).revision).toBe(1);
    const { lost } = file.figures;
    rmSync(ballast);
    expect(lost).toBeGreaterThan(1_000);
    const held = await eventually('what fits is written', async () => {
      file.write(line(9_999));
      const lines = (await readFile(path, 'utf8')).split('\n').filter(Boolean);
      return lines.length > 50 ? lines : undefined;
    });
    expect(JSON.parse(held[0]!)).toMatchObject({ first_revision: 0 });
  });

  it('of a relay process is opened anew at SIGHUP, and has its start and end', async () => {
    await using dir = await tempDir();
    const path = dir.join('audit.log');
    await using relay = await startShardcast([
      'relay',
      '--json',
      `--data=${dir.join('relay')}`,
      '--listen=127.0.0.1:0',
      '--http=127.0.0.1:0',
      `--audit-log=${path}`,
    ]);
    await eventually('it listens', () => /listen/.test(relay.stdout), { timeoutMs: 30_000 });
    await rename(path, dir.join('old.log'));
    relay.signal('SIGHUP');
    await eventually('a new file', async () => (await stat(path)).isFile());
    relay.signal('SIGTERM');
    expect((await relay.exited).code).toBe(0);
    const whats = async (name: string) => facts(await readFile(dir.join(name), 'utf8'), 'what');
    expect(await whats('old.log')).toEqual(['start']);
    expect(await whats('audit.log')).toEqual(['drain', 'stop']);
  });
});
