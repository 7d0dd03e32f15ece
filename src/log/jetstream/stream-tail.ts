import { ShardcastError } from '../../core/errors.js';
import type { NatsLink } from './link.js';

/** The end of a stream: everything that had been acknowledged before `asOfMs` (of the link's monotonic clock) is at `position` or before. */
export interface StreamTail {
  readonly position: number;
  readonly asOfMs: number;
}

interface Replica {
  readonly name?: string;
  /** How long ago the leader last heard from it, nanoseconds by the leader's own clock; absent or 0: never. */
  readonly active?: number;
}

/** What is used of the server's answer about a stream. */
export interface StreamInfoAnswer {
  readonly state: { readonly last_seq: number; readonly subjects?: Readonly<Record<string, number>> | null };
  readonly cluster?: { readonly leader?: string; readonly replicas?: readonly Replica[] | null };
  /** Of subjects, when they were asked for. */
  readonly total?: number;
}

const NS_PER_MS = 1_000_000;

/**
 * Asked once: throws UNAVAILABLE, also when the one who answered does not lead the stream; DEADLINE_EXCEEDED.
 *
 * The answer of a leader proves less than it seems: one that is cut off from the other servers goes on answering for ten to twenty seconds, and
 * by then another may lead and store. But it also says when it last heard from each of the others, and at the moment
 * at which a majority still answered it there was no other leader. So that moment is what the answer proves, not the moment of the question.
 * No clocks are compared: a time span is taken as its server measured it, and counted back from before the question was sent.
 */
export async function streamTail(
  link: NatsLink,
  name: string,
  timeoutMs = link.answerTimeoutMs,
): Promise<StreamTail> {
  const sentMs = link.clock.monotonic();
  const answer = (await link.ask(`STREAM.INFO.${name}`, {}, timeoutMs)) as StreamInfoAnswer;
  const { state, cluster } = checkLed(name, answer);
  return { position: state.last_seq, asOfMs: sentMs - majoritySilenceMs(cluster?.replicas ?? []) };
}

/** Throws UNAVAILABLE unless the stream's leader has answered: without one any of its servers does, and lists itself, or the new one, among the others. */
export function checkLed(name: string, answer: StreamInfoAnswer): StreamInfoAnswer {
  if (answer.cluster === undefined) return answer;
  const { leader = '', replicas } = answer.cluster;
  if (leader !== '' && replicas?.every((other) => other.name !== leader) !== false) return answer;
  throw new ShardcastError('UNAVAILABLE', `${name} has no leader`);
}

/** How long ago the last of a majority was heard from, the leader itself included: 0 for a stream without replicas. */
function majoritySilenceMs(others: readonly Replica[]): number {
  const needed = Math.floor((others.length + 1) / 2);
  if (needed === 0) return 0;
  const silences = others.map(({ active = 0 }) => (active > 0 ? active : Number.POSITIVE_INFINITY));
  silences.sort((a, b) => a - b);
  return (silences[needed - 1] as number) / NS_PER_MS;
}
