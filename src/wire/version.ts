import type { Metadata } from '@grpc/grpc-js';
import { ShardcastError } from '../core/errors.js';

/** The protocol version that this program speaks, and all that its relay understands. */
export const PROTOCOL_VERSION = '1';
export const PROTOCOL_VERSIONS: readonly string[] = [PROTOCOL_VERSION];

export const VERSION_KEY = 'shardcast-version';
export const VERSIONS_KEY = 'shardcast-versions';

/** Throws VERSION_UNSUPPORTED unless the caller named a version that is spoken here. */
export function checkVersion(metadata: Metadata): void {
  const version = metadata.get(VERSION_KEY)[0];
  if (typeof version === 'string' && PROTOCOL_VERSIONS.includes(version)) return;
  const spoken = PROTOCOL_VERSIONS.join(', ');
  const given = version === undefined ? 'no protocol version' : `protocol version ${JSON.stringify(version)}`;
  throw new ShardcastError('VERSION_UNSUPPORTED', `${given}; this relay speaks ${spoken}`, {
    hint: `Send the metadata ${VERSION_KEY}: ${PROTOCOL_VERSION}, or use a client of this release.`,
    details: { spoken },
  });
}
