import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';
import { type Authority, authorityOf, EVERYTHING_ALLOWED } from '../auth/authority.js';
import { bearerOf } from '../auth/bearer.js';
import { type ShownCertificate, shownCertificate } from '../auth/certificate-names.js';
import type { Identities } from '../auth/identities.js';
import { ShardcastError } from '../core/errors.js';

/** Where every request comes in that is not for everybody. */
export interface HttpGate {
  /** Throws UNAUTHENTICATED, or UNAVAILABLE when keys cannot be had. */
  admit(request: IncomingMessage): Promise<Authority>;
}

export interface HttpGateOptions {
  /** Default: nobody has to say who it is. */
  readonly identities?: Identities | undefined;
  /** Throws UNAUTHENTICATED for a token that was revoked elsewhere. Default: what was revoked is not heard of, but by `identities`. */
  readonly checkRevoked?: ((token: string) => Promise<void>) | undefined;
  /** Whether callers must show a certificate that holds. */
  readonly wantsCertificate: boolean;
}

export function httpGate({ identities, checkRevoked, wantsCertificate }: HttpGateOptions): HttpGate {
  return {
    async admit(request) {
      if (wantsCertificate) checkCertificate(request);
      if (identities === undefined) return EVERYTHING_ALLOWED;
      const token = bearerOf(request.headers.authorization);
      const { principal } = await identities.identify({ token, certificate: () => certificateOf(request) });
      if (token !== '') await checkRevoked?.(token);
      return authorityOf(principal);
    },
  };
}

function certificateOf({ socket }: IncomingMessage): ShownCertificate | undefined {
  if (!(socket instanceof TLSSocket) || !socket.authorized) return undefined;
  return shownCertificate(socket.getPeerCertificate());
}

/** Asked for in the handshake, but held against a request only here: health must answer those who have none. */
function checkCertificate({ socket }: IncomingMessage): void {
  if (socket instanceof TLSSocket && socket.authorized) return;
  throw new ShardcastError('UNAUTHENTICATED', 'a certificate is wanted, and none that holds was shown', {
    hint: 'Show one that the authorities of --tls-client-ca have signed.',
    details: { reason: 'certificate' },
  });
}
