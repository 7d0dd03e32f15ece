import { ShardcastError } from '../../core/errors.js';
import { escapePointerPart } from './json-pointer.js';

export const SYNC = '$sync';

/**
 * What stands beside the data in the same transaction: which revision it is, and who wrote it. `at` has the token as its
 * only member. A PATCH that begins with removing `at/<the token it builds on>` is a compare-and-set, because OPA answers
 * 404 to the removal of what is not there and keeps nothing of such a PATCH.
 */
export interface SyncMark {
  readonly token: string;
  readonly revision: number;
  /** When the owner appended that revision, ISO 8601; '' at revision 0. */
  readonly time: string;
  readonly agent: string;
  readonly stale: boolean;
}

/** A mark as it was read: `at` is what a PATCH must find. It is the token, but for a moment while another agent takes over. */
export interface HeldMark extends SyncMark {
  readonly at: string;
}

/** The member `"$sync":{…}` of the mount's object. */
export function markMember(mark: SyncMark): string {
  return `"${SYNC}":${markJson(mark, mark.token)}`;
}

/** Operation that sets the mark. */
export function setMark(mark: SyncMark, at = mark.token): string {
  return `{"op":"add","path":"/${SYNC}","value":${markJson(mark, at)}}`;
}

/** Operation that fails unless the mark is at `at`. `base`: the mount's pointer, if the PATCH is at its parent. */
export function expectMark(at: string, base = ''): string {
  return `{"op":"remove","path":${JSON.stringify(base + atPointer(at))}}`;
}

/** Operations that set the flag and leave the rest, if the mark is at `at`. */
export function flagStale(at: string, stale: boolean): string {
  const expect = `{"op":"replace","path":${JSON.stringify(atPointer(at))},"value":true}`;
  return `[${expect},{"op":"add","path":"/${SYNC}/stale","value":${stale}}]`;
}

/** The mark in OPA's answer to a GET of it; undefined where there is none, or nothing that an agent wrote. */
export function parseMark(answer: string): HeldMark | undefined {
  const result = resultOf(answer);
  if (!isObject(result)) return undefined;
  const { token, agent, revision, time, stale, at } = result;
  if (typeof token !== 'string' || typeof agent !== 'string' || !isObject(at)) return undefined;
  const [only, ...others] = Object.keys(at);
  if (only === undefined || others.length > 0) return undefined;
  return { token, agent, revision: Number(revision), time: String(time), stale: stale === true, at: only };
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

function atPointer(at: string): string {
  return `/${SYNC}/at/${escapePointerPart(at)}`;
}

function markJson({ token, revision, time, agent, stale }: SyncMark, at: string): string {
  return JSON.stringify({ token, revision, time, agent, stale, at: { [at]: true } });
}
