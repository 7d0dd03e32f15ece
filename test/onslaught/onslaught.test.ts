import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { Child } from '../support/child-process.js';
import { built } from '../support/shardcast-process.js';

const script = resolve(import.meta.dirname, '..', '..', 'scripts', 'onslaught.mjs');

it('a mesh that is attacked refuses everything, and serves whoever it knows', async () => {
  await built();
  // How fast is for `npm run onslaught`, on a machine that does nothing else.
  const args = ['--json', '--connections', '400', '--seconds', '1', '--slower', '1000'];
  await using onslaught = new Child(process.execPath, [script, ...args]);
  const { code } = await onslaught.exited;
  const lines = onslaught.stdout.split('\n').filter((line) => line.startsWith('{'));
  const shapes = lines.map(
    (line) => JSON.parse(line) as { attack?: string; refused?: boolean; served?: boolean },
  );
  const attacks = shapes.filter(({ attack }) => attack !== undefined);
  expect(
    attacks.filter(({ refused }) => refused !== true),
    onslaught.stderr,
  ).toEqual([]);
  expect(attacks.length).toBeGreaterThan(60);
  expect(shapes.at(-1)).toMatchObject({ served: true });
  expect(code).toBe(0);
}, 180_000);
