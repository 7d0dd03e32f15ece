import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type ConnectionInjector, experimental, Server, ServerCredentials } from '@grpc/grpc-js';
import { HealthImplementation } from 'grpc-health-check';
import { type Clock, systemClock } from '../core/clock.js';
import type { ShardcastError } from '../core/errors.js';
import type { Service } from '../core/lifecycle.js';

import { type Logger, silentLogger } from '../core/log.js';
import { packageFolder } from '../core/package-folder.js';
import { FLOW_CONTROL_WINDOW_BYTES, MESSAGE_BYTES_MAX, REQUEST_BYTES_MAX } from '../wire/services.js';
import type { ServerTls } from '../wire/tls-files.js';
import { WatchedCertificates } from '../wire/watched-certificates.js';
import type { Audit } from './audit/audit.js';
import type { Registration } from './calls.js';
import { Doorway, type TurnedAway } from './doorway.js';
import type { Gate } from './gate.js';
import { requestPatience } from './request-patience.js';

/** Calls that are still open this long after `stop` are cut off. Milliseconds. */
const STOP_GRACE_MS = 3_000;
/** A connection that is silent this long is asked whether it lives, and dropped when it does not say so. */
const KEEPALIVE_TIME_MS = 20_000;
const KEEPALIVE_TIMEOUT_MS = 10_000;
/** Calls of one connection at a time; an agent has one for each shard. */
const STREAMS_MAX = 20_000;
const CONNECTIONS_MAX = 10_000;

const SERVICES = [
  'Publish',
  'Import',
  'Snapshot',
  'Watch',
  'Read',
  'Status',
  'Replica',
  'Archive',
  'Trust',
].map((name) => `shardcast.v1.${name}Service`);

export interface GrpcServerOptions {
  /** HOST:PORT; port 0 takes a free one. */
  readonly listen: string;
  readonly registrations: readonly Registration[];
  /** Where every call comes in; health and reflection, which name no shard, are open. */
  readonly gate: Gate;
  readonly tls?: ServerTls | undefined;
  /** Told who did what. Default: nobody is. */
  readonly audit?: Audit | undefined;
  /** Whether the handshake fails without a certificate that holds. Default: where there are authorities of callers. */
  readonly wantsCertificate?: boolean;
  /** Connections at a time. Default 10,000. */
  readonly connectionsMax?: number | undefined;
  /** Told of each connection that was not taken, or was ended before anybody was known on it. */
  readonly onTurnedAway?: (why: TurnedAway) => void;
  /** Throws when there is no room for bulk work. */
  readonly checkRoom?: () => void;
  /** Told of each call that fails. */
  readonly onFailed?: (failure: ShardcastError) => void;
  readonly clock?: Clock;
  readonly logger?: Logger;
}

/** The relay's gRPC side: its services, grpc.health.v1 and reflection. */
export class GrpcServer implements Service {
  readonly #options: GrpcServerOptions;
  readonly #server: Server;
  readonly #health: HealthImplementation;
  readonly #doorway: Doorway;
  #injector: ConnectionInjector | undefined;
  #address = '';

