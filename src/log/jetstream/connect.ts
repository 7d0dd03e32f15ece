import { connect, type NatsConnection, type NodeConnectionOptions } from '@nats-io/transport-node';
import { natsError } from './api-errors.js';

const RECONNECT_MS = 250;
const RECONNECT_JITTER_MS = 250;
const PING_INTERVAL_MS = 2_000;
/** A hung server's kernel still takes connections; the client's own bound for an answer is 20 s, during which it tries no other. */
const DIAL_TIMEOUT_MS = 3_000;

/**
 * A connection that never gives up by itself, and notices a server that hangs: after two pings without an answer, 4 to 6 s, it goes to
 * another one. Throws UNAVAILABLE when none of the servers can be reached now.
 */
export async function connectNats(
  servers: readonly string[],
  options: NodeConnectionOptions = {},
): Promise<NatsConnection> {
  try {
    return await connect({
      maxReconnectAttempts: -1,
      reconnectDelayHandler: () => RECONNECT_MS + Math.random() * RECONNECT_JITTER_MS,
      pingInterval: PING_INTERVAL_MS,
      maxPingOut: 2,
      timeout: DIAL_TIMEOUT_MS,
      name: 'shardcast',
      ...options,
      servers: [...servers],
    });
  } catch (thrown) {
    throw natsError(`connecting to NATS at ${servers.join(', ')}`, thrown);
  }
}
