import { createPublicKey, verify } from 'node:crypto';
import type { AuthorizationRequest } from '@nats-io/jwt';
import { ShardcastError } from '../../core/errors.js';
import { ed25519PublicKeyOf } from './nkey-bytes.js';

/** What a server asks: who is it that has just connected to it? */
export interface CalloutRequest {
  /** Of the server: a public key. */
  readonly server: string;
  /** Of the connection at the server. */
  readonly connection: number;
  /** A public key that stands for the connection, and that the answer is for. */
  readonly user: string;
  /** What the client sent as its token; '' for none. */
  readonly token: string;
}

const AUDIENCE = 'nats-authorization-request';
const SPKI_ED25519 = Buffer.from('302a300506032b6570032100', 'hex');
const SERVER = /^N[A-Z2-7]{55}$/;
const USER = /^U[A-Z2-7]{55}$/;

/**
 * A JWT that the server has signed with its own key. Verified here and not by the library, whose JavaScript takes the event loop for 5 ms, of
 * which a stranger could make many. Throws MALFORMED.
 */
export function calloutRequest(jwt: string): CalloutRequest {
  try {
    const [header = '', payload = '', signature = '', ...rest] = jwt.split('.');
    const { alg } = parse(header) as { alg?: unknown };
    const { iss, aud, nats } = parse(payload) as {
      iss?: unknown;
      aud?: unknown;
      nats?: AuthorizationRequest;
    };
    if (alg !== 'ed25519-nkey' || rest.length > 0 || typeof iss !== 'string') throw new Error('no request');
    const key = createPublicKey({
      key: Buffer.concat([SPKI_ED25519, ed25519PublicKeyOf(iss)]),
      format: 'der',
      type: 'spki',
    });
    const signed = Buffer.from(`${header}.${payload}`);
    if (!verify(null, signed, key, Buffer.from(signature, 'base64url')))
      throw new Error('its signature is wrong');
    const {
      server_id: server,
      user_nkey: user = '',
      client_info: client,
      connect_opts: options,
    } = nats ?? {};
    const isWhole = aud === AUDIENCE && server?.id === iss && SERVER.test(iss) && USER.test(user);
    if (!isWhole) throw new Error('it does not say who asks about whom');
    return { server: iss, connection: Number(client?.id ?? 0), user, token: options?.auth_token ?? '' };
  } catch (cause) {
    throw new ShardcastError('MALFORMED', 'this is no question of a nats-server', { cause });
  }
}

function parse(part: string): unknown {
  return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
}
