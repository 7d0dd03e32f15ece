import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

export interface ChaosOptions {
  readonly seed: number;
  readonly rounds: number;
  readonly relays: number;
  /** 3, or 0: one relay by itself. */
  readonly natsServers: number;
  readonly shards: number;
  readonly agents: number;
  /** Deltas a second, of all publishers. */
  readonly rate: number;
  readonly json: boolean;
  /** Where data and logs are; kept when there is one. */
  readonly data: string | undefined;
}

export const AGENTS_PER_PROCESS = 25;

export const USAGE = `npm run chaos -- [--rounds 5] [--seed N] [--relays 3] [--nats-servers 3|0] [--shards 1000] [--agents 100] [--rate 400] [--json] [--data DIR]

Real processes on loopback: three nats-servers, relays, agents, publishers. In each round some are killed, stopped or restarted; at the
end everything that was acknowledged is held against what every replica did. The same seed is the same schedule. Exit code 0 only if all holds.`;

/** Throws with the reason for arguments that make no run. */
export function parseOptions(args: readonly string[]): ChaosOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rounds: { type: 'string', default: '5' },
      seed: { type: 'string' },
      relays: { type: 'string', default: '3' },
      'nats-servers': { type: 'string', default: '3' },
      shards: { type: 'string', default: '1000' },
      agents: { type: 'string', default: '100' },
      rate: { type: 'string', default: '400' },
      json: { type: 'boolean', default: false },
      data: { type: 'string' },
    },
  });
  const number = (name: string, text: string, min: number, max: number): number => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= min && value <= max) return value;
    throw new Error(`--${name}: expected ${min} to ${max}, not ${text}`);
  };
  const natsServers = number('nats-servers', values['nats-servers'], 0, 3);
  if (natsServers !== 0 && natsServers !== 3)
    throw new Error('--nats-servers: 3, or 0 for one relay by itself');
  return {
    seed: number('seed', values.seed ?? `${randomInt(2 ** 32)}`, 0, 2 ** 32 - 1),
    rounds: number('rounds', values.rounds, 1, 10_000),
    relays: natsServers === 0 ? 1 : number('relays', values.relays, 1, 9),
    natsServers,
    shards: number('shards', values.shards, 1, 100_000),
    agents: number('agents', values.agents, 1, 1_000),
    rate: number('rate', values.rate, 1, 100_000),
    json: values.json,
    data: values.data,
  };
}
