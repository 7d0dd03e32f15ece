import { join } from 'node:path';
import { packageFolder } from '../../core/package-folder.js';
import { Actor } from './actor.js';
import { Revivable } from './revivable.js';

const SHARDCAST = join(packageFolder(), 'bin', 'shardcast');

export interface RelayPlaces {
  /** What it is called in failures. Default: the relay. */
  readonly name?: string;
  /** HOST:PORT of gRPC. */
  readonly address: string;
  readonly data: string;
  /** Further arguments, as of a relay in a mesh. */
  readonly args?: readonly string[];
}

/** `shardcast relay` in a process of its own, at one address over kills and starts. */
export class RelayServer extends Revivable {
  readonly address: string;
  readonly #args: readonly string[];
  readonly #signal: AbortSignal;
  #http = '';

  constructor({ name = 'the relay', address, data, args = [] }: RelayPlaces, signal: AbortSignal) {
    super(name);
    this.address = address;
    this.#args = [`--listen=${address}`, '--http=127.0.0.1:0', `--data=${data}`, ...args];
    this.#signal = signal;
  }

  /** HOST:PORT of health and metrics. */
  get http(): string {
    return this.#http;
  }

  /** Resolves when it listens. */
  override async start(): Promise<void> {
    const actor = shardcast(this.name, 'relay', this.#args);
    this.actor = actor;
    const { http } = await actor.ready(() => announced(actor, 'listen'), this.#signal);
    this.#http = http ?? '';
  }
}

/** How an agent went on after a break. */
export interface Resumption {
  readonly by: 'deltas' | 'snapshot';
  /** The relay's own words. */
  readonly reason: string;
}

export interface AgentPlaces {
  /** HOST:PORT each. */
  readonly relays: readonly string[];
  /** URL; undefined: it only keeps its replica. */
  readonly opa: string | undefined;
  readonly data: string;
}

/** `shardcast agent` in a process of its own. */
export class AgentServer implements AsyncDisposable {
  readonly shard: string;
  readonly #args: readonly string[];
  readonly #signal: AbortSignal;
  #actor: Actor | undefined;
  #http = '';
  #heard = 0;

  constructor(shard: string, { relays, opa, data }: AgentPlaces, signal: AbortSignal) {
    this.shard = shard;
    this.#signal = signal;
    this.#args = [
      `--shard=${shard}`,
      ...relays.map((relay) => `--relay=${relay}`),
      ...(opa === undefined ? ['--sink=none'] : [`--opa=${opa}`]),
      `--data=${data}`,
      `--agent-id=demo-${shard}`,
      '--http=127.0.0.1:0',
    ];
  }

  /** URL. */
  get url(): string {
    return `http://${this.#http}`;
  }

  /** Resolves when it listens. */
  async start(): Promise<void> {
    const actor = shardcast(`agent ${this.shard}`, 'agent', this.#args);
    this.#actor = actor;
    this.#heard = 0;
    const { http } = await actor.ready(() => announced(actor, 'http'), this.#signal);
    this.#http = http ?? '';
  }

  /** How it went on, once its log says so; what was heard before is passed over. */
  async resumed(): Promise<Resumption> {
    const actor = this.#actor;
    if (actor === undefined) throw new Error('the agent was not started');
    return await actor.ready(() => this.#hear(actor), this.#signal);
  }

  /** What the log says from here on is about the next break. */
  forget(): void {
    this.#heard = this.#actor?.lines.length ?? 0;
  }

  /** When it last began to follow a relay since `forget`, by its log: Unix milliseconds; undefined: it did not. */
  followedAt(): number | undefined {
    const lines = this.#actor?.lines.slice(this.#heard).map(parsed) ?? [];
    const time = lines.findLast(({ msg }) => msg === 'following deltas')?.time;
    return time === undefined ? undefined : Date.parse(time);
  }

  async kill(): Promise<void> {
    await this.#actor?.kill();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#actor?.[Symbol.asyncDispose]();
  }

  #hear({ lines }: Actor): Resumption | undefined {
    for (; this.#heard < lines.length; this.#heard++) {
      const { msg, reason = '' } = parsed(lines[this.#heard] ?? '');
      if (msg === 'taking a snapshot') return { by: 'snapshot', reason };
      if (msg === 'following deltas') return { by: 'deltas', reason };
    }
    return undefined;
  }
}

function shardcast(name: string, command: string, args: readonly string[]): Actor {
  return new Actor(name, process.execPath, [SHARDCAST, command, ...args, '--json']);
}

type Fields = Readonly<Record<string, string | undefined>>;

/** What a server prints when it listens. */
function announced({ lines }: Actor, member: string): Fields | undefined {
  return lines.map(parsed).find((fields) => fields.msg === undefined && fields[member] !== undefined);
}

function parsed(line: string): Fields {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Fields) : {};
  } catch {
    return {};
  }
}
