import { once } from 'node:events';
import { systemClock } from '../../core/clock.js';
import type { Context, Run } from '../context.js';
import type { Cast } from '../demo/cast.js';
import { direct, type Findings, setUp } from '../demo/direct.js';
import { readHistory } from '../demo/history.js';
import { keepLines } from '../demo/keep-lines.js';
import { duration } from '../demo/lines.js';
import { demoShape } from '../demo/shapes.js';
import { Story } from '../demo/story.js';
import { exitCode } from '../exit-codes.js';

/** Real processes on real data, with crashes. Exit code 0 only if everybody holds the fold of the history. */
export const run: Run<'demo'> = async (context) => {
  const { config, output, signal, stdout, stderr, env } = context;
  const isColored = config.color && (env.NO_COLOR ?? '') === '' && stdout.isTTY === true;
  using story = new Story(output, stderr, isColored);
  const history = await readHistory();
  await story.plain('Who may do what in eight GitHub organisations, August 2018 to January 2025');
  await story.plain('');
  await using cast = await setUp(story, env, signal);
  const startMs = systemClock.monotonic();
  const findings = await direct(cast, history, story, signal);
  const ms = systemClock.monotonic() - startMs;
  const equal = isAllEqual(findings);
  await tellVerdict(story, findings, equal, ms);
  if (output.json) {
    const shape = demoShape(findings, { equal, deltas: history.length, seconds: ms / 1000 });
    output.line(JSON.stringify(shape));
    await output.flush();
  }
  if (config.keep) await keep(context, cast, findings, story);
  return exitCode(equal ? 'ok' : 'differs');
};

function isAllEqual({ judgements, asked }: Findings): boolean {
  const answers = asked.flatMap(({ today, past }) => [today, past]);
  return judgements.every(({ equal }) => equal) && answers.every(({ right }) => right);
}

async function tellVerdict(
  story: Story,
  { judgements }: Findings,
  equal: boolean,
  ms: number,
): Promise<void> {
  const { good, bad, dim } = story.paints;
  const parts = (party: string) => judgements.filter((one) => one.party === party).length;
  const all = `${parts('relay')} shards, ${parts('agent')} replicas, ${parts('opa')} OPA documents`;
  const verdict = equal
    ? good(`all equal the fold of the history: ${all}`)
    : bad(`not everything equals the fold of the history: ${all}`);
  await story.plain('');
  await story.plain(`${verdict} ${dim(duration(ms))}`);
}

/** Everything goes on running, and can be talked to, until the demo is interrupted. */
async function keep(
  { signal }: Context<'demo'>,
  cast: Cast,
  { asked }: Findings,
  story: Story,
): Promise<void> {
  await story.plain('');
  for (const line of keepLines(cast, asked[0]!, story.paints)) await story.plain(line);
  if (!signal.aborted) await once(signal, 'abort');
}
