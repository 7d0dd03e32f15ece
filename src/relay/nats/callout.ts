import { encodeAuthorizationResponse, encodeUser } from '@nats-io/jwt';
import type { Msg, NatsConnection, Subscription } from '@nats-io/transport-node';
import type { Identities } from '../../auth/identities.js';
import type { Principal } from '../../auth/principal.js';
import { type Clock, systemClock } from '../../core/clock.js';
import { ShardcastError, toShardcastError } from '../../core/errors.js';
import type { Service } from '../../core/lifecycle.js';
import { type Logger, silentLogger } from '../../core/log.js';
import { Admissions } from './admissions.js';
import { type CalloutRequest, calloutRequest } from './callout-request.js';
import type { CalloutKeys } from './nkey-files.js';
import { CALLOUT_SUBJECT, type NatsMesh, type NatsRights, natsRights } from './rights.js';
import { MESH_ACCOUNT, TOKENS_ACCOUNT } from './server-config.js';
import { userClaims } from './user-claims.js';

/** One relay answers each question. */
const QUEUE = 'shardcast';
/** The server's, with which it encrypts. */
const SERVER_XKEY = 'Nats-Server-Xkey';
/** Servers wait 2 s for an answer: what would wait longer than that is refused at once. */
const UNDER_WAY_MAX = 256;
/** How long a connection may stay without asking again. Milliseconds. */
export const CALLOUT_LIFE_MS = 15 * 60_000;

export interface CalloutOptions {
  readonly connection: NatsConnection;
  readonly keys: CalloutKeys;
  /** The same as for gRPC. */
  readonly identities: Identities;
  readonly mesh: NatsMesh;
  /** The shards that there are now, asked for where a token has a prefix. */
  readonly existing: () => Promise<readonly string[]>;
  /** The longest that a connection stays without asking again. Milliseconds; default 15 minutes. */
  readonly lifeMs?: number | undefined;
  /** Told of each answer: `admitted`, or why not. */
  readonly onAnswer?: (result: string) => void;
  readonly clock?: Clock;
  readonly logger?: Logger;
}

/**
 * Answers servers that ask who somebody is (NATS calls it auth callout): a token of shardcast becomes the rights that its principal has at NATS, until it expires. Whose token is revoked
 * is sent away by the relay that let it in.
 */
export class NatsCallout implements Service {
  readonly #options: CalloutOptions;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #admissions: Admissions;
  #subscription: Subscription | undefined;
  #underWay = 0;

  constructor(options: CalloutOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#logger = options.logger ?? silentLogger;
    const { connection, identities } = options;
    this.#admissions = new Admissions({
      connection,
      identities,
      clock: this.#clock,
      logger: this.#logger,
    });
  }

  async start(): Promise<void> {
    await this.#admissions.start();
    this.#subscription = this.#options.connection.subscribe(CALLOUT_SUBJECT, {
      queue: QUEUE,
      callback: (failure, message) => {
        if (failure === null) void this.#take(message);
        else
          this.#logger.error({ failure: failure.message }, 'servers cannot ask this relay who somebody is');
      },
    });
  }

  async stop(): Promise<void> {
    if (this.#subscription?.isClosed() === false) this.#subscription.unsubscribe();
    await this.#admissions.stop();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  async #take(message: Msg): Promise<void> {
    this.#underWay++;
    let result = 'admitted';
    try {
      const serverXkey = message.headers?.get(SERVER_XKEY) ?? '';
      const request = calloutRequest(this.#opened(message.data, serverXkey));
      const answer = await this.#answer(request).catch((thrown: unknown) => {
        result = reasonOf(thrown);
        return this.#signed(request, { error: result });
      });
      message.respond(this.#sealed(answer, serverXkey));
    } catch (thrown) {
      // Nobody can be answered; the server refuses whoever it is about when its time is over.
      result = 'malformed-question';
      this.#logger.warn(
        { failure: toShardcastError(thrown).toJSON() },
        'a question of a nats-server is not answered',
      );
    } finally {
      this.#underWay--;
    }
    this.#options.onAnswer?.(result);
  }

  async #answer(request: CalloutRequest): Promise<string> {
    if (this.#underWay > UNDER_WAY_MAX) throw refused('busy');
    const { token } = request;
    const { principal } = await this.#options.identities.identify({ token, certificate: () => undefined });
    const rights = await this.#rights(principal);
    const expiresAt = this.#expiresAt(principal);
    const jwt = await this.#userJwt(request, principal, rights, expiresAt);
    const answer = await this.#signed(request, { jwt });
    this.#admissions.add({ ...request, principal, expiresAt });
    return answer;
  }

  /** Relays come with keys of their own: a token that was lost makes nobody a writer of the log. */
  async #rights(principal: Principal): Promise<NatsRights> {
    if (principal.role === 'relay') throw refused('role');
    const { shards } = principal;
    const existing = shards.hasPrefixes && !shards.isAll ? await this.#options.existing() : [];
    const rights = natsRights(principal, this.#options.mesh, existing);
    if (rights === undefined) throw refused('role');
    return rights;
  }

  /** In whole seconds, as JWTs have it. */
  #expiresAt(principal: Principal): number {
    const nowMs = this.#clock.now();
    const until = Math.min(principal.expiresAt, nowMs + (this.#options.lifeMs ?? CALLOUT_LIFE_MS));
    const expiresAt = Math.floor(until / 1000) * 1000;
    if (expiresAt <= nowMs) throw refused('expired');
    return expiresAt;
  }

  #userJwt(
    { user }: CalloutRequest,
    { name }: Principal,
    rights: NatsRights,
    expiresAt: number,
  ): Promise<string> {
    const { signer, accounts } = this.#options.keys;
    const isMesh = rights.account === 'mesh';
    const exp = expiresAt / 1000;
    if (accounts === undefined) {
      const aud = isMesh ? MESH_ACCOUNT : TOKENS_ACCOUNT;
      return encodeUser(name, user, signer, userClaims(rights), { aud, exp });
    }
    // There whose user it is follows from who lets the signer sign.
    const account = isMesh ? accounts.mesh : accounts.tokens;
    return encodeUser(name, user, account, userClaims(rights), { signer, exp });
  }

  #signed({ user, server }: CalloutRequest, data: { jwt?: string; error?: string }): Promise<string> {
    const { signer, accounts } = this.#options.keys;
    const [account, options] = accounts === undefined ? [signer, {}] : [accounts.mesh, { signer }];
    return encodeAuthorizationResponse(user, server, account, data, options);
  }

  #opened(data: Uint8Array, serverXkey: string): string {
    const { xkey } = this.#options.keys;
    if (serverXkey === '') return Buffer.from(data).toString('latin1');
    const opened = xkey?.open(data, serverXkey) ?? null;
    if (opened !== null) return Buffer.from(opened).toString('latin1');
    throw new ShardcastError('MALFORMED', 'it is encrypted for somebody else', {
      hint: 'Relays and nats-servers need keys that were made together: see --nats-callout-key.',
    });
  }

  #sealed(answer: string, serverXkey: string): Uint8Array {
    const bytes = Buffer.from(answer);
    const { xkey } = this.#options.keys;
    return serverXkey === '' || xkey === undefined ? bytes : xkey.seal(bytes, serverXkey);
  }
}

function refused(reason: string): ShardcastError {
  return new ShardcastError('UNAUTHENTICATED', `refused at NATS: ${reason}`, { details: { reason } });
}

/** One of a few words, for counting. */
function reasonOf(thrown: unknown): string {
  const { code, details } = toShardcastError(thrown);
  return typeof details.reason === 'string' ? details.reason : code.toLowerCase();
}
