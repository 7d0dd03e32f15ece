import { openIdentities } from '../auth/open-identities.js';
import { systemClock } from '../core/clock.js';
import { type Service, Stack } from '../core/lifecycle.js';
import { silentLogger } from '../core/log.js';
import { httpGate } from '../http/gate.js';
import { HttpServer } from '../http/http-server.js';
import { wantsCertificate } from '../wire/tls-files.js';
import type { AgentControl } from './agent-control.js';
import type { AgentOptions } from './agent-options.js';
import { agentRoutes } from './http.js';
import { Revocations } from './revocations.js';

/** HTTP of an agent, behind its gate. */
export class AgentHttp implements Service {
  readonly #server: HttpServer;
  readonly #stack = new Stack();

  constructor(listen: string, agent: AgentControl, options: AgentOptions) {
    const { httpTls: tls, tlsIdentities, clock = systemClock, logger = silentLogger } = options;
    const identities = openIdentities(options, {}, clock);
    let revocations: Revocations | undefined;
    // Another source than relays has nobody to ask.
    if (options.auth !== undefined && options.source === undefined) {
      revocations = new Revocations({ relay: options.relay, access: options, clock, logger });
      this.#stack.add(() => revocations?.[Symbol.dispose]());
    }
    const gate = httpGate({
      identities,
      wantsCertificate: wantsCertificate(tls, tlsIdentities),
      checkRevoked: revocations && ((token) => revocations.check(token)),
    });
    this.#server = new HttpServer({ listen, routes: agentRoutes(agent), gate, tls, clock });
  }

  /** HOST:PORT; after `start`. */
  get address(): string {
    return this.#server.address;
  }

  async start(): Promise<void> {
    await this.#stack.start(this.#server);
  }

  stop(): Promise<void> {
    return this.#stack.stop();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }
}
