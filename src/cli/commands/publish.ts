import { randomUUID } from 'node:crypto';
import { Publisher } from '../../client/publisher.js';
import { systemClock } from '../../core/clock.js';
import { ShardcastError } from '../../core/errors.js';
import { parseCursorOf } from '../../shard/cursor.js';
import { checkShardName } from '../../shard/limits.js';
import { traceBytesOf } from '../../wire/trace-context.js';
import { awaitAgents } from '../await-agents.js';
import type { Context, Run } from '../context.js';
import { openInput } from '../input/input-stream.js';
import { jsonText } from '../json-text.js';
import { Progress } from '../progress.js';
import { deltaOfArguments, preconditionsOf } from '../publish-arguments.js';
import { type PublishedLine, publishLines } from '../publish-lines.js';
import { publisherOf, reachOf } from '../reach.js';

type PublishContext = Context<'publish'>;

export const run: Run<'publish'> = async (context) => {
  const { config, args } = context;
  if (config.shard !== undefined) checkShardName(config.shard);
  const builder = deltaOfArguments(args, config, systemClock.now());
  if (builder !== undefined && config.file !== undefined) {
    throw new ShardcastError('INVALID_ARGUMENT', 'both arguments and --file are given', {
      hint: 'Publish one, then the other.',
    });
  }
  const tokens =
    builder === undefined ? await publishInput(context) : await publishArguments(context, builder);
  return config.wait ? await awaitAgents(context, tokens) : undefined;
};

/** Newest token by shard. */
type Tokens = Map<string, { revision: number; token: string }>;

async function publishArguments(
  context: PublishContext,
  builder: NonNullable<ReturnType<typeof deltaOfArguments>>,
): Promise<Tokens> {
  const { config, output, signal } = context;
  const { timeoutMs, shard, expect = '', id = randomUUID() } = config;
  const publisher = publisherOf(config);
  if (shard === undefined) throw new ShardcastError('INVALID_ARGUMENT', '--shard is required');
  if (expect !== '' && expect !== '0') parseCursorOf(shard, expect);
  const preconditions = preconditionsOf(config);
  const traceId = traceBytesOf(config.traceparent);
  const delta = builder.encode({ id, publisher, publishedAt: systemClock.now(), traceId });
  await using client = new Publisher(reachOf(config));
  const { revision, token, repeated } = await client.publishDelta(shard, delta, {
    expect,
    preconditions,
    signal,
    timeoutMs,
  });
  output.result(
    () => jsonText({ shard, id, revision, token, repeated }),
    () => `${shard} ${revision} ${token}${repeated ? ' (published before)' : ''}`,
  );
  return new Map([[shard, { revision, token }]]);
}

async function publishInput(context: PublishContext): Promise<Tokens> {
  const { config, output, stderr, signal } = context;
  refuseOneDeltaOptions(config);
  const input = openInput(config.file, context);
  const tokens: Tokens = new Map();
  await using client = new Publisher(reachOf(config));
  const progress = new Progress(config.quiet ? { write() {} } : stderr, {
    title: 'publishing',
    unit: 'deltas',
  });
  let published = 0;
  let repeats = 0;
  const onReceipt = ({ line, shard, id, receipt, linesRead }: PublishedLine) => {
    const { revision, token, repeated } = receipt;
    if (revision > (tokens.get(shard)?.revision ?? 0)) tokens.set(shard, { revision, token });
    published++;
    if (repeated) repeats++;
    if (output.json) output.line(jsonText({ shard, line, id, revision, token, repeated }));
    const { bytesTotal } = input;
    // The part of the file that was read, less the lines of it that are under way.
    const fraction = bytesTotal ? (input.bytesRead() / bytesTotal) * (published / linesRead) : undefined;
    progress.update({ count: published, fraction });
  };
  try {
    const { shard, id, timeoutMs } = config;
    const publisher = publisherOf(config);
    const traceId = traceBytesOf(config.traceparent);
    await publishLines(input, client, { shard, id, publisher, traceId, timeoutMs, signal, onReceipt });
  } finally {
    progress[Symbol.dispose]();
    await output.flush();
    output.note(`${published} deltas published${repeats > 0 ? `, ${repeats} of them before` : ''}`);
  }
  if (!output.json)
    for (const [shard, { revision, token }] of tokens) output.line(`${shard} ${revision} ${token}`);
  return tokens;
}

/** They mean one delta: with many they would be passed over in silence. */
function refuseOneDeltaOptions(config: PublishContext['config']): void {
  const lone = [
    ['--expect', config.expect !== undefined],
    ['--if-exists', config.ifExists.length > 0],
    ['--if-absent', config.ifAbsent.length > 0],
    ['--if-equals', config.ifEquals.length > 0],
    ['--expires-in', config.expiresInMs !== undefined],
  ] as const;
  const given = lone.find(([, present]) => present);
  if (given === undefined) return;
  throw new ShardcastError(
    'INVALID_ARGUMENT',
    `${given[0]} is for the delta of arguments, and there are none`,
    {
      hint: 'Give the tuples or --put and --delete on the command line.',
    },
  );
}
