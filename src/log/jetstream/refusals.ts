import { errors, type NatsConnection } from '@nats-io/transport-node';
import { systemClock } from '../../core/clock.js';
import type { Logger } from '../../core/log.js';
import { credentialsExpiry, type NatsIdentity } from './authenticator.js';

/** Whether a server does not take whoever connects for what it says to be. */
export function isRefusal(thrown: unknown): thrown is Error {
  return (
    thrown instanceof errors.AuthorizationError || thrown instanceof errors.UserAuthenticationExpiredError
  );
}

/** undefined: it is not for that. */
export function expiredCredentials({
  credentialsFile,
}: NatsIdentity): { readonly message: string; readonly hint: string } | undefined {
  if (credentialsFile === undefined) return undefined;
  const expiresAt = credentialsExpiry(credentialsFile);
  if (expiresAt === undefined || expiresAt > systemClock.now()) return undefined;
  return {
    message: `the credentials in ${credentialsFile} expired at ${new Date(expiresAt).toISOString()}`,
    hint: 'Whoever has the keys of the account makes others, as shardcast mesh nats-config --operator --renew does; the file may be replaced at any time.',
  };
}

/** Says in the log that servers refuse a connection that was there, once each time: it goes on trying. Resolves when it is closed. */
export async function logRefusals(
  connection: NatsConnection,
  identity: NatsIdentity,
  logger: Logger,
): Promise<void> {
  let said = false;
  for await (const status of connection.status()) {
    if (status.type === 'reconnect') said = false;
    if (status.type !== 'error' || said || !isRefusal(status.error)) continue;
    said = true;
    const expired = expiredCredentials(identity);
    logger.error(
      { failure: expired?.message ?? status.error.message, hint: expired?.hint },
      'NATS refuses this relay, which tries again',
    );
  }
}
