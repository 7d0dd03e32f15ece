import type { NatsConnection } from '@nats-io/transport-node';
import { pause, systemClock } from '../../core/clock.js';
import { ShardcastError } from '../../core/errors.js';
import { Stack } from '../../core/lifecycle.js';
import { connectNats } from '../../log/jetstream/connect.js';
import { ADMIN_INBOX } from '../../log/jetstream/inboxes.js';
import { NatsLink } from '../../log/jetstream/link.js';
import { initialise, readLayout } from '../../log/jetstream/mesh-streams.js';
import { callRoll } from '../../relay/mesh/member-roll.js';
import { placing } from '../../shard/placement.js';
import { meshShape } from '../mesh/mesh-shape.js';
import { NatsNode } from '../processes/nats-cluster.js';
import { RelayServer } from '../processes/servers.js';
import { together } from '../processes/together.js';
import { PARTITIONS, type Places, type UpFiles } from './up-folder.js';

/** For relays to fill themselves, milliseconds. */
const READY_TIMEOUT_MS = 60_000;
const ASK_EVERY_MS = 100;
/** As relays have it by default. */
const EXPIRY_MS = 5_000;
/** At the end all relays go: nobody is left to hand over to. Milliseconds. */
const RELAY_END_MS = 2_000;

/** A nats-server and relays, in processes of their own. */
export class UpMesh implements AsyncDisposable {
  readonly #stack = new Stack();
  readonly #places: Places;
  readonly #files: UpFiles;
  readonly #signal: AbortSignal;
  readonly #nats: NatsNode;
  readonly #relays: RelayServer[];
  /** Who is known to have ended. */
  readonly #gone = new Set<string>();

  private constructor(binary: string, places: Places, files: UpFiles, signal: AbortSignal) {
    this.#places = places;
    this.#files = files;
    this.#signal = signal;
    this.#nats = new NatsNode(binary, 'nats-server', places.nats, ['--config', files.natsConfig], signal);
    this.#relays = places.relays.map(({ id, grpc, http }) => {
      const args = [`--http=${http}`, `--id=${id}`, ...this.#trust(id)];
      return new RelayServer({ name: id, address: grpc, data: files.dataOf(id), args }, signal);
    });
  }

  /** Resolves when every relay serves what it should. What was started is stopped when something fails. */
  static async start(binary: string, places: Places, files: UpFiles, signal: AbortSignal): Promise<UpMesh> {
    const mesh = new UpMesh(binary, places, files, signal);
    try {
      await mesh.#start();
      return mesh;
    } catch (failure) {
      await mesh[Symbol.asyncDispose]();
      throw failure;
    }
  }

  /** Whether it can go on without those that have ended. */
  get serves(): boolean {
    return this.#nats.isRunning && this.#relays.some(({ isRunning }) => isRunning);
  }

  /** Resolves with the next that has ended by itself, and its last lines; undefined when the signal aborts. */
  async someoneGone(): Promise<{ name: string; lines: readonly string[] } | undefined> {
    while (!this.#signal.aborted) {
      const gone = [this.#nats, ...this.#relays].find(
        ({ name, isRunning }) => !isRunning && !this.#gone.has(name),
      );
      if (gone !== undefined) {
        this.#gone.add(gone.name);
        return { name: gone.name, lines: gone.lines.slice(-3) };
      }
      await pause(systemClock, ASK_EVERY_MS, this.#signal).catch(() => undefined);
    }
    return undefined;
  }

  get pids(): number[] {
    return [this.#nats, ...this.#relays].flatMap(({ pid }) => pid ?? []);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#stack.stop();
  }

  async #start(): Promise<void> {
    this.#stack.add(() => this.#nats[Symbol.asyncDispose]());
    await this.#nats.start();
    const link = await this.#connect();
    await initialise(link, { partitions: PARTITIONS, replicas: 1 });
    for (const relay of this.#relays) this.#stack.add(() => relay.end(RELAY_END_MS));
    await together(this.#relays.map((relay) => relay.start()));
    await this.#ready(link);
  }

  /** As the one who administers the mesh. */
  async #connect(): Promise<NatsLink> {
    const { ca: caFile, admin } = this.#files;
    const access = { inboxPrefix: ADMIN_INBOX, nkeyFile: admin.nkey, tls: { caFile } };
    const connection: NatsConnection = await connectNats(this.#places.nats, access);
    this.#stack.add(() => connection.close());
    const link = await NatsLink.open(connection);
    this.#stack.add(() => link[Symbol.dispose]());
    return link;
  }

  /** Until each relay has heard of all and has filled itself. */
  async #ready(link: NatsLink): Promise<void> {
    const layout = await readLayout(link);
    const place = await placing({ partitions: layout.partitions, replicas: layout.partitionReplicas });
    const deadlineMs = systemClock.monotonic() + READY_TIMEOUT_MS;
    let unready = 0;
    while (systemClock.monotonic() < deadlineMs) {
      const facts = { layout, members: await callRoll(link), streams: [], expiryMs: EXPIRY_MS };
      const status = meshShape(facts, place);
      ({ unready } = status);
      const alive = status.relays.filter(({ state }) => state === 'alive').length;
      if (alive === this.#relays.length && unready === 0) return;
      await pause(systemClock, ASK_EVERY_MS, this.#signal);
    }
    throw new ShardcastError('DEADLINE_EXCEEDED', `${unready} replicas of partitions are not filled`, {
      hint: 'Start again: what is there stays.',
    });
  }

  #trust(id: string): string[] {
    const { ca, jwks, relay, seedOf } = this.#files;
    return [
      `--nats=tls://${this.#places.nats}`,
      `--nats-nkey=${seedOf(id)}`,
      `--nats-tls-ca=${ca}`,
      `--auth-jwks=${jwks}`,
      `--tls-cert=${relay.cert}`,
      `--tls-key=${relay.key}`,
      `--peer-token-file=${relay.token}`,
      `--peer-tls-ca=${ca}`,
    ];
  }
}