  constructor(options: GrpcServerOptions) {
    this.#options = options;
    this.#server = new Server({
      'grpc.max_receive_message_length': REQUEST_BYTES_MAX,
      'grpc.max_send_message_length': MESSAGE_BYTES_MAX,
      'grpc-node.flow_control_window': FLOW_CONTROL_WINDOW_BYTES,
      'grpc.keepalive_time_ms': KEEPALIVE_TIME_MS,
      'grpc.keepalive_timeout_ms': KEEPALIVE_TIMEOUT_MS,
      'grpc.keepalive_permit_without_calls': 1,
      'grpc.max_concurrent_streams': STREAMS_MAX,
      interceptors: [requestPatience],
    });
    const { listen, tls, connectionsMax = CONNECTIONS_MAX, onTurnedAway = () => undefined } = options;
    this.#doorway = new Doorway({
      listen,
      isSecure: tls !== undefined,
      connectionsMax,
      accept: (socket) => this.#injector?.injectConnection(socket),
      onTurnedAway,
      clock: options.clock ?? systemClock,
    });
    this.#health = new HealthImplementation(this.#statuses('NOT_SERVING'));
    for (const { definition, behind } of options.registrations) {
      const handle = behind(this.#gate(options.gate), options.audit);
      this.#server.addService({ [definition.path]: definition }, { [definition.path]: handle });
    }
    this.#health.addToServer(this.#server);
  }

  /** HOST:PORT that it listens on; after `start`. */
  get address(): string {
    return this.#address;
  }

  /** That are open. */
  get connections(): number {
    return this.#doorway.connections;
  }

  async start(): Promise<void> {
    await this.#addReflection();
    const { tls, wantsCertificate } = this.#options;
    this.#injector = this.#server.createConnectionInjector(credentialsOf(tls, wantsCertificate));
    this.#address = await this.#doorway.open();
    for (const service of ['', ...SERVICES]) this.#health.setStatus(service, 'SERVING');
  }

  /** From now on grpc.health.v1 says that nothing should be sent here. */
  drain(): void {
    for (const service of ['', ...SERVICES]) this.#health.setStatus(service, 'NOT_SERVING');
  }

  async stop(): Promise<void> {
    this.drain();
    this.#doorway.close();
    const graceful = new Promise<void>((resolve) => this.#server.tryShutdown(() => resolve()));
    const timer = setTimeout(() => {
      this.#server.forceShutdown();
      this.#doorway.clear();
    }, STOP_GRACE_MS);
    await graceful;
    clearTimeout(timer);
    this.#doorway.clear();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  /** Who is let in is no stranger on this connection. */
  #gate(gate: Gate): Gate {
    return {
      admit: async (call) => {
        const caller = await gate.admit(call);
        this.#doorway.letIn(call.getPeer());
        return caller;
      },
      attend: (caller, end) => gate.attend(caller, end),
      checkRoom: this.#options.checkRoom ?? (() => undefined),
      failed: this.#options.onFailed ?? (() => undefined),
    };
  }

  #statuses(status: 'NOT_SERVING'): Record<string, 'NOT_SERVING'> {
    return Object.fromEntries(['', ...SERVICES].map((service) => [service, status]));
  }

  /** Reflection answers from the .proto files; a server without them serves all the same. */
  async #addReflection(): Promise<void> {
    const root = protoRoot();
    if (root === undefined) {
      this.#options.logger?.warn({}, 'proto/ is not beside the program: no gRPC reflection');
      return;
    }
    try {
      const [{ load }, { ReflectionService }] = await Promise.all([
        import('@grpc/proto-loader'),
        import('@grpc/reflection'),
      ]);
      const files = ['delta', 'snapshot', 'relay', 'replica', 'archive', 'trust'].map(
        (name) => `shardcast/v1/${name}.proto`,
      );
      const definition = await load(files, { includeDirs: [root], keepCase: true });
      new ReflectionService(definition).addToServer(this.#server);
    } catch (err) {
      (this.#options.logger ?? silentLogger).warn({ err }, 'no gRPC reflection');
    }
  }
}

function credentialsOf(
  tls: ServerTls | undefined,
  wantsCertificate = tls?.clientCa !== undefined,
): ServerCredentials {
  if (tls === undefined) return ServerCredentials.createInsecure();
  const { cert, key, clientCa } = tls;
  const files = new WatchedCertificates({ ca: clientCa, cert, key });
  // The names of grpc-js's parameters say it the other way round; its types allow none of the second.
  return experimental.createCertificateProviderServerCredentials(
    files,
    clientCa === undefined ? null : files,
    wantsCertificate,
  );
}

function protoRoot(): string | undefined {
  const root = join(packageFolder(), 'proto');
  return existsSync(root) ? root : undefined;
}
