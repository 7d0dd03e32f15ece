import { Identities } from '../auth/identities.js';
import { TokenVerifier } from '../auth/token-verifier.js';
import { httpGate } from '../http/gate.js';
import { HttpServer } from '../http/http-server.js';
import type { AgentControl } from './agent-control.js';
import type { AgentOptions } from './agent-options.js';
import { agentRoutes } from './http.js';

/** HTTP of an agent, behind its gate. */
export function serveHttp(
  listen: string,
  agent: AgentControl,
  { auth, httpTls: tls, clock }: Pick<AgentOptions, 'auth' | 'httpTls' | 'clock'>,
): HttpServer {
  const identities =
    auth && new Identities({ verifier: new TokenVerifier({ ...auth, ...(clock && { clock }) }) });
  const gate = httpGate({ identities, wantsCertificate: tls?.clientCa !== undefined });
  return new HttpServer({ listen, routes: agentRoutes(agent), gate, tls, clock });
}
