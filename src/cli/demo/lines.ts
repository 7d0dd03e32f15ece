import { readableBytes } from '../lines.js';
import type { Answer, Asked } from './asking.js';
import type { Judgement } from './judging.js';
import type { Latency } from './play.js';
import type { Resumed } from './resuming.js';
import type { Paints } from './story.js';

/** How the demo's findings are written. */

const PARTY = { relay: 'relay', agent: 'agent', opa: 'OPA' } as const;

export function count(number: number): string {
  return number.toLocaleString('en');
}

export function duration(ms: number): string {
  if (ms >= 1000) return `${(ms / 1000).toFixed(1)} s`;
  return `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;
}

/** Text on the left, a duration on the right edge. */
export function timed(text: string, ms: number, paints: Paints): string {
  const shown = duration(ms);
  return `${text.padEnd(84 - shown.length)} ${paints.dim(shown)}`;
}

export function resumedLine({ shard, by, fromRevision, toRevision, bytes, ms }: Resumed): string {
  const how =
    by === 'deltas'
      ? `${count(toRevision - fromRevision)} deltas after revision ${fromRevision}`
      : `a snapshot of revision ${toRevision}`;
  return `agent ${shard}, by ${how}, ${readableBytes(bytes)}; in OPA after ${duration(ms)}`;
}

export function latencyLines({ samples, onDisk, inOpa }: Latency): string[] {
  const line = (what: string, { p50, p99 }: Latency['inOpa']) =>
    `${what.padEnd(32)} p50 ${duration(p50).padStart(7)}   p99 ${duration(p99).padStart(7)}`;
  return [
    line('publish → on the relay’s disk', onDisk),
    line('publish → in OPA', inOpa),
    `${samples} deltas, one by one`,
  ];
}

/** A question, and the answers today and in the past. */
export function questionLines({ question, today, past }: Asked, paints: Paints): string[] {
  const { user, action, repo } = question;
  return [
    paints.strong(`may ${bare(user)} ${action} ${bare(repo)}?`),
    `  ${answerLine(today, paints)}`,
    `  ${answerLine(past, paints)}`,
  ];
}

function answerLine({ at, allow, via, right }: Answer, paints: Paints): string {
  const date = new Date(at.at * 1000).toISOString().slice(0, 10);
  const verdict = allow ? paints.good('yes') : paints.warn('no ');
  const wrong = right ? '' : paints.bad('  WRONG: the history says otherwise');
  return `${date}  revision ${String(at.revision).padEnd(4)}  ${verdict}  ${because(via)}${wrong}`;
}

/** What the answers of today and of the past rest on. */
export function basisLine(asked: readonly Asked[]): string {
  const token = asked.find(({ today }) => today.token !== undefined)?.today.token ?? '';
  return `today’s decisions name their data, ${token.slice(0, 24)}…; the past is read from the relay`;
}

/** The way through a nested team, if there is one. */
function because(via: Answer['via']): string {
  const nested = via.find(({ granted_to, member_of }) => granted_to !== member_of);
  const way = nested ?? via[0];
  if (way === undefined) return '';
  const { role, granted_to, member_of } = way;
  const outer = nested === undefined ? '' : ` ⊂ ${team(granted_to)}`;
  return `in ${team(member_of)}${outer}, which has ${role}`;
}

/** `team:kubernetes/sig-release` without the organisation, which the question names. */
function team(object: string): string {
  return object.replace(/^team:[^/]+\//, '');
}

function bare(object: string): string {
  return object.replace(/^[a-z]+:/, '');
}

export function judgementLines(judgements: readonly Judgement[], paints: Paints): string[] {
  const widths = {
    party: Math.max(...judgements.map(({ party, name }) => (name ?? PARTY[party]).length)),
    shard: Math.max(...judgements.map(({ shard }) => shard.length)),
  };
  const head = `${''.padEnd(widths.party)}  ${'SHARD'.padEnd(widths.shard)}  REVISION  RECORDS  COMPARED`;
  const rows = judgements.map(({ party, name, shard, revision, records, compared, equal, reason }) => {
    const facts = [
      (name ?? PARTY[party]).padEnd(widths.party),
      shard.padEnd(widths.shard),
      String(revision).padStart(8),
      String(records).padStart(7),
      compared.padEnd(22),
    ].join('  ');
    return `${facts} ${equal ? paints.good('equal') : paints.bad(`DIFFERS: ${reason ?? ''}`)}`;
  });
  return [paints.dim(head), ...rows];
}
