import { once } from 'node:events';
import { systemClock } from '../../core/clock.js';
import type { Run } from '../context.js';
import { readHistory } from '../demo/history.js';
import { duration } from '../demo/lines.js';
import { meshDemoShape } from '../demo/mesh/mesh-demo-shape.js';
import { directMesh, type MeshFindings, setUpMesh } from '../demo/mesh/mesh-direct.js';
import { meshKeepLines } from '../demo/mesh/mesh-keep-lines.js';
import { Story } from '../demo/story.js';
import { exitCode } from '../exit-codes.js';

/** Replicas that each shard must have at the end. */
const REPLICAS = 2;

/** A mesh of real processes on real data. Exit code 0 only if everybody holds the fold of the history. */
export const run: Run<'mesh demo'> = async (context) => {
  const { config, output, signal, stdout, stderr, env } = context;
  const isColored = config.color && (env.NO_COLOR ?? '') === '' && stdout.isTTY === true;
  using story = new Story(output, stderr, isColored);
  const history = await readHistory();
  await story.plain('Who may do what in eight GitHub organisations, through a mesh of relays');
  await story.plain('');
  await using cast = await setUpMesh(history, story, env, signal);
  const startMs = systemClock.monotonic();
  const findings = await directMesh(cast, history, story, signal);
  const ms = systemClock.monotonic() - startMs;
  const equal = isAllEqual(findings);
  await tellVerdict(story, findings, equal, ms);
  if (output.json) {
    const shape = meshDemoShape(findings, { equal, deltas: history.length, seconds: ms / 1000 });
    output.line(JSON.stringify(shape));
    await output.flush();
  }
  if (config.keep) {
    await story.plain('');
    for (const line of meshKeepLines(cast, story.paints)) await story.plain(line);
    if (!signal.aborted) await once(signal, 'abort');
  }
  return exitCode(equal ? 'ok' : 'differs');
};

/** Every replica that there must be is there, and equal. */
function isAllEqual({ judgements }: MeshFindings): boolean {
  const shards = new Set(judgements.map(({ shard }) => shard));
  const replicas = (shard: string) =>
    judgements.filter((one) => one.shard === shard && one.party === 'relay');
  return (
    judgements.every(({ equal }) => equal) && [...shards].every((shard) => replicas(shard).length >= REPLICAS)
  );
}

async function tellVerdict(
  story: Story,
  { judgements }: MeshFindings,
  equal: boolean,
  ms: number,
): Promise<void> {
  const { good, bad, dim } = story.paints;
  const parts = (party: string) => judgements.filter((one) => one.party === party).length;
  const all = `${parts('relay')} replicas of relays, ${parts('agent')} of agents, ${parts('opa')} OPA documents`;
  const verdict = equal
    ? good(`all equal the fold of the history: ${all}`)
    : bad(`not everything equals the fold of the history: ${all}`);
  await story.plain('');
  await story.plain(`${verdict} ${dim(duration(ms))}`);
}
