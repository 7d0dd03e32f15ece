import { jetstreamManager, type StreamInfo } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { connectNats, type NatsOptions } from '../../src/log/jetstream/connect.js';
import {
  initialiseMesh,
  JetStreamLog,
  type JetStreamLogOptions,
} from '../../src/log/jetstream/jetstream-log.js';
import { type MeshLayout, streamName } from '../../src/log/jetstream/mesh-streams.js';
import { eventually } from '../support/eventually.js';
import { NatsServers, type NatsOptions as ServerOptions } from '../support/nats-server.js';

/** Few, so that the partitions of a test share streams and streams have several partitions. */
export const LAYOUT: MeshLayout = { partitions: 8, streams: 2, partitionReplicas: 2 };

/** One log on a connection of its own. */
export class OpenLog implements AsyncDisposable {
  readonly log: JetStreamLog;
  readonly connection: NatsConnection;

  private constructor(log: JetStreamLog, connection: NatsConnection) {
    this.log = log;
    this.connection = connection;
  }

  static async open(
    servers: readonly string[],
    options: JetStreamLogOptions = {},
    connecting: NatsOptions = {},
  ): Promise<OpenLog> {
    const connection = await connectNats(servers, { pingIntervalMs: 1_000, ...connecting });
    try {
      return new OpenLog(await JetStreamLog.open(connection, options), connection);
    } catch (failure) {
      await connection.close();
      throw failure;
    }
  }

  async streamInfo(stream: number): Promise<StreamInfo> {
    const { streams } = await jetstreamManager(this.connection, { checkAPI: false, timeout: 1_000 });
    return await streams.info(streamName(stream));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.log[Symbol.asyncDispose]();
    await this.connection.close();
  }
}

/** Servers with the streams of a mesh on them. */
export async function startMesh(count: 1 | 3, options: ServerOptions = {}): Promise<NatsServers> {
  const servers = await NatsServers.start(count, options);
  try {
    await initialiseOn(servers, count);
    return servers;
  } catch (failure) {
    await servers[Symbol.asyncDispose]();
    throw failure;
  }
}

export async function initialiseOn(
  servers: NatsServers,
  replicas: number,
  layout: Partial<MeshLayout> = LAYOUT,
  connecting: NatsOptions = {},
): Promise<MeshLayout> {
  const connection = await connectNats(servers.addresses, connecting);
  try {
    return await initialiseMesh(connection, { ...layout, replicas });
  } finally {
    await connection.close();
  }
}

/** Deletes the streams of the mesh, with all that is in them. */
export async function wipe(servers: NatsServers): Promise<void> {
  const connection = await connectNats(servers.addresses);
  try {
    // A cluster that has just been hurt may not answer at first.
    await eventually(
      'the streams are gone',
      async () => {
        const { streams } = await jetstreamManager(connection, { timeout: 2_000 });
        for await (const { config } of streams.list()) await streams.delete(config.name);
        return true;
      },
      { timeoutMs: 45_000 },
    );
  } finally {
    await connection.close();
  }
}
