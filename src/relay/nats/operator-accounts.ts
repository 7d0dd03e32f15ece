import { type Account, encodeAccount, encodeActivation, encodeOperator, type Import } from '@nats-io/jwt';
import type { KeyPair } from '@nats-io/nkeys';
import { AGENT_PAYLOAD_MAX, KICK_SUBJECTS } from './rights.js';
import { AGENTS_ACCOUNT, DELTAS, MESH_ACCOUNT, TOKENS_ACCOUNT } from './server-config.js';

export const SYSTEM_ACCOUNT_NAME = 'SYS';
export type AccountName =
  | typeof SYSTEM_ACCOUNT_NAME
  | typeof MESH_ACCOUNT
  | typeof AGENTS_ACCOUNT
  | typeof TOKENS_ACCOUNT;

/** Keys of the operator and of its accounts: they sign. */
export interface OperatorKeys {
  readonly operator: KeyPair;
  readonly system: KeyPair;
  readonly mesh: KeyPair;
  readonly agents: KeyPair;
  readonly callout: CalloutClaims | undefined;
}

export interface CalloutClaims {
  /** The account of those who come with a token. */
  readonly tokens: KeyPair;
  /** Public key of who signs the answers, for both accounts. */
  readonly issuer: string;
  readonly xkey: string | undefined;
}

/** What has been said about users until now: it is in the JWT of their account, and nowhere else. */
export interface AccountState {
  /** Public keys of users, and until when what was issued to them is refused. Unix seconds. */
  readonly revocations: Readonly<Record<string, number>>;
  /** Public keys of users that servers do not ask about. */
  readonly authUsers: readonly string[];
}

/** 0 would be none. */
const UNLIMITED = {
  subs: -1,
  data: -1,
  payload: -1,
  imports: -1,
  exports: -1,
  wildcards: true,
  conn: -1,
  leaf: -1,
};
const JETSTREAM = { mem_storage: -1, disk_storage: -1, streams: -1, consumer: -1, max_ack_pending: -1 };
const DELTAS_NAME = 'deltas';
const KICK_NAME = 'kick';

export function operatorJwt({ operator, system }: OperatorKeys): Promise<string> {
  return encodeOperator(MESH_ACCOUNT, operator, { system_account: system.getPublicKey() });
}

/** The same accounts, with the same exports and imports, as `natsServerConfig` has. */
export async function accountJwt(
  keys: OperatorKeys,
  name: AccountName,
  state: AccountState,
): Promise<string> {
  const claims = await claimsOf(keys, name, state);
  const { revocations } = state;
  const revoked = Object.keys(revocations).length === 0 ? {} : { revocations: { ...revocations } };
  return await encodeAccount(name, keyOf(keys, name), { ...claims, ...revoked }, { signer: keys.operator });
}

export function keyOf({ system, mesh, agents, callout }: OperatorKeys, name: AccountName): KeyPair {
  if (name === SYSTEM_ACCOUNT_NAME) return system;
  if (name === MESH_ACCOUNT) return mesh;
  if (name === AGENTS_ACCOUNT) return agents;
  if (callout === undefined) throw new Error('no account of tokens without callout');
  return callout.tokens;
}

async function claimsOf(
  keys: OperatorKeys,
  name: AccountName,
  { authUsers }: AccountState,
): Promise<Partial<Account>> {
  if (name === SYSTEM_ACCOUNT_NAME) return systemClaims(keys);
  if (name === MESH_ACCOUNT) return await meshClaims(keys, authUsers);
  const signers = name === TOKENS_ACCOUNT ? signingKeys(keys) : {};
  return {
    limits: { ...UNLIMITED, payload: AGENT_PAYLOAD_MAX },
    imports: [await imported(DELTAS_NAME, 'stream', DELTAS, keys.mesh, keyOf(keys, name))],
    ...signers,
  };
}

function systemClaims({ callout }: OperatorKeys): Partial<Account> {
  if (callout === undefined) return { limits: { ...UNLIMITED } };
  return {
    limits: { ...UNLIMITED },
    exports: [{ name: KICK_NAME, subject: KICK_SUBJECTS, type: 'service', token_req: true }],
  };
}

async function meshClaims(keys: OperatorKeys, authUsers: readonly string[]): Promise<Partial<Account>> {
  const { system, mesh, callout } = keys;
  const claims: Partial<Account> = {
    limits: { ...UNLIMITED, ...JETSTREAM },
    exports: [{ name: DELTAS_NAME, subject: DELTAS, type: 'stream', token_req: true }],
  };
  if (callout === undefined) return claims;
  const { tokens, xkey } = callout;
  return {
    ...claims,
    imports: [await imported(KICK_NAME, 'service', KICK_SUBJECTS, system, mesh)],
    authorization: {
      auth_users: [...authUsers],
      allowed_accounts: [tokens.getPublicKey()],
      ...(xkey === undefined ? {} : { xkey }),
    },
    ...signingKeys(keys),
  };
}

/** Relays sign with a key of their own, not with that of the account. */
function signingKeys({ callout }: OperatorKeys): Pick<Account, 'signing_keys'> {
  return callout === undefined ? {} : { signing_keys: [callout.issuer] };
}

/** Exports are not for everybody: who imports shows that its exporter lets it. */
async function imported(
  name: string,
  type: Import['type'],
  subject: string,
  from: KeyPair,
  to: KeyPair,
): Promise<Import> {
  const token = await encodeActivation(name, to.getPublicKey(), from, type, { subject });
  return { name, type, subject, account: from.getPublicKey(), token };
}
