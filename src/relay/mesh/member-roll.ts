import { ShardcastError } from '../../core/errors.js';
import { inParallel } from '../../core/parallel.js';
import { API, natsError } from '../../log/jetstream/api-errors.js';
import type { NatsLink } from '../../log/jetstream/link.js';
import { MEMBERS_BUCKET } from './buckets.js';
import { decodeMember, type MemberRecord } from './member-record.js';

export interface RolledMember {
  readonly record: MemberRecord;
  /** Since it renewed its record, by the clock of the NATS server that has it. Milliseconds. */
  readonly heardMs: number;
}

const READS_MAX = 32;
const MEMBERS = 'members.>';

/**
 * Whoever has a record in the mesh's bucket, sorted by id, for who is no member itself: one look, without joining or waiting. A member judges by
 * its own clock how long another is silent; here both times are the server's, so a relay on a host whose clock is wrong is not taken for gone.
 * Empty when nobody ever joined. Throws UNAVAILABLE, DEADLINE_EXCEEDED.
 */
export async function callRoll(link: NatsLink, bucket = MEMBERS_BUCKET): Promise<RolledMember[]> {
  const stream = `KV_${bucket}`;
  const prefix = `$KV.${bucket}.`;
  const found = await subjectsOf(link, stream, prefix + MEMBERS);
  const members: RolledMember[] = [];
  await inParallel(found.subjects, { tasksMax: READS_MAX }, async (subject) => {
    const stored = await lastOf(link, stream, subject);
    if (stored === undefined || stored.data.length === 0) return;
    const record = recordIn(subject.slice(prefix.length), stored.data);
    if (record !== undefined) members.push({ record, heardMs: Math.max(0, found.atMs - stored.atMs) });
  });
  return members.sort((a, b) => (a.record.id < b.record.id ? -1 : 1));
}

async function subjectsOf(link: NatsLink, stream: string, filter: string) {
  try {
    const { state, ts } = await link.patiently(stream, () =>
      link.streams.info(stream, { subjects_filter: filter }),
    );
    const atMs = ts === undefined ? link.clock.now() : Date.parse(ts);
    return { atMs, subjects: Object.keys(state.subjects ?? {}) };
  } catch (thrown) {
    const failure = natsError(stream, thrown);
    if (failure.code === 'NOT_FOUND') return { atMs: 0, subjects: [] };
    throw failure;
  }
}

async function lastOf(link: NatsLink, stream: string, subject: string) {
  try {
    const answer = await link.patiently(subject, () =>
      link.ask(`STREAM.MSG.GET.${stream}`, { last_by_subj: subject }),
    );
    const { message } = answer as { message: { data?: string; time: string } };
    return { data: Buffer.from(message.data ?? '', 'base64'), atMs: Date.parse(message.time) };
  } catch (failure) {
    if (failure instanceof ShardcastError && failure.details.natsError === API.noMessage) return undefined;
    throw failure;
  }
}

/** What is no record of ours is nobody. */
function recordIn(key: string, value: Buffer): MemberRecord | undefined {
  try {
    return decodeMember(key, value);
  } catch {
    return undefined;
  }
}
