import { changingFile } from '../core/changing-file.js';
import { type Clock, systemClock } from '../core/clock.js';
import { ShardcastError, toShardcastError } from '../core/errors.js';
import type { ShownCertificate } from './certificate-names.js';
import { isObject, patternsOf, roleOf } from './claims.js';
import type { Principal } from './principal.js';

/** Of whom a certificate's name is, and the claims as they are written: other claims are somebody else. */
interface Entry {
  readonly text: string;
  readonly claims: Pick<Principal, 'name' | 'role' | 'shards' | 'collections'>;
}

type Entries = ReadonlyMap<string, Entry>;

/**
 * Who the holders of certificates are, by a file that may be replaced: `{"URI:spiffe://mesh/agent-1": {"role": "agent", "shards": ["tenant-42"]}}`.
 * Keys are alternative names of certificates, `URI:…` or `DNS:…`, whole; the claims are those of tokens, and `name`, by default the
 * alternative name. Throws INVALID_ARGUMENT for a file that cannot be read.
 */
export class CertificateIdentities {
  readonly #entries: () => Entries;
  readonly #clock: Clock;
  readonly #texts = new WeakMap<Principal, string>();

  constructor(file: string, clock: Clock = systemClock) {
    this.#entries = changingFile(file, entriesOf, clock);
    this.#clock = clock;
    try {
      this.#entries();
    } catch (thrown) {
      const message = `no identities in ${file}: ${toShardcastError(thrown).message}`;
      throw new ShardcastError('INVALID_ARGUMENT', message, { cause: thrown });
    }
  }

  /** Throws UNAUTHENTICATED for one that nobody, or more than one, is known by, and for one that is not good now. */
  identify({ names, validFrom, validTo }: ShownCertificate): Principal {
    const entries = this.#entries();
    const known = names.filter((name) => entries.has(name));
    if (known.length > 1) throw refused('ambiguous', 'it has the names of several');
    const principal = this.named(known[0] ?? '', validFrom, validTo);
    this.check(principal);
    return principal;
  }

  /** Whom a relay that passes something on has let in by a certificate. Throws UNAUTHENTICATED. */
  named(name: string, issuedAt: number, expiresAt: number): Principal {
    const entry = this.#entries().get(name);
    if (entry === undefined) throw refused('unknown', 'nobody is known by its names');
    const principal = { ...entry.claims, tokenId: '', keyId: '', san: name, issuedAt, expiresAt };
    this.#texts.set(principal, entry.text);
    return principal;
  }

  /** Whether one who was let in may still be here, with the same rights. Throws UNAUTHENTICATED. */
  check(principal: Principal): void {
    const now = this.#clock.now();
    if (now >= principal.expiresAt) throw refused('expired', 'it has expired');
    if (now < principal.issuedAt) throw refused('early', 'it is not good yet');
    if (this.#entries().get(principal.san)?.text !== this.#texts.get(principal)) {
      throw refused('withdrawn', 'what it stood for was withdrawn');
    }
  }
}

/** Throws MALFORMED, UNAUTHENTICATED with the claim that is not understood. */
function entriesOf(text: string): Entries {
  const parsed: unknown = JSON.parse(text);
  if (!isObject(parsed)) throw new ShardcastError('MALFORMED', 'it is no JSON object');
  return new Map(Object.entries(parsed).map(([san, claims]) => [keyOf(san), entryOf(san, claims)]));
}

function keyOf(san: string): string {
  if (/^URI:[\x21-\x7e]+$/.test(san)) return san;
  if (/^DNS:[A-Za-z0-9.-]+$/.test(san)) return `DNS:${san.slice('DNS:'.length).toLowerCase()}`;
  throw new ShardcastError('MALFORMED', `no alternative name: ${JSON.stringify(san.slice(0, 140))}`, {
    hint: 'Write URI:spiffe://… or DNS:host.example, without wildcards.',
  });
}

function entryOf(san: string, claims: unknown): Entry {
  if (!isObject(claims)) throw new ShardcastError('MALFORMED', `the claims of ${san} are no object`);
  const { name = san, role, shards, collections } = claims;
  if (typeof name !== 'string' || name === '') {
    throw new ShardcastError('MALFORMED', `the name of ${san} is no text`);
  }
  return {
    text: JSON.stringify(claims),
    claims: {
      name,
      role: roleOf(role),
      shards: patternsOf(shards, 'shards'),
      collections: patternsOf(collections, 'collections'),
    },
  };
}

function refused(reason: string, problem: string): ShardcastError {
  return new ShardcastError('UNAUTHENTICATED', `the certificate is refused: ${problem}`, {
    hint: 'Its alternative names must be in the file of --tls-identities.',
    details: { reason },
  });
}
