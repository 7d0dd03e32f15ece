import { setMaxListeners } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseOptions, USAGE } from './options.js';
import { runChaos, type Verdict } from './run.js';
import { Troupe } from './troupe.js';

const SHOWN_MAX = 20;

async function main(): Promise<number> {
  const args = process.argv.slice(2);
  if (args.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  const options = parseOptions(args);
  const { seed, rounds, relays, natsServers, shards, agents } = options;
  const say = options.json ? () => {} : (line: string) => console.log(line);
  say(
    `chaos: seed ${seed}, ${rounds} rounds, ${natsServers} nats-servers, ${relays} relays, ${agents} agents, ${shards} shards`,
  );
  const abort = new AbortController();
  setMaxListeners(0, abort.signal); // everybody listens
  process.once('SIGINT', () => abort.abort(new Error('interrupted')));
  process.once('SIGTERM', () => abort.abort(new Error('interrupted')));
  const data = options.data ?? (await mkdtemp(join(tmpdir(), 'shardcast-chaos-')));
  await mkdir(data, { recursive: true });
  try {
    await using troupe = await Troupe.start(options, data, abort.signal);
    const verdict = await runChaos(options, troupe, say, abort.signal);
    tell(verdict, options.json);
    return verdict.held ? 0 : 1;
  } finally {
    if (options.data === undefined) await rm(data, { recursive: true, force: true, maxRetries: 5 });
  }
}

function tell(verdict: Verdict, json: boolean): void {
  if (json) {
    console.log(JSON.stringify(verdict));
    return;
  }
  const { held, seed, published, acknowledged, steps, replicas, seconds, failures, violations } = verdict;
  for (const failure of failures.slice(0, SHOWN_MAX)) console.log(`failure: ${failure}`);
  for (const { kind, shard, what } of violations.slice(0, SHOWN_MAX))
    console.log(`${kind} in ${shard}: ${what}`);
  const more = failures.length + violations.length - 2 * SHOWN_MAX;
  if (more > 0) console.log(`and up to ${more} more`);
  console.log(
    `${published} published, ${acknowledged} acknowledged, ${steps} steps of agents, ${replicas} replicas compared, ${seconds} s`,
  );
  console.log(held ? `everything held: seed ${seed}` : `NOT everything held: run again with --seed ${seed}`);
}

try {
  process.exitCode = await main();
} catch (failure) {
  console.error(failure instanceof Error ? failure.message : failure);
  process.exitCode = 2;
}
