import { AGENT_PAYLOAD_MAX, KICK_SUBJECTS, type NatsRights } from './rights.js';

/** The account with the log and the buckets, that of agents with a key, and that of agents with a token. */
export const MESH_ACCOUNT = 'SHARDCAST';
export const AGENTS_ACCOUNT = 'SHARDCAST_AGENTS';
export const TOKENS_ACCOUNT = 'SHARDCAST_TOKENS';
/** Where servers listen to be told to end a connection: every nats-server has it. */
const SYSTEM_ACCOUNT = '$SYS';
export const DELTAS = 'delta.>';

/** The default is 4 KB, and a client says in one line who it is. */
export const MAX_CONTROL_LINE = '32KB';

export interface ConfiguredUser {
  /** For people who read the file. */
  readonly name: string;
  /** Its public key. */
  readonly nkey: string;
  readonly rights: NatsRights;
}

export interface ConfiguredCallout {
  /** Public key of who signs the answers. */
  readonly issuer: string;
  /** Public key of whom the questions are encrypted for; undefined: they go in the clear, to relays alone. */
  readonly xkey: string | undefined;
  /** Public key of a user who is in every such configuration: servers want one that they never ask about. */
  readonly authUser: string;
}

const ONLY_DELTAS = `imports: [{ stream: { account: ${MESH_ACCOUNT}, subject: ${quoted(DELTAS)} } }]
    limits: { max_payload: ${AGENT_PAYLOAD_MAX} }`;

/** What a nats-server includes: accounts, who is in them with which rights, and who else is asked about. There is no secret in it. */
export function natsServerConfig(users: readonly ConfiguredUser[], callout?: ConfiguredCallout): string {
  const inAccount = (account: NatsRights['account']) => {
    return users.filter(({ rights }) => rights.account === account).map(userLines);
  };
  const agentAccounts = [AGENTS_ACCOUNT, ...(callout === undefined ? [] : [TOKENS_ACCOUNT])];
  const kick =
    callout === undefined
      ? ''
      : `\n    imports: [{ service: { account: ${quoted(SYSTEM_ACCOUNT)}, subject: ${quoted(KICK_SUBJECTS)} } }]`;
  const system =
    callout === undefined
      ? ''
      : `  ${TOKENS_ACCOUNT} {
    ${ONLY_DELTAS}
  }
  ${quoted(SYSTEM_ACCOUNT)} {
    exports: [{ service: ${quoted(KICK_SUBJECTS)}, accounts: [${MESH_ACCOUNT}] }]
  }
`;
  return `# Made by shardcast mesh nats-config. It has no secrets; the keys beside it are.
accounts {
  ${MESH_ACCOUNT} {
    jetstream: enabled
    exports: [{ stream: ${quoted(DELTAS)}, accounts: [${agentAccounts.join(', ')}] }]${kick}
    users: [
${inAccount('mesh').join('')}    ]
  }
  # No JetStream here, and of the mesh the deltas only.
  ${AGENTS_ACCOUNT} {
    ${ONLY_DELTAS}
    users: [
${inAccount('agents').join('')}    ]
  }
${system}}
${callout === undefined ? '' : calloutLines(callout)}`;
}

function userLines({ name, nkey, rights: { publish, subscribe } }: ConfiguredUser): string {
  // Without any list everything would be allowed.
  const publishing = publish.length === 0 ? '{ deny: ">" }' : `{ allow: ${listed(publish)} }`;
  return `      # ${name}
      {
        nkey: ${nkey}
        allowed_connection_types: [STANDARD, WEBSOCKET]
        permissions: {
          publish: ${publishing}
          subscribe: { allow: ${listed(subscribe)} }
        }
      }
`;
}

/**
 * Only who is not known by a key is asked about: an account is named here in which nobody is by a key. None of this changes when relays or agents
 * are added, for a server that runs cannot take that. Accounts of others on the same servers are left alone.
 */
function calloutLines({ issuer, xkey, authUser }: ConfiguredCallout): string {
  return `# A token of many shards is longer than a line may be by default, which is 4 KB.
max_control_line: ${MAX_CONTROL_LINE}
authorization {
  auth_callout {
    issuer: ${issuer}
    ${xkey === undefined ? '' : `xkey: ${xkey}`}
    account: ${MESH_ACCOUNT}
    auth_users: [${authUser}]
    allowed_accounts: [${TOKENS_ACCOUNT}]
  }
}
`;
}

function listed(subjects: readonly string[]): string {
  const lines = subjects.map((subject) => `            ${quoted(subject)}\n`);
  return `[\n${lines.join('')}          ]`;
}

function quoted(subject: string): string {
  return JSON.stringify(subject);
}
