import type { User } from '@nats-io/jwt';
import type { NatsRights } from './rights.js';

/** Rights as a user's JWT has them. */
export function userClaims({
  publish,
  subscribe,
  payloadMax = -1,
  subscriptionsMax = -1,
}: NatsRights): Partial<User> {
  return {
    // Without any list everything would be allowed.
    pub: publish.length === 0 ? { deny: ['>'] } : { allow: [...publish] },
    sub: { allow: [...subscribe] },
    payload: payloadMax,
    subs: subscriptionsMax,
    data: -1,
    allowed_connection_types: ['STANDARD', 'WEBSOCKET'],
  };
}
