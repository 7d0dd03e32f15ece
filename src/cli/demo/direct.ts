import { systemClock } from '../../core/clock.js';
import type { Asked } from './asking.js';
import { Cast } from './cast.js';
import type { HistoricDelta } from './history.js';
import type { Judgement } from './judging.js';
import {
  basisLine,
  count,
  duration,
  judgementLines,
  latencyLines,
  questionLines,
  resumedLine,
  timed,
} from './lines.js';
import {
  type AgentBreak,
  askAndJudge,
  breakAgent,
  breakRelay,
  type Latency,
  measureLatency,
  type RelayBreak,
} from './play.js';
import { Publishing } from './publishing.js';
import { during, findTool } from './stage.js';
import type { Story } from './story.js';

export interface Findings {
  readonly agentBreak: AgentBreak;
  readonly relayBreak: RelayBreak;
  readonly publishMs: number;
  readonly latency: Latency;
  readonly asked: readonly Asked[];
  readonly judgements: readonly Judgement[];
}

/** Finds OPA, installing it if need be, and starts everybody. */
export async function setUp(story: Story, env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<Cast> {
  story.label('set-up');
  const opa = await findTool('opa', story, env, signal);
  const startMs = systemClock.monotonic();
  const cast = await during('set-up', () => Cast.start(opa.path, signal));
  const facts = `a relay, two OPAs ${opa.version}, and their agents: processes of this machine`;
  await story.tell(timed(facts, systemClock.monotonic() - startMs, story.paints));
  return cast;
}

/** The play from the first delta to the verdict. */
export async function direct(
  cast: Cast,
  history: readonly HistoricDelta[],
  story: Story,
  signal: AbortSignal,
): Promise<Findings> {
  const total = history.length;
  await using publishing = new Publishing(cast.relay.address, history, {
    onReceipt: (done) => story.progress(done, total),
  });
  const startMs = systemClock.monotonic();
  story.label('publish');
  const changes = history.reduce((sum, delta) => sum + delta.changes.length, 0);
  const shards = new Set(history.map(({ shard }) => shard)).size;
  await story.tell(
    `${count(total)} deltas, ${count(changes)} changes, ${shards} shards, in the order of their dates`,
  );
  const agentBreak = await during('publishing, while an agent is away', () =>
    breakAgent(cast, publishing, total, (facts) => tellAgentKilled(story, facts), signal),
  );
  await tellAgentBack(story, agentBreak);
  const relayBreak = await during('publishing, over a crash of the relay', () =>
    breakRelay(cast, publishing, total, (facts) => tellRelayKilled(story, facts), signal),
  );
  await tellRelayBack(story, relayBreak);
  const publishMs = systemClock.monotonic() - startMs;
  const latency = await during('single publishes', () => measureLatency(cast, publishing, history));
  await story.tell(timed('all acknowledged', publishMs, story.paints));
  story.label('latency');
  for (const line of latencyLines(latency)) await story.tell(line);
  const { asked, judgements } = await during('questions and verify', () =>
    askAndJudge(cast, history, signal),
  );
  await tellAnswers(story, asked);
  story.label('verify');
  for (const line of judgementLines(judgements, story.paints)) await story.tell(line);
  return { agentBreak, relayBreak, publishMs, latency, asked, judgements };
}

async function tellAgentKilled(
  story: Story,
  { killedAt, revision }: Pick<AgentBreak, 'killedAt' | 'revision'>,
): Promise<void> {
  story.label(`  ${count(killedAt)}`);
  const kill = story.paints.warn('kill -9');
  await story.tell(`${kill} agent kubernetes; its OPA decides on, at revision ${revision}`);
}

async function tellAgentBack(story: Story, { backAt, resumed }: AgentBreak): Promise<void> {
  story.label(`  ${count(backAt)}`);
  await story.tell(`${story.paints.good('back')}: ${resumedLine(resumed)}`);
}

async function tellRelayKilled(
  story: Story,
  { killedAt, underWay }: Pick<RelayBreak, 'killedAt' | 'underWay'>,
): Promise<void> {
  story.label(`  ${count(killedAt)}`);
  await story.tell(`${story.paints.warn('kill -9')} the relay, with ${underWay} deltas under way`);
}

async function tellRelayBack(story: Story, facts: RelayBreak): Promise<void> {
  const { underWay, repeated, backMs, resumed } = facts;
  const back = story.paints.good('back');
  const known = `${repeated} of the ${underWay} sent again were on its disk already`;
  await story.tell(`${back} after ${duration(backMs)}, the publisher goes on: ${known}`);
  for (const one of resumed) await story.tell(`${back}: ${resumedLine(one)}`);
}

async function tellAnswers(story: Story, asked: readonly Asked[]): Promise<void> {
  for (const shard of new Set(asked.map(({ question }) => question.shard))) {
    const own = asked.filter(({ question }) => question.shard === shard);
    story.label('ask OPA');
    for (const one of own) for (const line of questionLines(one, story.paints)) await story.tell(line);
    await story.tell(story.paints.dim(basisLine(own)));
  }
}
