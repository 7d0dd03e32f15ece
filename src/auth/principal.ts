import type { Patterns } from './patterns.js';

/** agent: follows shards. publisher: changes them. relay: is one of the mesh. monitor: sees figures, no records. admin: runs it. */
export const ROLES = ['agent', 'publisher', 'relay', 'monitor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Who asks, as its token or its certificate says. */
export interface Principal {
  /** The token's subject, or what a certificate stands for: what logs and deltas name. */
  readonly name: string;
  readonly role: Role;
  /** Shards that it may touch. */
  readonly shards: Patterns;
  /** Collections that a publisher may change. Nobody else is asked. */
  readonly collections: Patterns;
  /** The token's id; '' without. */
  readonly tokenId: string;
  /** Of the key that signed the token; '' for a certificate. */
  readonly keyId: string;
  /** The alternative name by which a certificate's holder is known; '' for a token. */
  readonly san: string;
  /** Unix milliseconds; of a token or a certificate. */
  readonly issuedAt: number;
  readonly expiresAt: number;
}
