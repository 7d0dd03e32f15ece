import { chmod, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { type Account, type ClaimsData, decode, type User } from '@nats-io/jwt';
import { createUser } from '@nats-io/nkeys';
import { describe, expect, it } from 'vitest';
import { type MadeConfig, makeNatsConfig } from '../../../src/relay/nats/config-folder.js';
import { makeOperatorConfig, type OperatorWanted } from '../../../src/relay/nats/operator-folder.js';
import type { AgentWanted } from '../../../src/relay/nats/wanted-users.js';
import { partitioning } from '../../../src/shard/partition.js';
import { type TempDir, tempDir } from '../../support/temp-dir.js';

const INVALID = { code: 'INVALID_ARGUMENT' };
const partitionOf = await partitioning(8);
const EDGE: AgentWanted = { name: 'edge', shards: ['tenant-1', 'tenant-2'] };
const HOUR_MS = 3_600_000;

function wanted(dir: TempDir, more: Partial<OperatorWanted> = {}): OperatorWanted {
  return {
    folder: dir.join('nats'),
    relays: ['r1'],
    agents: [EDGE],
    mesh: { streams: 2, partitionOf },
    callout: false,
    overwrite: false,
    renew: false,
    revoke: [],
    ...more,
  };
}

const make = (dir: TempDir, more: Partial<OperatorWanted> = {}) => makeOperatorConfig(wanted(dir, more));

/** Every file of the folder, by its path. */
async function filesOf(dir: TempDir): Promise<Record<string, string>> {
  const entries = await readdir(dir.join('nats'), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const read = files.map(async ({ parentPath, name }) => {
    const path = `${parentPath}/${name}`;
    return [path.slice(dir.join('nats').length + 1), await readFile(path, 'utf8')] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

function claimsIn(credentials: string): ClaimsData<User> {
  return decode<User>(/^-{3,}.*\n(.+)$/m.exec(credentials)?.[1] ?? '');
}

async function accountIn(dir: TempDir, name: string): Promise<Account> {
  const { nats } = decode<Account>(
    (await readFile(dir.join('nats', 'accounts', `${name}.jwt`), 'utf8')).trim(),
  );
  return nats as Account;
}

const keysOf = ({ users }: MadeConfig) => Object.fromEntries(users.map(({ name, nkey }) => [name, nkey]));

describe('the folder of an operator', () => {
  it('has secrets for their owner only, and none in what servers include', async () => {
    await using dir = await tempDir();
    await make(dir, { callout: true });
    const files = await filesOf(dir);
    const secret = Object.keys(files).filter((place) => /\bS[OAUX][A-Z2-7]{20}/.test(files[place] ?? ''));
    expect(secret.sort()).toEqual([
      'accounts/SHARDCAST.nk',
      'accounts/SHARDCAST_AGENTS.nk',
      'accounts/SHARDCAST_TOKENS.nk',
      'accounts/SYS.nk',
      'admin.creds',
      'agents/edge.creds',
      'callout.nk',
      'operator.nk',
      'relays/r1.creds',
    ]);
    for (const place of Object.keys(files)) {
      const { mode } = await stat(dir.join('nats', place));
      expect([place, (mode & 0o777).toString(8)]).toEqual([place, secret.includes(place) ? '600' : '644']);
    }
    expect((await accountIn(dir, 'SHARDCAST')).limits).toMatchObject({ disk_storage: -1, streams: -1 });
    for (const name of ['SHARDCAST_AGENTS', 'SHARDCAST_TOKENS', 'SYS'])
      expect((await accountIn(dir, name)).limits).not.toHaveProperty('disk_storage');
  });

  it('is left as it is by another run, and an agent that is added changes nothing of the others', async () => {
    await using dir = await tempDir();
    const made = await make(dir, { callout: true });
    const before = await filesOf(dir);
    expect(keysOf(await make(dir, { callout: true }))).toEqual(keysOf(made));
    expect(await filesOf(dir)).toEqual(before);
    await make(dir, { callout: true, agents: [{ name: 'new', shards: ['*'] }] });
    const { 'agents/new.creds': added, ...others } = await filesOf(dir);
    expect(added).toMatch(/^-----BEGIN NATS USER JWT-----\n/);
    expect(others).toEqual(before);
  });

  it('asks before servers have to read anything again', async () => {
    await using dir = await tempDir();
    await make(dir);
    const before = await filesOf(dir);
    await expect(make(dir, { callout: true })).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
    expect(await filesOf(dir)).toEqual(before);
    await make(dir, { callout: true, overwrite: true });
    const { users } = await make(dir, { callout: true, overwrite: true, relays: ['r2'] });
    // Those that are not named this time are there, too: servers do not ask about them.
    const asked = (await accountIn(dir, 'SHARDCAST')).authorization?.auth_users;
    const known = [before['relays/r1.creds'], before['admin.creds']].map((text) => claimsIn(text ?? '').sub);
    expect(asked).toHaveLength(3);
    expect(asked).toEqual(expect.arrayContaining([...known, users[0]?.nkey]));
  });

  it('renews credentials by the same keys', async () => {
    await using dir = await tempDir();
    const made = await make(dir, { lifeMs: HOUR_MS });
    const config = await readFile(made.configFile, 'utf8');
    const renewed = await make(dir, { renew: true, lifeMs: 2 * HOUR_MS });
    expect(keysOf(renewed)).toEqual(keysOf(made));
    for (const [index, { file, expiresAt }] of renewed.users.entries()) {
      expect(claimsIn(await readFile(file, 'utf8')).exp).toBe((expiresAt ?? 0) / 1000);
      expect((expiresAt ?? 0) - (made.users[index]?.expiresAt ?? 0)).toBeGreaterThanOrEqual(HOUR_MS);
    }
    expect(await readFile(made.configFile, 'utf8')).toBe(config);
  });

  it('holds for a year by default', async () => {
    await using dir = await tempDir();
    const { users } = await make(dir);
    const year = Date.now() + 365 * 24 * HOUR_MS;
    expect(Math.abs((users[0]?.expiresAt ?? 0) - year)).toBeLessThan(60_000);
  });
});

describe('rights that change', () => {
  it('are more at once, by the same key; fewer only with a revocation, by another', async () => {
    await using dir = await tempDir();
    const made = await make(dir);
    const more = await make(dir, {
      agents: [{ name: 'edge', shards: ['tenant-1', 'tenant-2', 'tenant-3'] }],
    });
    expect(keysOf(more)).toEqual(keysOf(made));
    const before = await filesOf(dir);
    const fewer = { agents: [{ name: 'edge', shards: ['tenant-1'] }] };
    await expect(make(dir, { ...fewer, overwrite: true })).rejects.toMatchObject({
      ...INVALID,
      hint: expect.stringContaining('--revoke agents/edge'),
    });
    await expect(make(dir, { ...fewer, revoke: ['agents/edge'] })).rejects.toMatchObject({
      code: 'ALREADY_EXISTS',
    });
    expect(await filesOf(dir)).toEqual(before);
    const revoked = await make(dir, { ...fewer, revoke: ['agents/edge'], overwrite: true });
    const { edge: old = '', ...others } = keysOf(made);
    expect(keysOf(revoked)).toEqual({ ...others, edge: expect.not.stringContaining(old) });
    const revocations = { [old]: expect.any(Number) };
    expect((await accountIn(dir, 'SHARDCAST_AGENTS')).revocations).toEqual(revocations);
    expect((await accountIn(dir, 'SHARDCAST')).revocations).toBeUndefined();
    // And it stays revoked.
    const { nkey = '', file = '' } = (await make(dir, fewer)).users.at(-1) ?? {};
    expect((await accountIn(dir, 'SHARDCAST_AGENTS')).revocations).toEqual(revocations);
    await make(dir, { agents: [], revoke: ['agents/edge.creds'], overwrite: true });
    const twice = { ...revocations, [nkey]: expect.any(Number) };
    expect((await accountIn(dir, 'SHARDCAST_AGENTS')).revocations).toEqual(twice);
    await expect(stat(file)).rejects.toThrow('ENOENT');
  });

  it('of a relay are not fewer by a slip', async () => {
    await using dir = await tempDir();
    const mesh = { streams: 2, partitionOf, archiveBucket: 'archive' };
    const { users } = await make(dir, { mesh });
    const file = users[0]?.file ?? '';
    const before = await readFile(file, 'utf8');
    await expect(make(dir)).rejects.toMatchObject({
      code: 'ALREADY_EXISTS',
      hint: expect.stringContaining('--archive'),
    });
    expect(await readFile(file, 'utf8')).toBe(before);
    await make(dir, { overwrite: true });
    const [were, are] = [before, await readFile(file, 'utf8')].map(claimsIn);
    expect(are?.sub).toBe(were?.sub);
    expect(are?.nats.pub?.allow?.length).toBeLessThan(were?.nats.pub?.allow?.length ?? 0);
  });

  it.each([
    ['agents/nobody', { code: 'NOT_FOUND' }],
    ['edge', INVALID],
    ['agents/../admin', INVALID],
    ['accounts/SYS.nk', INVALID],
  ])('cannot be taken from %s', async (place, problem) => {
    await using dir = await tempDir();
    await make(dir);
    const before = await filesOf(dir);
    await expect(make(dir, { revoke: [place], overwrite: true })).rejects.toMatchObject(problem);
    expect(await filesOf(dir)).toEqual(before);
  });

  it('do not fit into credentials without end', async () => {
    await using dir = await tempDir();
    const shards = Array.from({ length: 2_000 }, (_, index) => `tenant-${index}`);
    await expect(make(dir, { agents: [{ name: 'edge', shards }] })).rejects.toMatchObject({
      code: 'LIMIT_EXCEEDED',
      details: { reason: 'credentials' },
    });
    await expect(stat(dir.join('nats'))).rejects.toThrow('ENOENT');
  });
});

describe('files that do not belong there are refused, nothing is written, and nothing of them is repeated:', () => {
  const user = Buffer.from(createUser().getSeed()).toString();
  it.each([
    ['operator.nk', user],
    ['operator.nk', undefined],
    ['accounts/SHARDCAST.nk', user],
    ['accounts/SHARDCAST_AGENTS.nk', undefined],
    ['accounts/SHARDCAST.jwt', 'noise'],
    ['relays/r1.creds', 'noise'],
    ['agents/edge.creds', user],
  ])('%s', async (place, text) => {
    await using dir = await tempDir();
    await make(dir);
    const path = dir.join('nats', place);
    await (text === undefined ? rm(path) : writeFile(path, text));
    const before = await filesOf(dir);
    await expect(make(dir, { overwrite: true })).rejects.toMatchObject(INVALID);
    await expect(make(dir, { overwrite: true })).rejects.not.toThrow(user);
    expect(await filesOf(dir)).toEqual(before);
  });

  it('credentials of another operator, and of another user', async () => {
    await using dir = await tempDir();
    await using other = await tempDir();
    await make(dir);
    await make(other);
    const [mine, theirs] = [await filesOf(dir), await filesOf(other)];
    const [jwt] = (mine['agents/edge.creds'] ?? '').split('BEGIN USER NKEY SEED');
    const [, seed] = (theirs['agents/edge.creds'] ?? '').split('BEGIN USER NKEY SEED');
    for (const text of [theirs['agents/edge.creds'] ?? '', `${jwt}BEGIN USER NKEY SEED${seed}`]) {
      await writeFile(dir.join('nats', 'agents', 'edge.creds'), text);
      await expect(make(dir)).rejects.toMatchObject(INVALID);
    }
  });

  it('the other way to know users', async () => {
    await using dir = await tempDir();
    await using other = await tempDir();
    await make(dir);
    await makeNatsConfig(wanted(other));
    await expect(makeNatsConfig(wanted(dir, { overwrite: true }))).rejects.toMatchObject(INVALID);
    await expect(make(other, { overwrite: true })).rejects.toMatchObject(INVALID);
  });
});

it('secrets that others could read are theirs no more', async () => {
  await using dir = await tempDir();
  const { users } = await make(dir);
  const secret = [dir.join('nats', 'operator.nk'), ...users.map(({ file }) => file)];
  for (const renew of [false, true]) {
    for (const file of secret) await chmod(file, 0o644);
    await make(dir, { renew });
    for (const file of secret) expect((await stat(file)).mode & 0o777).toBe(0o600);
  }
});
