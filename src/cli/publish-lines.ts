import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type { Publisher, PublishReceipt } from '../client/publisher.js';
import { ShardcastError } from '../core/errors.js';
import { at } from './failure.js';
import { parseDeltaLine } from './input/delta-lines.js';
import { type InputStream, type Line, readLines } from './input/input-stream.js';

/** Deltas on their way to the relay and not acknowledged: enough to fill its commits. */
const IN_FLIGHT_MAX = 512;

export interface LinesOptions {
  /** Of lines that do not name one. */
  shard: string | undefined;
  /** Lines without an id get `<id>:<line>`. Default: random. */
  id: string | undefined;
  /** Of lines that do not name one. */
  publisher: string;
  /** Of all lines. */
  traceId: Buffer;
  signal: AbortSignal;
  /** Of each delta, milliseconds. */
  timeoutMs: number;
  onReceipt(published: PublishedLine): void;
}

export interface PublishedLine {
  readonly line: number;
  readonly shard: string;
  readonly id: string;
  readonly receipt: PublishReceipt;
  /** Lines that were read until now. */
  readonly linesRead: number;
}

/**
 * Publishes NDJSON line by line, in order, with many in flight; waits when too many are. The first failure ends it: it
 * is thrown with its line once all that was sent before is answered.
 */
export async function publishLines(
  input: InputStream,
  publisher: Pick<Publisher, 'publishDelta'>,
  options: LinesOptions,
): Promise<number> {
  const run = options.id ?? randomUUID();
  // Each delta in flight listens for the interruption.
  setMaxListeners(IN_FLIGHT_MAX + 16, options.signal);
  const inFlight = new Set<Promise<void>>();
  let failure: { line: number; reason: ShardcastError } | undefined;
  let sent = 0;
  let linesRead = 0;
  const fail = (line: number, thrown: unknown) => {
    if (failure === undefined || line < failure.line)
      failure = { line, reason: at(`${input.name}:${line}`, thrown) };
  };
  const send = (line: Line) => {
    const item = prepareLine(line, run, options);
    const answer = publisher.publishDelta(item.shard, item.delta, options).then(
      (receipt) =>
        options.onReceipt({ line: line.number, shard: item.shard, id: item.id, receipt, linesRead }),
      (thrown: unknown) => fail(line.number, thrown),
    );
    const tracked = answer.finally(() => inFlight.delete(tracked));
    inFlight.add(tracked);
    sent++;
  };
  try {
    for await (const lines of readLines(input)) {
      linesRead += lines.length;
      for (const line of lines) {
        while (inFlight.size >= IN_FLIGHT_MAX) await Promise.race(inFlight);
        options.signal.throwIfAborted();
        if (failure !== undefined) break;
        try {
          send(line);
        } catch (thrown) {
          fail(line.number, thrown);
        }
      }
      if (failure !== undefined) break;
    }
  } finally {
    await Promise.all(inFlight);
  }
  if (failure !== undefined) throw failure.reason;
  return sent;
}

function prepareLine({ number, text }: Line, run: string, options: LinesOptions) {
  const { builder, labels, ...named } = parseDeltaLine(text);
  const shard = named.shard ?? options.shard;
  if (shard === undefined) {
    throw new ShardcastError('INVALID_ARGUMENT', 'the line names no shard', {
      hint: 'Add "shard" to the line, or give --shard for lines without one.',
    });
  }
  const id = named.id ?? `${run}:${number}`;
  const { publisher, traceId } = options;
  const delta = builder.encode({ publisher, traceId, ...labels, id });
  return { shard, id, delta };
}
