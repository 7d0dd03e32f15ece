import { ShardcastError } from '../../core/errors.js';
import { pointerOf } from './json-pointer.js';

export const SYNC = '$sync';

/**
 * What stands beside the data in the same transaction: which revision it is, and who wrote it. Its JSON also has
 * `"at": {"<token>": {"<agent>": true}}`. A PATCH that begins with removing `at/<token>/<agent>`, of the write that it builds
 * on, is a compare-and-set, because OPA answers 404 to the removal of what is not there and keeps nothing of such a PATCH.
 * The agent is in it as two agents of one shard write the same tokens.
 */
export interface SyncMark {
  readonly token: string;
  readonly revision: number;
  /** When the owner appended that revision, ISO 8601; '' at revision 0. */
  readonly time: string;
  readonly agent: string;
  readonly stale: boolean;
}

/** The write that a PATCH builds on. */
export type MarkPlace = Pick<SyncMark, 'token' | 'agent'>;

/** The member `"$sync":{…}` of the mount's object. */
export function markMember(mark: SyncMark): string {
  return `"${SYNC}":${markJson(mark)}`;
}

/** Operation that sets the mark. */
export function setMark(mark: SyncMark): string {
  return `{"op":"add","path":"/${SYNC}","value":${markJson(mark)}}`;
}

/** Operation that fails unless the mark is at `place`. `base`: the mount's pointer, if the PATCH is at its parent. */
export function expectMark(place: MarkPlace, base = ''): string {
  return `{"op":"remove","path":${JSON.stringify(base + pointerTo(place))}}`;
}

/** Operations that set the flag and leave the rest, if the mark is at `place`. */
export function flagStale(place: MarkPlace, stale: boolean): string {
  const expect = `{"op":"replace","path":${JSON.stringify(pointerTo(place))},"value":true}`;
  return `[${expect},{"op":"add","path":"/${SYNC}/stale","value":${stale}}]`;
}

/** The mark in OPA's answer to a GET of it; undefined where there is none, or nothing that an agent wrote. */
export function parseMark(answer: string): SyncMark | undefined {
  const result = resultOf(answer);
  if (!isObject(result)) return undefined;
  const { token, agent, revision, time, stale, at } = result;
  if (typeof token !== 'string' || typeof agent !== 'string') return undefined;
  const writers = isObject(at) ? at[token] : undefined;
  if (!isObject(writers) || !Object.hasOwn(writers, agent)) return undefined;
  return { token, agent, revision: Number(revision), time: String(time), stale: stale === true };
}

function resultOf(answer: string): unknown {
  try {
    const parsed: unknown = JSON.parse(answer);
    if (isObject(parsed)) return parsed.result;
  } catch {
    // what answers is no OPA
  }
  throw new ShardcastError('SINK_REFUSED', `not an answer of OPA: ${answer.slice(0, 100)}`, {
    hint: 'Is something else listening at this address?',
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function pointerTo({ token, agent }: MarkPlace): string {
  return pointerOf([SYNC, 'at', token, agent]);
}

function markJson({ token, revision, time, agent, stale }: SyncMark): string {
  return JSON.stringify({ token, revision, time, agent, stale, at: { [token]: { [agent]: true } } });
}
