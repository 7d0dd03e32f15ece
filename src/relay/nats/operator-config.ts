import { MAX_CONTROL_LINE } from './server-config.js';

export interface OperatorServers {
  /** The operator's JWT. */
  readonly operator: string;
  /** Public key. */
  readonly system: string;
  readonly accounts: readonly { readonly name: string; readonly key: string; readonly jwt: string }[];
  /** JWT of whoever shows a token only; undefined: nobody is asked about. */
  readonly sentinel: string | undefined;
}

/** What a nats-server in operator mode includes. JWTs are signed, and no secrets: users bring their own. */
export function operatorServerConfig({ operator, system, accounts, sentinel }: OperatorServers): string {
  const preloaded = accounts.map(({ name, key, jwt }) => `  # ${name}\n  ${key}: ${jwt}\n`);
  return `# Made by shardcast mesh nats-config --operator. It has no secrets; the keys and credentials beside it are.
operator: ${operator}
system_account: ${system}
resolver: MEMORY
resolver_preload: {
${preloaded.join('')}}
${sentinel === undefined ? '' : `# Who shows a token of shardcast only: relays are asked about it.\ndefault_sentinel: ${sentinel}\n`}# Credentials and tokens of many shards are longer than a line may be by default, which is 4 KB.
max_control_line: ${MAX_CONTROL_LINE}
`;
}
