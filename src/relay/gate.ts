import type { Metadata } from '@grpc/grpc-js';
import { authorityOf, EVERYTHING_ALLOWED } from '../auth/authority.js';
import { type PeerFields, type ShownCertificate, shownCertificate } from '../auth/certificate-names.js';
import type { Identities, Identity } from '../auth/identities.js';
import type { Principal } from '../auth/principal.js';
import { type Clock, systemClock } from '../core/clock.js';
import { type ShardcastError, toShardcastError } from '../core/errors.js';
import type { Service } from '../core/lifecycle.js';
import { Repeating } from '../core/repeating.js';
import { type Allowance, Allowances, type RateLimits, UNLIMITED } from './allowance.js';
import { type Caller, hopsOf, onBehalfOf, tokenOf } from './caller.js';

/** How often open calls are asked whether their callers may still be here. Milliseconds. */
const CHECK_EVERY_MS = 1_000;

/** Ends a call whose caller may not be here any more. */
export type EndCall = (failure: ShardcastError) => void;

/** What a call shows of its caller. */
export interface Shows {
  readonly metadata: Metadata;
  /** HOST:PORT of who connects. */
  getPeer(): string;
  /** By the handshake; a certificate that does not hold is not told. */
  getAuthContext(): { readonly sslPeerCertificate?: PeerFields };
}

/** Where every call comes in. */
export interface Gate {
  /** Throws UNAUTHENTICATED; INVALID_ARGUMENT for a call that was passed on in a way that is not known. */
  admit(call: Shows): Promise<Caller>;
  /** A call that stays open: it is ended when its caller may not be here any more. Dispose when it is over. */
  attend(caller: Caller, end: EndCall): Disposable;
  /** Throws RATE_EXCEEDED when there is no room for bulk work. */
  checkRoom?(): void;
  /** Told of each call that fails. */
  failed?(failure: ShardcastError): void;
}

const NOTHING: Disposable = { [Symbol.dispose]: () => undefined };

/** Without keys: everybody comes in, and may do everything. */
export const OPEN_GATE: Gate = {
  admit: async ({ metadata }) => ({
    authority: EVERYTHING_ALLOWED,
    token: '',
    hops: hopsOf(metadata),
    allowance: UNLIMITED,
  }),
  attend: () => NOTHING,
};

export interface TokenGateOptions {
  readonly identities: Identities;
  /** What each may take. Default: as much as it likes, but for calls at a time. */
  readonly rates?: RateLimits | undefined;
  readonly clock?: Clock;
}

interface Attended {
  readonly principal: Principal;
  readonly end: EndCall;
}

/** With keys: whoever comes has a token, and open calls end with it. */
export class TokenGate implements Gate, Service {
  readonly #options: TokenGateOptions;
  readonly #allowances: Allowances;
  readonly #attended = new Set<Attended>();
  readonly #checks: Repeating;

  constructor(options: TokenGateOptions) {
    this.#options = options;
    const { clock = systemClock, rates = {} } = options;
    this.#allowances = new Allowances(rates, clock);
    this.#checks = new Repeating(() => this.check(), CHECK_EVERY_MS, clock);
  }

  start(): Promise<void> {
    return this.#checks.start();
  }

  stop(): Promise<void> {
    return this.#checks.stop();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  async admit(call: Shows): Promise<Caller> {
    const { identities } = this.#options;
    const hops = hopsOf(call.metadata);
    const token = tokenOf(call.metadata);
    const caller = await identities.identify({ token, certificate: () => certificateOf(call) });
    if (hops === 0) return callerOf(caller, hops, this.#allowances.of(caller.principal));
    authorityOf(caller.principal).authorize('forward');
    // It was taken where the call came in.
    return callerOf(await identities.passedOn(onBehalfOf(call.metadata)), hops, UNLIMITED);
  }

  attend({ authority: { principal } }: Caller, end: EndCall): Disposable {
    if (principal === undefined) return NOTHING;
    const attended = { principal, end };
    this.#attended.add(attended);
    return { [Symbol.dispose]: () => void this.#attended.delete(attended) };
  }

  /** Ends the calls of those who may not be here any more. */
  async check(): Promise<void> {
    for (const attended of this.#attended) {
      try {
        await this.#options.identities.check(attended.principal);
      } catch (thrown) {
        const failure = toShardcastError(thrown);
        if (failure.code !== 'UNAUTHENTICATED') continue; // keys that cannot be had prove nothing
        this.#attended.delete(attended);
        attended.end(failure);
      }
    }
  }
}

function callerOf({ principal, credential }: Identity, hops: number, allowance: Allowance): Caller {
  return { authority: authorityOf(principal), token: credential, hops, allowance };
}

function certificateOf(call: Shows): ShownCertificate | undefined {
  const { sslPeerCertificate } = call.getAuthContext();
  return sslPeerCertificate && shownCertificate(sslPeerCertificate);
}
