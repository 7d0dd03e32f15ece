import { ShardcastError } from '../../core/errors.js';
import { authorizedSequencing } from '../authorized-sequencing.js';
import type { Caller } from '../caller.js';
import {
  type PublishAnswer,
  type PublishCommand,
  publishBy,
  type Receipt,
  type Sequencing,
} from '../commands.js';
import { movedTo } from '../redirect.js';
import { Forwarder, type ForwarderOptions } from './forwarder.js';

/** Callers, by their tokens, that publish to shards of other relays at a time. */
const TOKENS_MAX = 64;

/**
 * Sequencing where any relay takes any publish. What this relay owns goes to its own sequencer; the rest to the owner, and when
 * that does not answer to the next that may sequence the shard, this one among them. The log's compare-and-set keeps all of it safe; the
 * order is PublishLanes' to keep.
 */
export class ForwardingSequencing implements Sequencing {
  readonly #options: ForwarderOptions;
  readonly #forwarders = new Map<string, Forwarder>();
  readonly #direct: Sequencing;
  readonly #forwarded: Sequencing;
  #stopped: ShardcastError | undefined;

  constructor(options: ForwarderOptions) {
    this.#options = options;
    this.#direct = this.#of('');
    this.#forwarded = this.#held();
  }

  publish(command: PublishCommand): Promise<Receipt> {
    return this.#direct.publish(command);
  }

  submit(command: PublishCommand, answer: PublishAnswer): void {
    this.#direct.submit(command, answer);
  }

  /** For publishes of a caller. What another relay has forwarded is not forwarded again: it is sequenced, or refused with MOVED. */
  for(caller: Caller): Sequencing {
    const { token, hops } = caller;
    return authorizedSequencing(caller, hops > 0 ? this.#forwarded : this.#of(token));
  }

  /** Refuses what is under way to others; it may have been published. */
  stop(): void {
    this.#stopped = new ShardcastError('UNAVAILABLE', 'the relay is stopping');
    for (const forwarder of this.#forwarders.values()) forwarder.stop(this.#stopped);
  }

  #of(token: string): Sequencing {
    const { routing, local } = this.#options;
    const submit = (command: PublishCommand, answer: PublishAnswer) => {
      const isUnderWay = this.#forwarders.get(token)?.has(command.shard) ?? false;
      if (!isUnderWay && routing.isOwner(command.shard)) local.submit(command, answer);
      else this.#forward(token, command, answer);
    };
    return { submit, publish: publishBy(submit) };
  }

  #held(): Sequencing {
    const { routing, local } = this.#options;
    const submit = (command: PublishCommand, answer: PublishAnswer) => {
      const { shard } = command;
      if (routing.servesShard(shard)) local.submit(command, answer);
      else answer.refused(movedTo(routing, shard, routing.candidates(shard)));
    };
    return { submit, publish: publishBy(submit) };
  }

  #forward(token: string, command: PublishCommand, answer: PublishAnswer): void {
    if (answer.held !== undefined) {
      answer.refused(answer.held); // those before it are on their way
      return;
    }
    let forwarder: Forwarder;
    try {
      forwarder = this.#forwarder(token);
    } catch (failure) {
      answer.refused(failure);
      return;
    }
    forwarder.forward(command, answer);
  }

  #forwarder(token: string): Forwarder {
    if (this.#stopped !== undefined) throw this.#stopped;
    const known = this.#forwarders.get(token);
    if (known !== undefined) return known;
    if (this.#forwarders.size >= TOKENS_MAX) this.#makeRoom();
    const forwarder = new Forwarder(token, this.#options);
    this.#forwarders.set(token, forwarder);
    return forwarder;
  }

  #makeRoom(): void {
    for (const [token, forwarder] of this.#forwarders) {
      if (!forwarder.isIdle) continue;
      forwarder.stop(new ShardcastError('CANCELLED', 'nothing is under way'));
      this.#forwarders.delete(token);
      return;
    }
    throw new ShardcastError('UNAVAILABLE', `${TOKENS_MAX} callers publish through this relay already`);
  }
}
