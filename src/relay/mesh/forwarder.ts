import type { Clock } from '../../core/clock.js';
import { ShardcastError } from '../../core/errors.js';
import { parseCursor } from '../../shard/cursor.js';
import { LIMITS, limitExceeded } from '../../shard/limits.js';
import type { ChannelPool } from '../../wire/channel-pool.js';
import { Outgoing } from '../../wire/outgoing.js';
import type { ReceiptItem } from '../../wire/publish-codec.js';
import { PublishLanes } from '../../wire/publish-lanes.js';
import { type LinkListener, PublishLink } from '../../wire/publish-link.js';
import { errorOf } from '../../wire/status.js';
import { forwardedMetadata } from '../caller.js';
import type { LocalSequencing, PublishAnswer, PublishCommand } from '../commands.js';
import type { Routing } from '../routing.js';
import { CandidateWalk } from './candidate-walk.js';
import type { Suspects } from './suspects.js';

/** Deltas under way to one relay, and those that wait to go to any; beyond, publishers are told to slow down. Bytes. */
export const PEER_BYTES_MAX = 32 * 1024 * 1024;
export const FORWARDED_BYTES_MAX = 64 * 1024 * 1024;
/** A publish with its preconditions: it must fit a request to the other relay. Bytes. */
const PUBLISH_BYTES_MAX = 4 * 1024 * 1024;
/** What a publish costs beside its delta. Bytes. */
const OVERHEAD_BYTES = 512;
/** A relay that answers none of the publishes under way for this long is passed over: below the expiry of a member. Milliseconds. */
export const ANSWER_MS = 4_000;
/** When a shard has another owner, what is under way to the one before is awaited this long, then sent again. Milliseconds. */
const MOVE_MS = 1_000;

export interface ForwarderOptions {
  readonly routing: Routing;
  readonly local: LocalSequencing;
  readonly channels: ChannelPool;
  readonly suspects: Suspects;
  /** Default ANSWER_MS. */
  readonly answerMs?: number;
  readonly clock?: Clock;
  /** Told of each publish that is passed on. */
  readonly onForwarded?: () => void;
}

/** Passes publishes of one caller on to whoever should sequence their shards, over one stream per relay; see PublishLanes. */
export class Forwarder {
  readonly #options: ForwarderOptions;
  readonly #lanes: PublishLanes;
  #bytes = 0;

  constructor(token: string, options: ForwarderOptions) {
    const { routing, local, channels, suspects, answerMs = ANSWER_MS, clock } = options;
    this.#options = options;
    const metadata = forwardedMetadata({ token, hops: 0 });
    const clocked = clock === undefined ? {} : { clock };
    this.#lanes = new PublishLanes({
      walkOf: (shard) => new CandidateWalk(routing, shard, suspects),
      open: (address, listener) => {
        const told = suspecting(address, listener, suspects);
        const channel = channels.to(address);
        return new PublishLink({ channel, listener: told, metadata, silenceMs: answerMs, ...clocked });
      },
      sendsAgain: () => true,
      here: (item) => {
        if (item instanceof Forwarded) item.sequence(local);
      },
      settledHere: (shard) =>
        local.isBusy(shard) ? local.exclusive(shard, async () => undefined) : undefined,
      idleMax: 0,
      moveMs: MOVE_MS,
      ...clocked,
    });
  }

  get isIdle(): boolean {
    return this.#lanes.isEmpty;
  }

  /** Whether publishes of the shard are under way: those behind them must come this way, too. */
  has(shard: string): boolean {
    return this.#lanes.has(shard);
  }

  forward(command: PublishCommand, answer: PublishAnswer): void {
    const bytes = bytesOf(command);
    try {
      if (command.delta.length > LIMITS.deltaBytes) throw limitExceeded('deltaBytes', command.delta.length);
      if (bytes > PUBLISH_BYTES_MAX) throw tooLarge(bytes);
      if (this.#bytes + bytes > FORWARDED_BYTES_MAX) throw overloaded(FORWARDED_BYTES_MAX);
      const owner = this.#options.routing.ownerOf(command.shard)?.address ?? '';
      if (this.#lanes.bytesAt(owner) + bytes > PEER_BYTES_MAX) throw overloaded(PEER_BYTES_MAX);
    } catch (failure) {
      answer.refused(failure);
      return;
    }
    this.#bytes += bytes;
    const done = () => {
      this.#bytes -= bytes;
    };
    this.#options.onForwarded?.();
    this.#lanes.send(new Forwarded(command, answer, done));
  }

  stop(failure: ShardcastError): void {
    this.#lanes.close(failure);
  }
}

/** A publish that another relay is to sequence. */
class Forwarded extends Outgoing {
  readonly #answer: PublishAnswer;
  readonly #done: () => void;

  constructor(command: PublishCommand, answer: PublishAnswer, done: () => void) {
    super(command.shard, command.delta, command.expect ?? '', command.preconditions ?? []);
    this.#answer = answer;
    this.#done = done;
  }

  override get held(): ShardcastError | undefined {
    return this.#answer.held;
  }

  answered({ token, revision, repeated, failure }: ReceiptItem): void {
    if (failure !== undefined) {
      this.refused(errorOf(failure));
      return;
    }
    this.#done();
    try {
      const { epoch, hashPrefix } = parseCursor(token);
      this.#answer.taken(revision, epoch, hashPrefix, repeated);
    } catch (malformed) {
      this.#answer.refused(malformed);
    }
  }

  refused(failure: ShardcastError): void {
    this.#done();
    this.#answer.refused(failure);
  }

  /** It is this relay's to sequence after all. */
  sequence(local: LocalSequencing): void {
    this.#done();
    local.submit(this, this.#answer);
  }
}

function suspecting(address: string, listener: LinkListener, suspects: Suspects): LinkListener {
  return {
    receipt: (item, receipt) => listener.receipt(item, receipt),
    broken(failure, unanswered) {
      suspects.add(address);
      listener.broken(failure, unanswered);
    },
  };
}

function bytesOf({ delta, preconditions = [] }: PublishCommand): number {
  let bytes = delta.length + OVERHEAD_BYTES;
  for (const { collection, key, json } of preconditions) {
    bytes += (collection?.length ?? 0) + (key?.length ?? 0) + (json?.length ?? 0) + 16;
  }
  return bytes;
}

function tooLarge(actual: number): ShardcastError {
  return new ShardcastError(
    'LIMIT_EXCEEDED',
    `publishBytes: ${actual} is over the limit of ${PUBLISH_BYTES_MAX}`,
    {
      hint: 'Its preconditions are too large to be passed on to the owner of the shard.',
      details: { limit: 'publishBytes', maximum: PUBLISH_BYTES_MAX, actual },
    },
  );
}

function overloaded(bytesMax: number): ShardcastError {
  return new ShardcastError('UNAVAILABLE', `more than ${bytesMax} bytes of deltas wait for another relay`, {
    hint: 'Publish fewer at a time, and repeat with the same ids.',
  });
}
