import { createHash } from 'node:crypto';
import { createInbox, type NatsConnection } from '@nats-io/transport-node';
import { shardToken } from './subjects.js';

/** Of `shardcast mesh` commands. */
export const ADMIN_INBOX = '_INBOX_admin';
const HASH_CHARS = 24;

/** Below which a relay is answered. Everybody has a prefix of its own, and the right to no other: nobody hears what others are told. */
export function relayInbox(id: string): string {
  return `_INBOX_relay_${shardToken(id)}`;
}

/**
 * Below which an agent is answered. It follows from what its token says, so it stays when the token is renewed; two agents have the same one only if
 * they have the same name and the same shards.
 */
export function agentInbox(name: string, shards: readonly string[]): string {
  const text = JSON.stringify([name, ...[...shards].sort()]);
  return `_INBOX_agent_${createHash('sha256').update(text).digest('hex').slice(0, HASH_CHARS)}`;
}

/** Whether a subject is below the inbox of somebody. */
export function isInbox(subject: string): boolean {
  return subject.startsWith('_INBOX_');
}

const prefixes = new WeakMap<NatsConnection, string>();

/** Remembers what the connection was made with: it does not tell. */
export function rememberInbox(connection: NatsConnection, prefix: string): void {
  prefixes.set(connection, prefix);
}

/** A new one, below the connection's own prefix. */
export function newInbox(connection: NatsConnection): string {
  return createInbox(prefixes.get(connection));
}
