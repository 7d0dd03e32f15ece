import { backup } from './backup-options.js';
import { importing, publish, reading } from './client-options.js';
import { addresses, boolean, duration, type Kind, text } from './kinds.js';
import { limits } from './limit-options.js';
import { member, mesh, nats, up } from './mesh-options.js';
import type { OptionSpec } from './option-spec.js';
import { agent, proving, relay, server } from './server-options.js';
import { access, issuing, opaAccess, tracing, trust } from './trust-options.js';
import { DAY_MS, SECOND_MS } from './units.js';

/** Of every command. */
const common = {
  config: { flag: 'config', kind: text('FILE'), summary: 'YAML file with options' },
  json: { flag: 'json', kind: boolean(), default: false, summary: 'print JSON for programs' },
  quiet: { flag: 'quiet', kind: boolean(), default: false, summary: 'print results and errors only' },
  color: { flag: 'color', kind: boolean(), default: true, summary: 'use colour on a terminal' },
} as const;

/** Of commands that ask a relay. */
const client = {
  relay: {
    flag: 'relay',
    kind: addresses(),
    default: [{ host: '127.0.0.1', port: 7411 }],
    summary: 'gRPC address of the relay; of a mesh name several, by commas or repeated',
  },
  timeoutMs: {
    flag: 'timeout',
    kind: duration({ min: 1, max: DAY_MS }),
    default: 30 * SECOND_MS,
    summary: 'how long to wait for the relay',
  },
  shard: { flag: 'shard', kind: text('ID'), summary: 'the tenant shard' },
} as const;

/**
 * The one table of options. From it come the flags, the environment variables, the keys of the YAML file, the types
 * of the configuration, the help, docs/cli.md and the completion scripts.
 */
export const OPTIONS = {
  ...common,
  ...client,
  ...server,
  ...relay,
  ...nats,
  ...member,
  ...up,
  ...mesh,
  ...agent,
  ...publish,
  ...importing,
  ...reading,
  ...proving,
  ...backup,
  ...access,
  ...opaAccess,
  ...limits,
  ...trust,
  ...tracing,
  ...issuing,
} as const satisfies Record<string, OptionSpec<unknown>>;

export type OptionKey = keyof typeof OPTIONS;
type Spec<K extends OptionKey> = (typeof OPTIONS)[K];
type KindValue<S> = S extends { kind: Kind<infer T> } ? T : never;

/** The type of an option's value; undefined is possible only without a default. */
export type OptionValue<K extends OptionKey> =
  Spec<K> extends { default: unknown } ? KindValue<Spec<K>> : KindValue<Spec<K>> | undefined;

/** The configuration of a command with the options `K`, of which `R` must be given. */
export type Config<K extends OptionKey, R extends OptionKey = never> = {
  readonly [P in K]: P extends R ? NonNullable<OptionValue<P>> : OptionValue<P>;
};

/** The table's entry with its literal types left aside. */
export function optionSpec(key: OptionKey): OptionSpec<unknown> {
  return OPTIONS[key];
}
