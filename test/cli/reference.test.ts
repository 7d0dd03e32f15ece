import { expect, test } from 'vitest';
import { reference } from '../../src/cli/reference.js';

test('docs/cli.md is what the tables say; `npx vitest run test/cli/reference.test.ts -u` writes it', async () => {
  await expect(reference()).toMatchFileSnapshot('../../docs/cli.md');
});
