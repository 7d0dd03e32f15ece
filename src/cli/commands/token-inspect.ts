import { claimsOf } from '../../auth/claims.js';
import type { Run } from '../context.js';
import { openInput, readText } from '../input/input-stream.js';

export const run: Run<'token inspect'> = async (context) => {
  const { config, output } = context;
  let token = '';
  for await (const text of readText(openInput(config.file, context))) token += text;
  const claims = claimsOf(token.trim());
  output.result(
    () => JSON.stringify(claims),
    () =>
      Object.entries(claims)
        .map(([name, value]) => `${name.padEnd(12)} ${show(value)}`)
        .join('\n'),
  );
  return undefined;
};

function show(value: unknown): string {
  return Array.isArray(value) ? value.join(' ') || '(none)' : String(value);
}
