import { readFile } from 'node:fs/promises';
import { Metadata } from '@grpc/grpc-js';
import { describe, expect, it } from 'vitest';
import { BackupClient } from '../../../src/client/backup-client.js';
import { Publisher } from '../../../src/client/publisher.js';
import { Reader } from '../../../src/client/reader.js';
import { TrustClient } from '../../../src/client/trust-client.js';
import { ShardcastError } from '../../../src/core/errors.js';
import { AuditFile } from '../../../src/relay/audit/audit-file.js';
import type { AuditLine } from '../../../src/relay/audit/audit-line.js';
import { AuditLog, GATHER_MS } from '../../../src/relay/audit/audit-log.js';
import { ManualClock } from '../../agent/manual-clock.js';
import { Keys } from '../../support/keys.js';
import { relayFixture } from '../../support/relay-fixture.js';
import { tempDir } from '../../support/temp-dir.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const TRACEPARENT = `00-${TRACE}-00f067aa0ba902b7-01`;

async function linesOf(path: string): Promise<Record<string, unknown>[]> {
  const text = await readFile(path, 'utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** Lines kept in memory. */
function kept(clock: ManualClock) {
  const lines: AuditLine[] = [];
  const destination = {
    figures: { lines: 0, lost: 0 },
    write: (line: AuditLine) => void lines.push(line),
    close: async () => undefined,
  };
  return { lines, log: new AuditLog(destination, clock) };
}

function callOf(log: AuditLog, method = '/shardcast.v1.PublishService/Publish') {
  return log.call(method, { metadata: new Metadata(), getPeer: () => '10.0.0.7:1234' });
}

describe('the audit of a relay with keys', () => {
  it('has a line for what is refused over HTTP, as for calls, and counts it', async () => {
    await using keys = await Keys.make();
    const clock = new ManualClock();
    const { lines, log: audit } = kept(clock);
    await using at = await relayFixture({ auth: { jwks: keys.jwks }, http: '127.0.0.1:0', audit });
    const metrics = (headers: Record<string, string>) =>
      fetch(`http://${at.relay.httpAddress}/metrics`, { headers });
    const authorization = `Bearer ${await keys.token('agent', ['t'], { name: 'eve' })}`;
    for (let n = 0; n < 3; n++) expect((await metrics({})).status).toBe(401);
    expect((await metrics({ authorization, traceparent: TRACEPARENT })).status).toBe(403);
    expect((await fetch(`http://${at.relay.httpAddress}/nowhere`)).status).toBe(404);
    expect((await fetch(`http://${at.relay.httpAddress}/healthz`)).status).toBe(200);
    audit.flush();
    const refusal = { what: 'refusal', method: 'GET /metrics', from: '127.0.0.1', outcome: 'refused' };
    expect(lines).toMatchObject([
      { ...refusal, code: 'UNAUTHENTICATED', reason: 'absent', count: 3 },
      { ...refusal, code: 'PERMISSION_DENIED', who: 'eve', role: 'agent', trace_id: TRACE, count: 1 },
    ]);
    expect(JSON.stringify(lines)).not.toContain(authorization);
    const monitor = { authorization: `Bearer ${await keys.token('monitor', ['*'])}` };
    const counted = await (await metrics(monitor)).text();
    expect(counted).toMatch(/shardcast_relay_refused_total\{reason="unauthenticated"\} 3/);
    expect(counted).toMatch(/shardcast_relay_refused_total\{reason="denied"\} 1/);
  });

  it('has a line for each publish, import, refusal and administrative act, and never a token', async () => {
    await using dir = await tempDir();
    await using keys = await Keys.make();
    const path = dir.join('audit.log');
    const audit = new AuditLog(await AuditFile.open(path));
    const tokens = {
      publisher: await keys.token('publisher', ['t'], { name: 'billing' }),
      admin: await keys.token('admin', ['*'], { name: 'root' }),
      agent: await keys.token('agent', ['other'], { name: 'eve' }),
    };
    {
      await using _audit = audit;
      await using at = await relayFixture({
        auth: { jwks: keys.jwks },
        archive: dir.join('archive'),
        audit,
      });
      const { address: relay } = at;
      await using publisher = new Publisher({ relay, token: tokens.publisher, traceparent: TRACEPARENT });
      await Promise.all(
        Array.from({ length: 50 }, (_, n) => publisher.publish('t', (d) => d.put('users', [`u${n}`], n))),
      );
      await expect(publisher.publish('not-mine', (d) => d.put('users', ['a'], 1))).rejects.toThrow();
      await publisher.importRecords('t', [{ collection: 'users', key: ['i'], value: 1 }]);
      using stranger = new Reader({ relay });
      for (let n = 0; n < 20; n++) await expect(stranger.get('t', 'users', ['a'])).rejects.toThrow();
      using eve = new Reader({ relay, token: tokens.agent });
      await expect(eve.get('t', 'users', ['a'])).rejects.toThrow();
      using backups = new BackupClient({ relay, token: tokens.admin });
      await backups.backup('t');
      await backups.restore({ shard: 't', as: 'copy' });
      await expect(backups.restore({ shard: 't', revision: 9_999 })).rejects.toThrow();
      await using admin = new Publisher({ relay, token: tokens.admin });
      await admin.deleteShard('t');
      using trust = new TrustClient({ relay, token: tokens.admin });
      await trust.revoke({ name: 'billing' });
      await at.relay.drain();
    }
    const text = await readFile(path, 'utf8');
    for (const token of Object.values(tokens)) expect(text).not.toContain(token.slice(0, 40));
    const lines = await linesOf(path);
    const found = (what: string, outcome: string) =>
      lines.filter((line) => line.what === what && line.outcome === outcome);
    const billing = { who: 'billing', role: 'publisher', from: '127.0.0.1', trace_id: TRACE, audit: 1 };
    const published = found('publish', 'ok');
    expect(published.length).toBeLessThan(10);
    expect(published[0]).toMatchObject({ ...billing, shard: 't', first_revision: 1 });
    expect(published.at(-1)).toMatchObject({ last_revision: 50 });
    expect(published.reduce((sum, { count }) => sum + Number(count), 0)).toBe(50);
    expect(found('publish', 'refused')).toMatchObject([
      { ...billing, shard: 'not-mine', count: 1, code: 'PERMISSION_DENIED' },
    ]);
    expect(found('import', 'ok')).toMatchObject([
      { ...billing, shard: 't', first_revision: 51, last_revision: 51, records: 1 },
    ]);
    const refusals = found('refusal', 'refused');
    const absent = refusals.filter(({ code }) => code === 'UNAUTHENTICATED');
    expect(absent[0]).toMatchObject({ reason: 'absent', from: '127.0.0.1', method: 'ReadService/Get' });
    expect(absent.reduce((sum, { count }) => sum + Number(count), 0)).toBe(20);
    expect(refusals.filter(({ who }) => who === 'eve')).toMatchObject([
      { shard: 't', code: 'PERMISSION_DENIED', method: 'ReadService/Get', count: 1 },
    ]);
    expect(found('backup', 'ok')).toMatchObject([{ who: 'root', shard: 't', last_revision: 51 }]);
    expect(found('restore', 'ok')).toMatchObject([{ who: 'root', shard: 'copy', target: 't@51' }]);
    expect(found('restore', 'refused')).toMatchObject([{ shard: 't', target: 't@9999', code: 'NOT_FOUND' }]);
    expect(found('delete-shard', 'ok')).toMatchObject([{ who: 'root', shard: 't', first_revision: 52 }]);
    expect(found('revoke', 'ok')).toMatchObject([{ who: 'root', target: 'name billing' }]);
    expect(found('drain', 'ok')).toHaveLength(1);
    expect(lines.at(-1)).toMatchObject({ what: 'stop' });
  });

  it('gathers publishes by shard and by how they ended, for a moment', () => {
    const clock = new ManualClock();
    const { lines, log } = kept(clock);
    const publishes = callOf(log).publishes();
    for (let revision = 1; revision <= 1_000; revision++) publishes.taken('a', revision, false);
    publishes.taken('b', 7, false);
    publishes.taken('a', 1_001, false);
    publishes.taken('a', 3, true);
    for (let n = 0; n < 5; n++) publishes.refused('a', new ShardcastError('DISK_FULL', 'full'));
    expect(lines).toEqual([]);
    clock.advance(GATHER_MS);
    const facts = lines.map(({ shard, first_revision, last_revision, count, outcome, code }) => [
      shard,
      first_revision,
      last_revision,
      count,
      outcome,
      code,
    ]);
    expect(facts).toEqual([
      ['a', 1, 1_001, 1_001, 'ok', undefined],
      ['b', 7, 7, 1, 'ok', undefined],
      ['a', 3, 3, 1, 'repeated', undefined],
      ['a', undefined, undefined, 5, 'failed', 'DISK_FULL'],
    ]);
    publishes.taken('a', 1_002, false);
    clock.advance(GATHER_MS);
    expect(lines).toHaveLength(5);
    expect(lines[4]).toMatchObject({ shard: 'a', first_revision: 1_002, count: 1 });
  });

  it('counts those who are refused again and again, and bounds what it holds of them', () => {
    const clock = new ManualClock();
    const { lines, log } = kept(clock);
    const refused = new ShardcastError('UNAUTHENTICATED', 'no', { details: { reason: 'absent' } });
    for (let n = 0; n < 5_000; n++) callOf(log, '/shardcast.v1.ReadService/Get').failed(refused);
    expect(lines).toEqual([]);
    clock.advance(GATHER_MS);
    expect(lines).toMatchObject([{ what: 'refusal', count: 5_000, from: '10.0.0.7' }]);
    for (let n = 0; n < 1_000; n++) callOf(log, `/shardcast.v1.ReadService/M${n}`).failed(refused);
    expect(lines.length).toBe(1_001);
  });
});
