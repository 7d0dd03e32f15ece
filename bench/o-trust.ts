import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCertificate } from '../src/auth/certificates.js';
import type { Role } from '../src/auth/principal.js';
import { createKeys, createToken, JWKS_FILE } from '../src/auth/signing-keys.js';
import { Publisher } from '../src/client/publisher.js';
import { Stack } from '../src/core/lifecycle.js';
import { type Access, tokenFrom } from '../src/wire/access.js';
import { addedToAgent } from './b-bootstrap.js';
import { type Figure, inTurn, quantile, rate } from './figure.js';
import { type RunningRelay, startRelay } from './processes.js';
import type { Tuple } from './tuple-set.js';

const SHARD = 'one-by-one';
const TUPLE: Tuple = ['doc:1', 'viewer', 'user:00000001'];
const ROUND = 500;
const LIFE_MS = 3_600_000;
const HOSTS = ['localhost', '127.0.0.1'];

/** Two relays with the same data: one that knows nobody, and one with TLS that lets nobody in without a token. */
export const trust: Figure = {
  name: 'o',
  question: 'What do TLS and tokens cost?',
  target: 'bootstraps at least 0.7 of those without, publishes at most 1.3 of the p50 without',
  async run(profile) {
    const { tuples, dir, prepared, progress } = profile;
    progress('start two relays');
    await using stack = new Stack();
    const files = await trustIn(join(dir, 'trust'));
    const start = async (name: string, more: readonly string[]) => {
      await prepared.copyTo(join(dir, name));
      const relay = await startRelay(join(dir, name), more);
      stack.add(async () => await relay[Symbol.asyncDispose]());
      return relay;
    };
    const plain = await start('plain', []);
    const guarded = await start('guarded', files.ofRelay);
    const bootstraps = async (relay: RunningRelay, name: string, more: readonly string[]) =>
      rate(tuples, await addedToAgent(profile, relay.address, name, more));
    const pairs = await inTurn(
      profile.pairs ?? 5,
      (pair) => bootstraps(guarded, `guarded-${pair}`, files.ofAgent),
      (pair) => bootstraps(plain, `plain-${pair}`, []),
    );
    const peer = 'the same without';
    const guardedP50 = await publishing(guarded, stack, files.ofPublisher);
    const plainP50 = await publishing(plain, stack, {});
    progress('publish');
    return [
      {
        what: 'bootstrap with TLS and a token: empty agent until OPA answers',
        peer,
        unit: 'records/s',
        target: { kind: 'at least', ratio: 0.7 },
        pairs,
      },
      {
        what: 'publish with TLS and a token, one by one, p50',
        peer,
        unit: 'ms',
        target: { kind: 'at most', ratio: 1.3 },
        pairs: await inTurn(profile.pairs ?? 5, guardedP50, plainP50),
      },
    ];
  },
};

/** Keys, a certificate and tokens, as the command line makes them. */
async function trustIn(folder: string) {
  await createKeys(folder);
  const { certFile, keyFile, caFile } = await createCertificate(folder, {
    name: 'relay',
    hosts: HOSTS,
    lifeMs: LIFE_MS,
  });
  const tokenFile = async (role: Role) => {
    const request = {
      name: role,
      role,
      shards: ['*'],
      collections: ['*'],
      lifeMs: LIFE_MS,
      audience: 'shardcast',
    };
    const path = join(folder, `${role}.token`);
    writeFileSync(path, await createToken(folder, request), { mode: 0o600 });
    return path;
  };
  const jwks = join(folder, JWKS_FILE);
  return {
    ofRelay: ['--auth-jwks', jwks, '--tls-cert', certFile, '--tls-key', keyFile],
    ofAgent: ['--token-file', await tokenFile('agent'), '--tls-ca', caFile],
    ofPublisher: { token: tokenFrom(await tokenFile('publisher')), tls: { ca: caFile } },
  };
}

/** Milliseconds from a publish to its receipt. */
async function publishing(
  { address }: RunningRelay,
  stack: Stack,
  access: Access,
): Promise<() => Promise<number>> {
  const publisher = new Publisher({ relay: address, name: 'publisher', ...access });
  stack.add(() => publisher.close());
  const once = async () => {
    const started = performance.now();
    await publisher.publish(SHARD, (delta) => delta.put('tuples', TUPLE, true));
    return performance.now() - started;
  };
  const round = async () => {
    const times: number[] = [];
    for (let count = 0; count < ROUND; count++) times.push(await once());
    return quantile(times, 0.5);
  };
  await round();
  return round;
}
