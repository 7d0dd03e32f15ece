import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Publisher } from '../../src/client/publisher.js';
import { Reader } from '../../src/client/reader.js';
import type { Child } from '../support/child-process.js';
import { eventually } from '../support/eventually.js';
import { Attacker, attackers, FRAMES, frame } from '../support/http2-attacker.js';
import { Keys } from '../support/keys.js';
import { startShardcast } from '../support/shardcast-process.js';
import { type TempDir, tempDir } from '../support/temp-dir.js';

const MIB = 1024 * 1024;
const PING = frame(FRAMES.ping, 0, 0, Buffer.alloc(8));
const many = (make: () => Buffer) => () => Buffer.concat(Array.from({ length: 200 }, make));

/** Who has a token, and goes on whatever the others do. */
class Legit {
  readonly publisher: Publisher;
  readonly reader: Reader;
  published = 0;
  slowestMs = 0;
  #stopped = false;
  readonly #running: Promise<void>;

  constructor(relay: string, tokens: { publisher: string; agent: string }) {
    this.publisher = new Publisher({ relay, token: tokens.publisher });
    this.reader = new Reader({ relay, token: tokens.agent });
    this.#running = this.#run();
  }

  /** Another publish, and its read, while `attack` goes on; throws what failed. */
  async during(attack: Promise<unknown>): Promise<void> {
    const before = this.published;
    await attack;
    await eventually('it goes on', () => this.published > before + 3);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
    await this.publisher.close();
    this.reader.close();
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      const sinceMs = performance.now();
      const { revision } = await this.publisher.publish('acme', (d) => d.put('n', ['k'], this.published), {
        timeoutMs: 10_000,
      });
      const { record } = await this.reader.get('acme', 'n', ['k'], {
        atRevision: revision,
        timeoutMs: 10_000,
      });
      if (record?.json.toString() !== String(this.published)) throw new Error('another record was read');
      this.published++;
      this.slowestMs = Math.max(this.slowestMs, performance.now() - sinceMs);
    }
  }
}

describe('a relay under attack', () => {
  let dir: TempDir;
  let keys: Keys;
  let relay: Child;
  let at: { listen: string; http: string };
  let legit: Legit;
  let monitor: string;

  beforeAll(async () => {
    dir = await tempDir();
    keys = await Keys.make();
    relay = await startShardcast([
      'relay',
      '--json',
      `--data=${dir.join('data')}`,
      '--listen=127.0.0.1:0',
      '--http=127.0.0.1:0',
      `--auth-jwks=${keys.jwks}`,
    ]);
    await eventually('it listens', () => relay.stdout.includes('http'), { timeoutMs: 30_000 });
    at = JSON.parse(relay.stdout) as typeof at;
    monitor = await keys.token('monitor', []);
    const publisher = await keys.token('publisher', ['acme']);
    legit = new Legit(at.listen, { publisher, agent: await keys.token('agent', ['acme']) });
    await eventually('it publishes', () => legit.published > 0);
  }, 60_000);

  afterAll(async () => {
    await legit?.stop();
    await relay?.[Symbol.asyncDispose]();
    await keys?.[Symbol.asyncDispose]();
    await dir?.[Symbol.asyncDispose]();
  });

  async function refused(reason: string): Promise<number> {
    const headers = { authorization: `Bearer ${monitor}` };
    const text = await (await fetch(`http://${at.http}/metrics`, { headers })).text();
    return Number(new RegExp(`refused_total\\{reason="${reason}"\\} (\\d+)`).exec(text)?.[1]);
  }

  it('drops a thousand connections that say nothing, and those that say it slowly', async () => {
    const halfOpen = await attackers(1_000, at.listen);
    const slow = await attackers(50, at.listen);
    const slowHttp = await attackers(50, at.http);
    const drip = (async () => {
      for (let n = 0; n < 20 && [...slow, ...slowHttp].some(({ isClosed }) => !isClosed); n++) {
        for (const one of slow) one.send(Buffer.from('PRI * HTTP/2.0\r\n\r\nSM'.charAt(n) || 'x'));
        for (const one of slowHttp) one.send(Buffer.from('GET /healthz HTTP/1.1\r\nx'.charAt(n) || 'x'));
        await eventually('a second', secondSince(performance.now()));
      }
    })();
    const all = [...halfOpen, ...slow, ...slowHttp];
    const closed = eventually('all are dropped', () => all.every(({ isClosed }) => isClosed), {
      timeoutMs: 40_000,
      intervalMs: 200,
    });
    await legit.during(Promise.all([drip, closed]));
    expect(await refused('silent')).toBeGreaterThanOrEqual(1_050);
  }, 90_000);

  it('ends a flood of pings, of settings and of calls that are reset at once', async () => {
    const floods: readonly ((attacker: Attacker) => () => Buffer)[] = [
      () => many(() => PING),
      () => many(() => frame(FRAMES.settings, 0, 0)),
      (attacker) => many(() => attacker.openAndReset()),
    ];
    for (const flood of floods) {
      using attacker = await Attacker.connect(at.listen);
      attacker.begin();
      await legit.during(attacker.flood(flood(attacker), 64 * MIB));
      await eventually('the connection is ended', () => attacker.isClosed);
      expect(attacker.sentBytes).toBeLessThan(64 * MIB);
    }
  }, 90_000);

  it('ends who sends pings at a pace that is answered', async () => {
    using attacker = await Attacker.connect(at.listen);
    attacker.begin();
    const burst = many(() => PING)();
    attacker.socket.on('data', () => {
      if (attacker.sentBytes < 64 * MIB) attacker.send(burst);
    });
    attacker.send(burst);
    await legit.during(eventually('the connection is ended', () => attacker.isClosed));
    expect(attacker.sentBytes).toBeLessThan(64 * MIB);
    expect(await refused('stranger')).toBeGreaterThan(0);
  }, 60_000);

  it('ends who sends headers without end, over gRPC and HTTP', async () => {
    using attacker = await Attacker.connect(at.listen);
    attacker.begin();
    attacker.send(frame(FRAMES.headers, 0, 1, Buffer.alloc(16_000, 0x00)));
    const more = () => frame(FRAMES.continuation, 0, 1, Buffer.alloc(16_000, 0x00));
    await legit.during(attacker.flood(more, 64 * MIB));
    await eventually('the connection is ended', () => attacker.isClosed);
    expect(attacker.sentBytes).toBeLessThan(8 * MIB);
    using http = await Attacker.connect(at.http);
    http.send(Buffer.from('GET /healthz HTTP/1.1\r\n'));
    await legit.during(http.flood(() => Buffer.from(`x: ${'y'.repeat(8_000)}\r\n`), 64 * MIB));
    await eventually('the connection is ended', () => http.isClosed);
    expect(http.sentBytes).toBeLessThan(8 * MIB);
  }, 60_000);

  it('answered whoever it knows all the while', async () => {
    const headers = { authorization: 'Bearer forged' };
    expect((await fetch(`http://${at.http}/metrics`, { headers })).status).toBe(401);
    expect((await fetch(`http://${at.http}/healthz`)).status).toBe(200);
    expect(legit.slowestMs).toBeLessThan(10_000);
    expect(relay.running).toBe(true);
  });
});

function secondSince(sinceMs: number): () => boolean {
  return () => performance.now() - sinceMs > 1_000;
}
