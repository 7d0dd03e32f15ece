import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { elapsedMs, type Figure, type Pair, type Profile } from './figure.js';
import { MOUNT, visible } from './mesh.js';
import { startAgent, startOpa, startRelay } from './processes.js';
import { SHARD, type Tuple } from './tuple-set.js';

/**
 * Twice: a shard is added to an agent that runs and holds nothing, and an agent is started with the shard. The first is what the
 * target is for, as the peer's process runs, too; the second has the start of Node in it. The peer's JSON is made before.
 */
export const bootstrap: Figure = {
  name: 'b',
  question: 'How long until a fresh OPA answers with the data of an agent that has nothing?',
  target: 'at most 2.0 of the bare PUT of the same JSON',
  async run(profile) {
    const { tupleSet, dir, prepared, progress } = profile;
    progress('make the document');
    const document = tupleSet.document();
    await prepared.copyTo(join(dir, 'relay'));
    await using relay = await startRelay(join(dir, 'relay'));
    let weight = '';
    const running: Pair[] = [];
    const fromStart: Pair[] = [];
    for (let pair = 0; pair < (profile.pairs ?? 5); pair++) {
      const added = await addedToAgent(profile, relay.address, pair);
      const started = await startedAgent(profile, relay.address, pair);
      const peer = await bareBootstrap(profile, document);
      weight = started.weight;
      running.push({ ours: added, peer });
      fromStart.push({ ours: started.ms, peer });
    }
    const relayDisk = bytesBelow(join(dir, 'relay'));
    const common = { peer: 'bare PUT of the same JSON', unit: 'ms' };
    return [
      {
        ...common,
        what: 'bootstrap: empty agent until OPA answers',
        target: { kind: 'at most', ratio: 2 },
        pairs: running,
        remarks: [
          `relay: ${megabytes(relay.process.residentBytes)} resident, ${megabytes(relayDisk)} on disk, history included`,
          `agent: ${weight}; the JSON is ${megabytes(document.length)}`,
        ],
      },
      {
        ...common,
        what: "bootstrap, from the start of the agent's process",
        target: undefined,
        pairs: fromStart,
      },
    ];
  },
};

/** The agent runs and follows another shard, which is empty. */
export async function addedToAgent(
  { tupleSet, dir, progress }: Profile,
  relay: string,
  name: string | number,
  more: readonly string[] = [],
): Promise<number> {
  progress('bootstrap a shard');
  await using opa = await startOpa();
  const agentDir = join(dir, `running-${name}`);
  await using agent = startAgent({ relay, opa: opa.url, shard: 'idle', dir: agentDir, more });
  const { http = '' } = await agent.announced();
  return await elapsedMs(async () => {
    const body = JSON.stringify({ shard: SHARD });
    const { status } = await fetch(`http://${http}/v1/shards`, { method: 'POST', body });
    if (status !== 201) throw new Error(`the agent answers ${status}`);
    await agent.until(() => visible(opa.calls, tupleSet.all[0] as Tuple, true));
  });
}

async function startedAgent(profile: Profile, relay: string, pair: number) {
  const { tupleSet, dir, progress } = profile;
  progress('bootstrap an agent');
  await using opa = await startOpa();
  const agentDir = join(dir, `agent-${pair}`);
  const started = performance.now();
  await using agent = startAgent({ relay, opa: opa.url, shard: SHARD, dir: agentDir });
  await agent.until(() => visible(opa.calls, tupleSet.all[0] as Tuple, true));
  const ms = performance.now() - started;
  const weight = `${megabytes(agent.residentBytes)} resident, ${megabytes(bytesBelow(agentDir))} on disk`;
  return { ms, weight };
}

async function bareBootstrap({ tupleSet, progress }: Profile, document: Buffer): Promise<number> {
  progress('bare PUT');
  await using opa = await startOpa();
  return await elapsedMs(async () => {
    await opa.calls.write('PUT', MOUNT, document);
    if (!(await visible(opa.calls, tupleSet.all[0] as Tuple, true)))
      throw new Error('OPA has not what was PUT');
  });
}

/** What the files of a folder take on disk. */
function bytesBelow(folder: string): number {
  let bytes = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) bytes += statSync(join(entry.parentPath, entry.name)).blocks * 512;
  }
  return bytes;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
