import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShardcastError } from '../../src/core/errors.js';
import { CHANNELS_MAX, ChannelPool } from '../../src/wire/channel-pool.js';
import { addressesOf, movedError, RELAYS_NAMED_MAX, relaysOf } from '../../src/wire/moved.js';
import { HOPS_MAX, RouteTable, RouteWalk } from '../../src/wire/routes.js';

const away = new ShardcastError('UNAVAILABLE', 'away');
const movedTo = (...relays: string[]) => movedError({ shard: 's', relays });

describe('MOVED', () => {
  it('names relays, which are read back as far as they are addresses', () => {
    const error = movedError({ shard: 's', relays: ['a:1', '[::1]:2'], owner: 'a:1' });
    expect(error.toJSON()).toMatchObject({
      code: 'MOVED',
      retry: 'resume',
      details: { shard: 's', relays: 'a:1,[::1]:2', owner: 'a:1' },
    });
    expect(relaysOf(error)).toEqual(['a:1', '[::1]:2']);
    expect(relaysOf(new ShardcastError('GAP', 'm', { details: { relays: 'a:1' } }))).toEqual([]);
    expect(addressesOf(['a:1', 'a:1', 'b', 'http://c:1', 'd:1/x', '', ' e:2'])).toEqual(['a:1']);
    expect(addressesOf(Array.from({ length: 100 }, (_, n) => `r:${n}`))).toHaveLength(RELAYS_NAMED_MAX);
  });
});

describe('A table of routes', () => {
  it('asks the configured relays in turn, as they fail', () => {
    const routes = new RouteTable(['a:1', 'b:1', 'c:1']);
    const seen = [];
    for (let n = 0; n < 4; n++) {
      seen.push(routes.addressOf('s'));
      routes.failed('s', routes.addressOf('s'));
    }
    expect(seen).toEqual(['a:1', 'b:1', 'c:1', 'a:1']);
    routes.failed('s', 'a:1'); // is not asked now
    expect(routes.addressOf('other')).toBe('b:1');
    expect(() => new RouteTable([])).toThrow('no relay is named');
  });

  it('remembers who serves a shard, until none of them answers', () => {
    const routes = new RouteTable('a:1');
    routes.moved('s', ['b:1', 'c:1']);
    expect([routes.addressOf('s'), routes.addressOf('t')]).toEqual(['b:1', 'a:1']);
    routes.failed('s', 'b:1');
    routes.failed('s', 'b:1'); // told twice of the same
    expect(routes.addressOf('s')).toBe('c:1');
    routes.failed('s', 'c:1');
    expect([routes.addressOf('s'), routes.size]).toEqual(['a:1', 0]);
    routes.moved('s', []);
    expect(routes.addressOf('s')).toBe('a:1');
    // When the only one that was configured is gone for good, those that were named are still known.
    routes.failed('s', 'a:1');
    expect(routes.addressOf('s')).toBe('b:1');
  });

  it('is bounded, and forgets first what was learned longest ago', () => {
    const routes = new RouteTable('a:1', 100);
    for (let n = 0; n < 100; n++) routes.moved(`s${n}`, [`r:${n}`]);
    routes.moved('s0', ['r:0']);
    for (let n = 100; n < 150; n++) routes.moved(`s${n}`, [`r:${n}`]);
    expect(routes.size).toBe(100);
    expect(routes.addressOf('s0')).toBe('r:0');
    expect(routes.addressOf('s40')).toBe('a:1');
    expect(routes.addressOf('s149')).toBe('r:149');
  });
});

describe('A walk', () => {
  it('follows redirections, and passes over who was asked already', () => {
    const walk = new RouteWalk(new RouteTable('a:1'), 's');
    expect(walk.next('a:1', movedTo('b:1', 'c:1'))).toBe(true);
    expect(walk.address).toBe('b:1');
    expect(walk.next('b:1', away)).toBe(true);
    expect(walk.address).toBe('c:1');
    expect(walk.next('c:1', movedTo('b:1', 'd:1'))).toBe(true);
    expect(walk.address).toBe('d:1');
    expect(walk.next('d:1', movedTo('b:1', 'c:1'))).toBe(false);
    walk.again();
    expect(walk.next('b:1', movedTo('c:1'))).toBe(true);
  });

  it('does not ask another for what is wrong with the question', () => {
    const walk = new RouteWalk(new RouteTable(['a:1', 'b:1']), 's');
    for (const code of ['NOT_FOUND', 'INVALID_ARGUMENT', 'TRIMMED', 'CANCELLED'] as const) {
      expect(walk.next('a:1', new ShardcastError(code, 'no'))).toBe(false);
    }
    expect(walk.address).toBe('a:1');
    expect(walk.next('a:1', new ShardcastError('DEADLINE_EXCEEDED', 'late'))).toBe(false);
    expect(walk.address).toBe('b:1'); // but the next question goes elsewhere
  });

  it('ends, whatever relays say, and never asks one twice', () => {
    const relay = fc.constantFrom('a:1', 'b:1', 'c:1', 'd:1', 'e:1', 'f:1', 'g:1', 'h:1', 'i:1');
    const answer = fc.oneof(
      fc.constant(away),
      fc.array(relay, { maxLength: 3 }).map((relays) => movedTo(...relays)),
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(relay, { minLength: 1 }),
        fc.array(answer, { minLength: 40 }),
        (given, all) => {
          const walk = new RouteWalk(new RouteTable(given), 's');
          const asked: string[] = [];
          let redirections = 0;
          for (const one of all) {
            const { address } = walk;
            asked.push(address);
            if (one.code === 'MOVED') redirections++;
            if (!walk.next(address, one)) break;
          }
          expect(new Set(asked).size).toBe(asked.length);
          expect(redirections).toBeLessThanOrEqual(HOPS_MAX + 1);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('Channels', () => {
  it('are one per relay, and those without a call go when there are too many', () => {
    using pool = new ChannelPool();
    const first = pool.to('127.0.0.1:1');
    expect(pool.to('127.0.0.1:1')).toBe(first);
    for (let port = 2; port <= 3 * CHANNELS_MAX; port++) pool.to(`127.0.0.1:${port}`);
    expect(pool.size).toBeLessThanOrEqual(CHANNELS_MAX);
  });
});
