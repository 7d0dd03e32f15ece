import { Kvm } from '@nats-io/kv';
import type { NatsConnection } from '@nats-io/transport-node';
import type { ShardcastError } from '../../src/core/errors.js';
import { connectNats, type NatsOptions } from '../../src/log/jetstream/connect.js';
import { decodeMember, type MemberRecord, memberKey } from '../../src/relay/mesh/member-record.js';
import { Membership, type MembershipOptions } from '../../src/relay/mesh/membership.js';
import { eventually } from '../support/eventually.js';

/** Short: what is to expire does so soon. A busy machine may be slower than that; then a member is dropped and comes back. */
export const TIMES = { heartbeatMs: 50, expiryMs: 500 };

/** One member on a connection of its own, and what it was told. */
export class TestMember implements AsyncDisposable {
  readonly membership: Membership;
  readonly connection: NatsConnection;
  /** The ids of each view it was told of. */
  readonly told: string[][] = [];
  readonly isolations: boolean[] = [];
  readonly replacements: ShardcastError[] = [];

  constructor(connection: NatsConnection, id: string, options: Partial<MembershipOptions>) {
    this.connection = connection;
    const self = { id, grpc: `127.0.0.1:7411`, http: '127.0.0.1:7412', version: 'test' };
    this.membership = new Membership({ connection, self, replicas: 1, ...TIMES, ...options });
    this.membership.onChange(({ members }) => this.told.push(members.map((member) => member.id)));
    this.membership.onIsolation((isolated) => this.isolations.push(isolated));
    this.membership.onReplaced((failure) => this.replacements.push(failure));
  }

  static async start(
    servers: readonly string[],
    id: string,
    options: Partial<MembershipOptions> = {},
    connecting: NatsOptions = {},
  ): Promise<TestMember> {
    const connection = await connectNats(servers, { pingIntervalMs: 1_000, ...connecting });
    const member = new TestMember(connection, id, options);
    try {
      await member.membership.start();
      return member;
    } catch (failure) {
      await connection.close();
      throw failure;
    }
  }

  get ids(): string[] {
    return this.membership.members.map(({ id }) => id);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.membership.stop();
    await this.connection.close();
  }
}

/** Waits until each sees exactly these. */
export async function allSee(
  members: readonly TestMember[],
  ids: readonly string[],
  timeoutMs = 40_000,
): Promise<void> {
  for (const member of members) {
    await eventually(
      `${member.membership.id} sees ${ids.join(', ')}`,
      () => member.ids.join() === [...ids].sort().join(),
      { timeoutMs },
    );
  }
}

/** What the bucket has of a member; undefined for nothing, and for what is no record. */
export async function recordOf(connection: NatsConnection, id: string): Promise<MemberRecord | undefined> {
  const kv = await new Kvm(connection).open('shardcast_mesh');
  const entry = await kv.get(memberKey(id));
  try {
    return entry?.operation === 'PUT' ? decodeMember(memberKey(id), Buffer.from(entry.value)) : undefined;
  } catch {
    return undefined;
  }
}
