import type { Principal } from './principal.js';

/** Tokens that are refused though they hold: one by its id, or all of a name that were issued up to a time. */
export interface Denial {
  readonly of: 'token' | 'name';
  /** The token's id, or the name. */
  readonly value: string;
  /** Of a name: tokens issued later are good. Unix milliseconds. */
  readonly issuedUntil: number;
  /** By then every such token has expired, and this may be forgotten. Unix milliseconds. */
  readonly until: number;
}

/** What a relay knows of denials, wherever they are kept. */
export class DenyList {
  readonly #denials = new Map<string, Denial>();

  /** The later one counts: a denial is never taken back by an older one that comes again. */
  add(denial: Denial): void {
    const key = keyOf(denial);
    const known = this.#denials.get(key);
    if (known === undefined || known.issuedUntil <= denial.issuedUntil) this.#denials.set(key, denial);
  }

  denies({ tokenId, name, issuedAt }: Principal): boolean {
    if (tokenId !== '' && this.#denials.has(keyOf({ of: 'token', value: tokenId }))) return true;
    const ofName = this.#denials.get(keyOf({ of: 'name', value: name }));
    return ofName !== undefined && issuedAt <= ofName.issuedUntil;
  }

  /** Those that count still; the others are forgotten. */
  list(now: number): Denial[] {
    for (const [key, { until }] of this.#denials) if (until < now) this.#denials.delete(key);
    return [...this.#denials.values()];
  }
}

/** Where denials are kept: for a relay by itself or for a whole mesh. */
export interface DenialStore {
  /** Tells of all that are kept, and of those that other relays keep later. Resolves when all that were there are told. */
  follow(heard: (denial: Denial) => void): Promise<void>;
  /** Resolves when it is kept. Throws UNAVAILABLE, DISK_FULL. */
  keep(denial: Denial): Promise<void>;
}

export function keyOf({ of, value }: Pick<Denial, 'of' | 'value'>): string {
  return `${of} ${value}`;
}

/** What was written as JSON; undefined for anything else. */
export function parseDenial(text: string): Denial | undefined {
  try {
    const { of, value, issuedUntil, until } = JSON.parse(text) as Record<string, unknown>;
    const isWhole = (of === 'token' || of === 'name') && typeof value === 'string';
    if (!isWhole || typeof issuedUntil !== 'number' || typeof until !== 'number') return undefined;
    return { of, value, issuedUntil, until };
  } catch {
    return undefined;
  }
}
