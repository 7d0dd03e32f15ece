import type { Run } from '../context.js';
import { runToolsInstall } from './tools.js';

export const run: Run<'tools install'> = async ({ args, output, env, stderr, signal }) => {
  await runToolsInstall(
    { names: args.length === 0 ? ['opa'] : args, json: output.json, print: (line) => output.line(line) },
    { env, signal, progress: stderr, log: (line) => output.note(line) },
  );
  return undefined;
};
