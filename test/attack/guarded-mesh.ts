import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { jetstreamManager } from '@nats-io/jetstream';
import { Publisher } from '../../src/client/publisher.js';
import type { NatsOptions } from '../../src/log/jetstream/connect.js';
import { ADMIN_INBOX, relayInbox } from '../../src/log/jetstream/inboxes.js';
import { type MadeConfig, type MadeUser, makeNatsConfig } from '../../src/relay/nats/config-folder.js';
import { makeOperatorConfig, type OperatorWanted } from '../../src/relay/nats/operator-folder.js';
import { type Partitioning, partitioning } from '../../src/shard/partition.js';
import { MeshFixture, type MeshFixtureOptions } from '../relay/mesh/mesh-fixture.js';
import { eventually } from '../support/eventually.js';
import { NatsServers } from '../support/nats-server.js';
import { type TempDir, tempDir } from '../support/temp-dir.js';
import { NatsClient } from './nats-client.js';

export const PARTITIONS = 16;
const STREAM_COUNT = 2;
export const ARCHIVE = 'shardcast_archive';
const STREAMS = ['shardcast_log_0', 'shardcast_log_1', 'KV_shardcast_epochs', `OBJ_${ARCHIVE}`];

export interface GuardedMeshOptions extends Pick<MeshFixtureOptions, 'relay' | 'mesh'> {
  relays?: readonly string[];
  /** Those of `relays` that do not join. */
  absent?: readonly string[];
  agents?: Readonly<Record<string, readonly string[]>>;
  callout?: boolean;
  /** Credentials files instead of keys. Default false. */
  operator?: boolean;
  calloutLifeMs?: number;
  /** nats-servers. Default 1. */
  servers?: 1 | 3;
}

/** Relays on a nats-server with the configuration that `shardcast mesh nats-config` makes. */
export class GuardedMesh implements AsyncDisposable {
  readonly mesh: MeshFixture;
  readonly made: MadeConfig;
  /** What `made` was made of. */
  readonly wanted: OperatorWanted;
  readonly partitionOf: Partitioning;
  readonly #dir: TempDir;
  /** Where relays want to know who publishes. */
  publisherToken: string | undefined;
  monitorToken: string | undefined;

  private constructor(mesh: MeshFixture, made: MadeConfig, wanted: OperatorWanted, dir: TempDir) {
    this.mesh = mesh;
    this.made = made;
    this.wanted = wanted;
    this.partitionOf = wanted.mesh.partitionOf;
    this.#dir = dir;
  }

  static async start(options: GuardedMeshOptions = {}): Promise<GuardedMesh> {
    const {
      relays = ['r1', 'r2'],
      absent = [],
      agents = {},
      callout = false,
      calloutLifeMs: lifeMs,
      servers: count = 1,
      operator = false,
    } = options;
    const dir = await tempDir();
    const partitionOf = await partitioning(PARTITIONS);
    const wanted = {
      folder: dir.join('nats'),
      relays,
      agents: Object.entries(agents).map(([name, shards]) => ({ name, shards })),
      mesh: { streams: STREAM_COUNT, partitionOf, archiveBucket: ARCHIVE },
      callout,
      overwrite: false,
      renew: false,
      revoke: [],
    };
    const made = await (operator ? makeOperatorConfig : makeNatsConfig)(wanted);
    const servers = await NatsServers.start(count, { config: await readFile(made.configFile, 'utf8') });
    const mesh = await MeshFixture.start(
      relays.filter((id) => !absent.includes(id)),
      {
        ...options,
        partitions: PARTITIONS,
        streams: STREAM_COUNT,
        guarded: {
          servers,
          admin: { ...identityOf(userOf(made, 'admin')), inboxPrefix: ADMIN_INBOX },
          reader: { ...identityOf(userOf(made, 'r1')), inboxPrefix: relayInbox('r1') },
          relay: (id) => ({
            nats: identityOf(userOf(made, id)),
            archive: `nats://${ARCHIVE}`,
            ...(made.calloutFile === undefined
              ? {}
              : { callout: { keyFile: made.calloutFile, ...(lifeMs === undefined ? {} : { lifeMs }) } }),
          }),
        },
      },
    );
    return new GuardedMesh(mesh, made, wanted, dir);
  }

