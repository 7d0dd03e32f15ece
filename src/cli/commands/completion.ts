import type { Run } from '../context.js';

export const run: Run<'completion'> = async ({ args, output }) => {
  output.line((await scriptFor(args[0])).trimEnd());
  return undefined;
};

/** The argument is one of the table's choices: commander has seen to that. */
async function scriptFor(shell: string | undefined): Promise<string> {
  if (shell === 'bash') return (await import('../completion/bash.js')).bashCompletion();
  if (shell === 'zsh') return (await import('../completion/zsh.js')).zshCompletion();
  return (await import('../completion/fish.js')).fishCompletion();
}
