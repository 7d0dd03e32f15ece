import { openIdentities } from '../auth/open-identities.js';
import { httpGate } from '../http/gate.js';
import { HttpServer } from '../http/http-server.js';
import { wantsCertificate } from '../wire/tls-files.js';
import type { AgentControl } from './agent-control.js';
import type { AgentOptions } from './agent-options.js';
import { agentRoutes } from './http.js';

/** HTTP of an agent, behind its gate. */
export function serveHttp(
  listen: string,
  agent: AgentControl,
  options: Pick<AgentOptions, 'auth' | 'tlsIdentities' | 'httpTls' | 'clock'>,
): HttpServer {
  const { httpTls: tls, tlsIdentities, clock } = options;
  const identities = openIdentities(options, {}, clock);
  const gate = httpGate({ identities, wantsCertificate: wantsCertificate(tls, tlsIdentities) });
  return new HttpServer({ listen, routes: agentRoutes(agent), gate, tls, clock });
}