  get address(): string {
    return this.mesh.servers.server.address;
  }

  user(name: string): MadeUser {
    return userOf(this.made, name);
  }

  /** Of the folder with the configuration. */
  file(place: string): string {
    return join(this.wanted.folder, place);
  }

  /** Of the nats-server. */
  get serverId(): string {
    return /\bID:\s+(N[A-Z2-7]{55})/.exec(this.mesh.servers.server.log)?.[1] ?? '';
  }

  /** Whoever of the configuration, as a client that does as it likes. */
  client(name: string): Promise<NatsClient> {
    const { file, expiresAt, inboxPrefix } = this.user(name);
    const connect = expiresAt === undefined ? NatsClient.byKey : NatsClient.byCredentials;
    return connect(this.address, file, inboxPrefix);
  }

  get relays(): string[] {
    return [...this.mesh.relays.values()].map(({ address }) => address);
  }

  /** How often relays have answered servers, by result. */
  async answers(): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const { httpAddress } of this.mesh.relays.values()) {
      const text = await (await fetch(`http://${httpAddress}/metrics`, this.#asMonitor())).text();
      for (const [, result = '', count] of text.matchAll(
        /^shardcast_relay_nats_answers_total\{result="([^"]+)"\} (\d+)$/gm,
      )) {
        counts[result] = (counts[result] ?? 0) + Number(count);
      }
    }
    return counts;
  }

  #asMonitor(): RequestInit {
    const { monitorToken: token } = this;
    return token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } };
  }

  /** How a relay of the configuration connects. */
  relayOptions(id: string): NatsOptions {
    return { ...identityOf(this.user(id)), inboxPrefix: relayInbox(id) };
  }

  /** Puts one record, by whichever relay takes it. */
  async publish(shard: string, key: string): Promise<void> {
    const { publisherToken: token } = this;
    const named = token === undefined ? { name: 'test' } : { token };
    await using publisher = new Publisher({ relay: this.relays, ...named });
    await publisher.publish(shard, (delta) => delta.put('tuples', [key, 'viewer', 'user:anne'], true));
  }

  /** The last sequence of every stream of the log and of the buckets, but for that of the members, who renew theirs. */
  async positions(): Promise<Record<string, number>> {
    await using relay = await this.client('r1');
    const manager = await jetstreamManager(relay.connection, { checkAPI: false });
    const positions: Record<string, number> = {};
    for (const stream of STREAMS) {
      positions[stream] = (await manager.streams.info(stream)).state.last_seq;
    }
    return positions;
  }

  /** Every replica of these is where the log ends. */
  async settled(...shards: readonly string[]): Promise<void> {
    for (const shard of shards) {
      await eventually(shard, () => {
        const heads = this.mesh.replicas(shard).map(({ head }) => head.revision);
        return heads.length === 2 && heads[0] === heads[1];
      });
    }
  }

  /** What the server has refused its clients until now. */
  get violations(): string[] {
    return this.mesh.servers.server.log.split('\n').filter((line) => /Violation/i.test(line));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.mesh[Symbol.asyncDispose]();
    await this.#dir[Symbol.asyncDispose]();
  }
}

function userOf({ users }: MadeConfig, name: string): MadeUser {
  const found = users.find((user) => user.name === name);
  if (found === undefined) throw new Error(`${name} is not in the configuration`);
  return found;
}

function identityOf({ file, expiresAt }: MadeUser): NatsOptions {
  return expiresAt === undefined ? { nkeyFile: file } : { credentialsFile: file };
}
