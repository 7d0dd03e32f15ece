import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { experimental, Server, ServerCredentials } from '@grpc/grpc-js';
import { HealthImplementation } from 'grpc-health-check';
import { ShardcastError, toShardcastError } from '../core/errors.js';
import type { Service } from '../core/lifecycle.js';

import { type Logger, silentLogger } from '../core/log.js';
import { packageFolder } from '../core/package-folder.js';
import { FLOW_CONTROL_WINDOW_BYTES, MESSAGE_BYTES_MAX, REQUEST_BYTES_MAX } from '../wire/services.js';
import { type ServerTls, watchedCertificates } from '../wire/tls-files.js';
import type { Audit } from './audit/audit.js';
import type { Registration } from './calls.js';
import type { Gate } from './gate.js';

/** Calls that are still open this long after `stop` are cut off. Milliseconds. */
const STOP_GRACE_MS = 3_000;
/** A connection that is silent this long is asked whether it lives, and dropped when it does not say so. */
const KEEPALIVE_TIME_MS = 20_000;
const KEEPALIVE_TIMEOUT_MS = 10_000;

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
  readonly logger?: Logger;
}

/** The relay's gRPC side: its services, grpc.health.v1 and reflection. */
export class GrpcServer implements Service {
  readonly #options: GrpcServerOptions;
  readonly #server: Server;
  readonly #health: HealthImplementation;
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
    });
    this.#health = new HealthImplementation(this.#statuses('NOT_SERVING'));
    for (const { definition, behind } of options.registrations) {
      const handle = behind(options.gate, options.audit);
      this.#server.addService({ [definition.path]: definition }, { [definition.path]: handle });
    }
    this.#health.addToServer(this.#server);
  }

  /** HOST:PORT that it listens on; after `start`. */
  get address(): string {
    return this.#address;
  }

  async start(): Promise<void> {
    await this.#addReflection();
    const { listen, tls, wantsCertificate } = this.#options;
    const port = await new Promise<number>((resolve, reject) => {
      this.#server.bindAsync(listen, credentialsOf(tls, wantsCertificate), (failure, bound) => {
        if (failure === null) resolve(bound);
        else reject(cannotListen(listen, failure));
      });
    });
    this.#address = `${listen.slice(0, listen.lastIndexOf(':'))}:${port}`;
    for (const service of ['', ...SERVICES]) this.#health.setStatus(service, 'SERVING');
  }

  /** From now on grpc.health.v1 says that nothing should be sent here. */
  drain(): void {
    for (const service of ['', ...SERVICES]) this.#health.setStatus(service, 'NOT_SERVING');
  }

  async stop(): Promise<void> {
    this.drain();
    const graceful = new Promise<void>((resolve) => this.#server.tryShutdown(() => resolve()));
    const timer = setTimeout(() => this.#server.forceShutdown(), STOP_GRACE_MS);
    await graceful;
    clearTimeout(timer);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
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
  const files = watchedCertificates({ ca: clientCa, cert, key });
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

function cannotListen(listen: string, cause: Error): ShardcastError {
  if (/EADDRINUSE|in use/i.test(cause.message)) {
    return new ShardcastError('UNAVAILABLE', `${listen} is taken`, {
      cause,
      retry: 'never',
      hint: 'Is a relay running there already? Choose another address with --listen.',
    });
  }
  const { code } = toShardcastError(cause);
  return new ShardcastError(
    code === 'INTERNAL' ? 'INVALID_ARGUMENT' : code,
    `cannot listen on ${listen}: ${cause.message}`,
    {
      cause,
    },
  );
}
