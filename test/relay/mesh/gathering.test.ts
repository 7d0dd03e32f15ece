import { expect, it } from 'vitest';
import { watchService } from '../../../src/wire/services.js';
import { wire } from '../../../src/wire/wire.js';
import { shardcast } from '../../support/command-line.js';
import { eventually } from '../../support/eventually.js';
import { SplitMesh } from '../../support/split-mesh.js';

const { CURRENT, BEHIND, GONE } = wire.AgentPosition.State;

/** An agent by hand, at the relay that is named. */
function attend(mesh: SplitMesh, relay: string, agent: string) {
  const call = mesh.channel(relay).bidi(watchService.watch);
  call.on('error', () => undefined).on('data', () => undefined);
  call.write({ open: { shard: 'ab1', agent, named: true } });
  const report = (sinkRevision: number) =>
    call.write({ progress: { sinkRevision, replicaRevision: sinkRevision } });
  return { report, leave: () => call.cancel() };
}

it('a wait asks all relays that serve the shard, wherever it is asked', async () => {
  await using mesh = await SplitMesh.start('abc');
  const publisher = mesh.publisher('c');
  const { token } = await publisher.publish('ab1', (delta) => delta.put('n', ['k'], 1));
  const states = async (timeoutMs: number) => {
    const { agents, complete, silent } = await publisher.wait(token, { timeoutMs });
    const byName = Object.fromEntries(agents.map(({ agent, state }) => [agent, state]));
    return { ...byName, complete, silent };
  };
  const here = attend(mesh, 'a', 'one');
  const there = attend(mesh, 'b', 'two');
  await eventually('both are known', async () => {
    expect(await states(1)).toEqual({ one: BEHIND, two: BEHIND, complete: false, silent: [] });
    return true;
  });
  here.report(1);
  await eventually('one has it', async () => {
    expect(await states(1)).toEqual({ one: CURRENT, two: BEHIND, complete: false, silent: [] });
    return true;
  });
  const waiting = states(20_000);
  there.report(1);
  expect(await waiting).toEqual({ one: CURRENT, two: CURRENT, complete: true, silent: [] });
  // An agent that moves is gone at one relay and present at the other: it counts where it is.
  here.leave();
  await eventually('one is gone', async () => ((await states(1)) as Record<string, unknown>).one === GONE);
  const again = attend(mesh, 'b', 'one');
  await eventually('one is at b, and behind', async () => {
    expect(await states(1)).toEqual({ one: BEHIND, two: CURRENT, complete: false, silent: [] });
    return true;
  });
  again.report(1);
  expect(await states(20_000)).toEqual({ one: CURRENT, two: CURRENT, complete: true, silent: [] });
});

it('vouches for nobody whose relay does not answer', async () => {
  await using mesh = await SplitMesh.start('ab');
  const publisher = mesh.publisher('a');
  const { token } = await publisher.publish('ab1', (delta) => delta.put('n', ['k'], 1));
  expect(await publisher.wait(token)).toMatchObject({ agents: [], complete: true });
  await mesh.relays.get('b')?.stop();
  const asked = publisher.wait(token, { timeoutMs: 600 });
  expect(await asked).toMatchObject({ agents: [], complete: false, silent: ['b'] });
  const flags = ['--relay', mesh.address('a'), '--shard', 'ab1', '--wait', '--wait-timeout', '600ms'];
  const said = await shardcast(['publish', ...flags, 'doc:a#viewer@user:x']);
  expect(said.exit).toBe(7);
  expect(said.stdout).toContain('relay b does not answer: its agents of ab1 are not known');
  // It comes back within the time.
  const patient = publisher.wait(token, { timeoutMs: 20_000 });
  await mesh.startRelay('b');
  expect(await patient).toMatchObject({ complete: true, silent: [] });
});
