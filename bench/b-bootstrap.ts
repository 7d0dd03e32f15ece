import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { elapsedMs, type Figure, inTurn, type Profile } from './figure.js';
import { MOUNT, visible } from './mesh.js';
import { startAgent, startOpa, startRelay } from './processes.js';
import { SHARD, type Tuple } from './tuple-set.js';

/** Our side includes the start of the agent's Node; the peer's JSON is made before. */
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
    const weights: string[] = [];
    const pairs = await inTurn(
      profile.pairs ?? 5,
      async (pair) => {
        const { ms, residentBytes, diskBytes } = await throughAgent(profile, relay.address, pair);
        weights.push(`${megabytes(residentBytes)} resident, ${megabytes(diskBytes)} on disk`);
        return ms;
      },
      () => bareBootstrap(profile, document),
    );
    const relayDisk = bytesBelow(join(dir, 'relay'));
    return [
      {
        what: 'bootstrap: empty agent until OPA answers',
        peer: 'bare PUT of the same JSON',
        unit: 'ms',
        target: { kind: 'at most', ratio: 2 },
        pairs,
        remarks: [
          `relay: ${megabytes(relay.process.residentBytes)} resident, ${megabytes(relayDisk)} on disk, history included`,
          `agent: ${weights.at(-1)}; the JSON is ${megabytes(document.length)}`,
        ],
      },
    ];
  },
};

async function throughAgent(profile: Profile, relay: string, pair: number) {
  const { tupleSet, dir, progress } = profile;
  progress('bootstrap an agent');
  await using opa = await startOpa();
  const agentDir = join(dir, `agent-${pair}`);
  const started = performance.now();
  await using agent = startAgent({ relay, opa: opa.url, shard: SHARD, dir: agentDir });
  await agent.until(() => visible(opa.calls, tupleSet.all[0] as Tuple, true));
  const ms = performance.now() - started;
  return { ms, residentBytes: agent.residentBytes, diskBytes: bytesBelow(agentDir) };
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
