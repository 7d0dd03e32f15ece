import { ShardcastError } from '../../core/errors.js';

/** The streams republish what they store from the first prefix to the second, for live fan-out. */
const LOG_PREFIX = 'log';
const DELTA_PREFIX = 'delta';

const PLAIN = /^[A-Za-z0-9_-]*$/;
const OUTSIDE = /[^A-Za-z0-9_-]/g;

/** A shard's name as one token of a subject: every byte outside `[A-Za-z0-9_-]` is written `=HH`. */
export function shardToken(shard: string): string {
  if (PLAIN.test(shard)) return shard;
  return Buffer.from(shard, 'utf8')
    .toString('latin1')
    .replace(OUTSIDE, (byte) => `=${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

/** The name that a token stands for. Throws MALFORMED for what `shardToken` never writes. */
export function shardOfToken(token: string): string {
  const bytes = token.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  const shard = Buffer.from(bytes, 'latin1').toString('utf8');
  if (token === '' || shardToken(shard) !== token) {
    throw new ShardcastError('MALFORMED', `not the subject token of a shard: ${JSON.stringify(token)}`);
  }
  return shard;
}

/** Where a shard's entries are appended. */
export function logSubject(partition: number, shard: string): string {
  return `${LOG_PREFIX}.${partition}.${shardToken(shard)}`;
}

/** Where the server republishes them; agents follow it. */
export function deltaSubject(partition: number, shard: string): string {
  return `${DELTA_PREFIX}.${partition}.${shardToken(shard)}`;
}

/** All shards, also those that there will be. */
export const EVERY_LOG_SUBJECT = `${LOG_PREFIX}.*.*`;
export const EVERY_DELTA_SUBJECT = `${DELTA_PREFIX}.*.*`;

/** All shards of a partition. */
export function partitionSubject(partition: number): string {
  return `${LOG_PREFIX}.${partition}.*`;
}

export const REPUBLISH = { src: `${LOG_PREFIX}.>`, dest: `${DELTA_PREFIX}.>` } as const;

/** Only the partition of a log subject; NaN for what is none. */
export function partitionOfSubject(subject: string): number {
  return Number(subject.slice(LOG_PREFIX.length + 1, subject.indexOf('.', LOG_PREFIX.length + 1)));
}

/** The partition and shard of a log subject. Throws MALFORMED. */
export function parseLogSubject(subject: string): { partition: number; shard: string } {
  const [prefix, partition = '', token = '', ...rest] = subject.split('.');
  if (prefix !== LOG_PREFIX || !/^\d+$/.test(partition) || rest.length > 0) {
    throw new ShardcastError('MALFORMED', `not a subject of the log: ${JSON.stringify(subject)}`);
  }
  return { partition: Number(partition), shard: shardOfToken(token) };
}
