import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { completedCommands } from '../../src/cli/completion/words.js';
import { shardcast } from '../support/command-line.js';

async function script(shell: string): Promise<string> {
  const { exit, stdout } = await shardcast(['completion', shell]);
  expect(exit).toBe(0);
  return stdout;
}

const installed = (shell: string) => spawnSync(shell, ['--version']).status === 0;

describe('bash', async () => {
  const source = await script('bash');

  /** What bash offers for the last of these words. */
  function offered(...words: string[]): string[] {
    const quoted = words.map((word) => `'${word}'`).join(' ');
    const run = `${source}\nCOMP_WORDS=(${quoted}); COMP_CWORD=${words.length - 1}; _shardcast; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr, status } = spawnSync('bash', ['--norc', '-c', run], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    return stdout.split('\n').filter(Boolean);
  }

  test('offers commands, groups, options and choices', () => {
    expect(offered('shardcast', 'sh')).toEqual(['shard']);
    expect(offered('shardcast', 's')).toEqual(['scan', 'shard', 'status', 'snapshot']);
    expect(offered('shardcast', 'shard', '')).toEqual(['ls', 'delete']);
    expect(offered('shardcast', 'relay', '--h')).toEqual([
      '--http',
      '--history-bytes',
      '--heartbeat',
      '--help',
    ]);
    expect(offered('shardcast', 'relay', '--log-level', 'w')).toEqual(['warn']);
    expect(offered('shardcast', 'shard', 'delete', '--y')).toEqual(['--yes']);
    expect(offered('shardcast', 'completion', '')).toEqual(expect.arrayContaining(['bash', 'zsh', 'fish']));
    expect(offered('shardcast', 'import', '--file', '/dev/nul')).toEqual(['/dev/null']);
    expect(offered('shardcast', 'scan', '--limit', '')).toEqual([]);
  });

  test('offers every option of every command', () => {
    for (const { name, options } of completedCommands()) {
      const words = offered('shardcast', ...name.split(' '), '--');
      expect(words, name).toEqual(expect.arrayContaining(options.map(({ flag }) => flag)));
    }
  });
});

describe.runIf(installed('zsh'))('zsh', () => {
  test('takes the script and offers commands', async () => {
    const run = `autoload -Uz compinit && compinit -u -D\n${await script('zsh')}\n(( $+functions[_shardcast] )) && print loaded`;
    const { stdout, stderr } = spawnSync('zsh', ['-f', '-c', run], { encoding: 'utf8' });
    expect([stdout.trim(), stderr]).toEqual(['loaded', '']);
  });
});

describe.runIf(installed('fish'))('fish', () => {
  test('offers commands, options and choices', async () => {
    const source = await script('fish');
    const offered = (line: string) => {
      const run = `${source}\ncomplete -C '${line}'`;
      const { stdout } = spawnSync('fish', ['--no-config', '-c', run], { encoding: 'utf8' });
      return stdout.split('\n').map((answer) => answer.split('\t')[0]);
    };
    expect(offered('shardcast sha')).toContain('shard');
    expect(offered('shardcast shard ')).toEqual(expect.arrayContaining(['ls', 'delete']));
    expect(offered('shardcast relay --log-level w')).toContain('warn');
    expect(offered('shardcast relay --heart')).toContain('--heartbeat');
  });
});

test.each(['zsh', 'fish'])(
  '%s: the script names every option of every command, and its quotes are closed',
  async (shell) => {
    const source = await script(shell);
    for (const { options } of completedCommands()) {
      for (const { flag } of options)
        expect(source).toContain(shell === 'fish' ? `-l ${flag.slice(2)}` : flag);
    }
    // Both quote as a POSIX shell would, but for fish's \\' inside quotes.
    const plain = source.replaceAll("\\'", '');
    expect(plain.split("'").length % 2).toBe(1);
  },
);
