import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { Child } from '../support/child-process.js';
import { built } from '../support/shardcast-process.js';
import type { Verdict } from './run.js';

const SCRIPT = resolve(import.meta.dirname, '..', '..', 'scripts', 'chaos.mjs');
const TEST_TIMEOUT_MS = 240_000;

async function chaos(...args: string[]): Promise<{ code: number | null; verdict: Verdict }> {
  await built();
  await using child = new Child(process.execPath, [SCRIPT, '--json', ...args]);
  const { code } = await child.exited;
  expect(child.stderr).toBe('');
  return { code, verdict: JSON.parse(child.stdout) as Verdict };
}

test('a short run: relays, nats-servers and agents are killed and stopped, and everything holds', {
  timeout: TEST_TIMEOUT_MS,
}, async () => {
  const size = ['--rounds', '2', '--shards', '20', '--agents', '6', '--rate', '100', '--seed', '3'];
  const { code, verdict } = await chaos(...size);
  expect(verdict).toMatchObject({ held: true, failures: [], violations: [], seed: 3, rounds: 2 });
  expect(code).toBe(0);
  expect(verdict.acknowledged).toBeGreaterThanOrEqual(verdict.published);
  expect(verdict.published).toBeGreaterThan(200);
  expect(verdict.steps).toBeGreaterThan(verdict.published / 4);
  // Each shard at two agents and, with three relays of which each partition has two, at two relays.
  expect(verdict.replicas).toBeGreaterThanOrEqual(20 * 4);
});

test('arguments that make no run are refused', async () => {
  await using child = new Child(process.execPath, [SCRIPT, '--relays', '0']);
  expect(await child.exited).toMatchObject({ code: 2 });
  expect(child.stderr).toContain('--relays: expected 1 to 9');
});
