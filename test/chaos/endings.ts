import { readAgentRoot } from '../../src/cli/verify/agent-state.js';
import { OneRelay } from '../../src/cli/verify/one-relay.js';
import { RelayState } from '../../src/cli/verify/relay-state.js';
import { pause, systemClock } from '../../src/core/clock.js';
import { toShardcastError } from '../../src/core/errors.js';
import { inParallel } from '../../src/core/parallel.js';
import type { AgentsActor } from './agents-actor.js';
import { recordedTo } from './check-history.js';
import type { Ending } from './recorded-history.js';
import type { Troupe } from './troupe.js';

const ASKED_AT_A_TIME = 16;
const ASK_AGAIN_MS = 100;
const ANSWER_MS = 5_000;

/** Where a shard must be: the highest revision that was acknowledged. */
export type Heads = ReadonlyMap<string, number>;

export interface EndingLimits {
  /** For a replica to get to its head. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** Every agent's replica, at its head or where it is when the time is over. Who does not answer has no ending. */
export async function agentEndings(troupe: Troupe, heads: Heads, limits: EndingLimits): Promise<Ending[]> {
  const asked = troupe.agents.flatMap((actor) =>
    actor.spec.agents.flatMap(({ agent, shards }) => {
      return shards.filter((shard) => heads.has(shard)).map((shard) => ({ actor, agent, shard }));
    }),
  );
  const endings: Ending[] = [];
  const deadlineMs = systemClock.monotonic() + limits.timeoutMs;
  await inParallel(asked, { tasksMax: ASKED_AT_A_TIME }, async ({ actor, agent, shard }) => {
    const ending = await atHead(heads.get(shard) ?? 0, deadlineMs, limits.signal, async () => {
      const ask = { signal: limits.signal, timeoutMs: ANSWER_MS, firstMax: 0 };
      return await readAgentRoot(actor.http(agent), shard, ask);
    });
    if (ending === undefined) return;
    endings.push({ party: agent, shard, ...ending });
    await written(actor, { party: agent, shard, ...ending }, deadlineMs, limits.signal);
  });
  return endings;
}

/** Every relay's replica, as far as it has one; who sends the question elsewhere has none. */
export async function relayEndings(troupe: Troupe, heads: Heads, limits: EndingLimits): Promise<Ending[]> {
  const endings: Ending[] = [];
  const deadlineMs = systemClock.monotonic() + limits.timeoutMs;
  for (const { name: party, address } of troupe.relays) {
    using relay = new RelayState(new OneRelay(address), { signal: limits.signal, timeoutMs: ANSWER_MS });
    await inParallel(heads, { tasksMax: ASKED_AT_A_TIME }, async ([shard, head]) => {
      const ending = await atHead(head, deadlineMs, limits.signal, async () => {
        const { revision, token, root } = await relay.root(shard, 0);
        return { revision, token, root: root.toString('hex') };
      });
      if (ending !== undefined) endings.push({ party, shard, ...ending });
    });
  }
  return endings;
}

/** Asks until the answer is at the head; the last answer when the time is over. */
async function atHead(
  head: number,
  deadlineMs: number,
  signal: AbortSignal,
  question: () => Promise<Omit<Ending, 'party' | 'shard'>>,
): Promise<Omit<Ending, 'party' | 'shard'> | undefined> {
  let last: Omit<Ending, 'party' | 'shard'> | undefined;
  for (;;) {
    try {
      last = await question();
      if (last.revision >= head) return last;
    } catch (failure) {
      if (isElsewhere(failure)) return undefined;
    }
    if (systemClock.monotonic() > deadlineMs) return last;
    await pause(systemClock, ASK_AGAIN_MS, signal);
  }
}

/** What a process writes of its agents' steps comes after the answer that its HTTP gave. Resolves when it is here, or the time is over. */
async function written(
  { lives }: AgentsActor,
  { party, shard, revision }: Ending,
  deadlineMs: number,
  signal: AbortSignal,
): Promise<void> {
  while (recordedTo(lives, party, shard) < revision && systemClock.monotonic() <= deadlineMs) {
    await pause(systemClock, ASK_AGAIN_MS, signal);
  }
}

function isElsewhere(failure: unknown): boolean {
  const { code } = toShardcastError(failure);
  return code === 'MOVED';
}
