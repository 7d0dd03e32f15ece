import { systemClock } from '../../../core/clock.js';
import type { PlacementPlan } from '../../../shard/placement-plan.js';
import type { HistoricDelta } from '../history.js';
import type { Judgement } from '../judging.js';
import { count, duration, judgementLines, timed } from '../lines.js';
import { Publishing } from '../publishing.js';
import { during, findTool } from '../stage.js';
import type { Story } from '../story.js';
import { MeshCast } from './mesh-cast.js';
import { addRelay, type Crash, crash, type Join, judgeMesh } from './mesh-play.js';

/** So that there is something under way for as long as things happen. Deltas a second. */
const PER_SECOND = 120;

export interface MeshFindings {
  readonly join: Join;
  readonly crash: Crash;
  readonly publishMs: number;
  readonly judgements: readonly Judgement[];
}

/** Finds OPA and nats-server, installing them if need be, and starts everybody. */
export async function setUpMesh(
  history: readonly HistoricDelta[],
  story: Story,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<MeshCast> {
  story.label('set-up');
  const opa = await findTool('opa', story, env, signal);
  const nats = await findTool('nats-server', story, env, signal);
  const startMs = systemClock.monotonic();
  const shards = [...new Set(history.map(({ shard }) => shard))].sort();
  const binaries = { opa: opa.path, nats: nats.path };
  const cast = await during('set-up', () => MeshCast.start(binaries, shards, signal));
  const facts = `three nats-servers ${nats.version}, three relays, ${shards.length} agents, two of them with an OPA`;
  await story.tell(timed(facts, systemClock.monotonic() - startMs, story.paints));
  return cast;
}

/** The play from the first delta to the verdict. */
export async function directMesh(
  cast: MeshCast,
  history: readonly HistoricDelta[],
  story: Story,
  signal: AbortSignal,
): Promise<MeshFindings> {
  const total = history.length;
  await using publishing = new Publishing(cast.addresses, history, {
    onReceipt: (done) => story.progress(done, total),
    perSecond: PER_SECOND,
  });
  const startMs = systemClock.monotonic();
  story.label('publish');
  await story.tell(`${count(total)} deltas in the order of their dates, at most ${PER_SECOND} a second`);
  const join = await during('a fourth relay joins', () =>
    addRelay(cast, publishing, total, (plan) => tellPlan(story, publishing.sent, plan), signal),
  );
  await story.tell(timed(`relay-4 has filled itself of ${join.ready} partitions`, join.ms, story.paints));
  const crashed = await during('over a crash of a relay and a nats-server', () =>
    crash(cast, publishing, total, (facts) => tellKilled(story, facts), signal),
  );
  const publishMs = systemClock.monotonic() - startMs;
  await tellMended(story, crashed);
  story.label('verify');
  const judgements = await during('verify', () => judgeMesh(cast, history, signal));
  for (const line of judgementLines(judgements, story.paints)) await story.tell(line);
  return { join, crash: crashed, publishMs, judgements };
}

async function tellPlan(story: Story, sent: number, { replicas_moved, owners_moved }: PlacementPlan) {
  story.label(`  ${count(sent)}`);
  const { moved, of, ideal } = replicas_moved;
  await story.tell(
    `${story.paints.good('joins')} relay-4: ${moved} of ${of} replicas move (ideal ${ideal}), ${owners_moved.moved} of ${owners_moved.of} owners`,
  );
}

async function tellKilled(
  story: Story,
  { atDelta, relay, nats, underWay }: Pick<Crash, 'atDelta' | 'relay' | 'nats' | 'underWay'>,
) {
  story.label(`  ${count(atDelta)}`);
  await story.tell(`${story.paints.warn('kill -9')} ${relay} and ${nats}, with ${underWay} deltas under way`);
}

async function tellMended(story: Story, { relay, nats, pauses, wholeMs }: Crash) {
  const felt = pauses.filter(({ ms }) => ms > 0).sort((a, b) => b.ms - a.ms);
  const longest = felt[0] === undefined ? '' : `, the longest ${duration(felt[0].ms)} (${felt[0].shard})`;
  await story.tell(`${felt.length} of ${pauses.length} agents went to another relay${longest}`);
  await story.tell(timed('the others have filled themselves of what it held', wholeMs, story.paints));
  await story.tell(`${story.paints.good('back')}: ${relay} and ${nats}`);
}
