import { encodeUser } from '@nats-io/jwt';
import { createUser } from '@nats-io/nkeys';
import { systemClock } from '../../core/clock.js';
import { ShardcastError } from '../../core/errors.js';
import {
  CALLOUT_FILE,
  CONFIG_FILE,
  type ConfigWanted,
  configThere,
  type MadeConfig,
  type MadeUser,
  OPERATOR_JWT,
} from './config-folder.js';
import { credentialsIn } from './creds-file.js';
import { FolderDraft } from './folder-draft.js';
import {
  type AccountName,
  type AccountState,
  accountJwt,
  keyOf,
  type OperatorKeys,
  operatorJwt,
  SYSTEM_ACCOUNT_NAME,
} from './operator-accounts.js';
import { operatorServerConfig } from './operator-config.js';
import { accountIn, isSame, subjectIn } from './operator-files.js';
import { keptOperatorKeys } from './operator-keys.js';
import { keptCredentials } from './operator-users.js';
import { AGENTS_ACCOUNT, MESH_ACCOUNT, TOKENS_ACCOUNT } from './server-config.js';
import { type WantedUser, wantedUsers } from './wanted-users.js';

/** How long credentials are good. Milliseconds. */
export const CREDENTIALS_LIFE_MS = 365 * 86_400_000;
const REVOCABLE = /^(?:admin|(?:relays|agents)\/[^/]+?)(?:\.creds)?$/;

export interface OperatorWanted extends ConfigWanted {
  /** Of credentials that are made now. Milliseconds; default 365 days. */
  readonly lifeMs?: number | undefined;
  /** Whether those that are wanted get new ones, by the same keys, that are good for `lifeMs` from now. */
  readonly renew: boolean;
  /** Whose are refused from now on: `agents/NAME`, `relays/ID`. Who is wanted nevertheless gets another key. */
  readonly revoke: readonly string[];
}

/**
 * Writes the configuration of nats-servers in operator mode: an operator, its accounts, and credentials for all who are wanted, with the rights that
 * `makeNatsConfig` gives. What is there is kept. Throws ALREADY_EXISTS, INVALID_ARGUMENT, NOT_FOUND, LIMIT_EXCEEDED, and writes nothing then.
 */
export async function makeOperatorConfig(wanted: OperatorWanted): Promise<MadeConfig> {
  const all = wantedUsers(wanted);
  const making = new OperatorMaking(wanted);
  return await making.make(all);
}

class OperatorMaking {
  readonly #wanted: OperatorWanted;
  readonly #draft: FolderDraft;
  readonly #nowS = Math.floor(systemClock.now() / 1000);

  constructor(wanted: OperatorWanted) {
    this.#wanted = wanted;
    this.#draft = new FolderDraft(wanted.folder);
  }

  async make(all: readonly WantedUser[]): Promise<MadeConfig> {
    const { callout, overwrite, renew, revoke, lifeMs = CREDENTIALS_LIFE_MS } = this.#wanted;
    const expiresAt = this.#nowS + Math.ceil(lifeMs / 1000);
    const keys = await keptOperatorKeys(this.#draft, callout);
    const states = await this.#states(keys);
    for (const place of revoke) await this.#revoke(place, keys, states);
    const users: MadeUser[] = [];
    for (const user of all) {
      const account = user.rights.account === 'mesh' ? keys.mesh : keys.agents;
      users.push(await keptCredentials(this.#draft, user, { account, expiresAt, renew, overwrite }));
    }
    const config = await this.#config(keys, states, users);
    const there = await this.#draft.read(CONFIG_FILE);
    const configFile = this.#draft.path(CONFIG_FILE);
    if (there !== undefined && there !== config && !overwrite) throw configThere(configFile);
    this.#draft.write(CONFIG_FILE, config, 0o644);
    await this.#draft.commit();
    return { configFile, users, calloutFile: callout ? this.#draft.path(CALLOUT_FILE) : undefined };
  }

  /** What JWTs of accounts say that are there. */
  async #states(keys: OperatorKeys): Promise<Map<AccountName, AccountState>> {
    const states = new Map<AccountName, AccountState>();
    for (const name of accountsOf(keys)) {
      const place = jwtPlace(name);
      const there = await this.#draft.read(place);
      const nats =
        there === undefined
          ? {}
          : accountIn(there, keys.operator, keyOf(keys, name), this.#draft.path(place));
      states.set(name, {
        revocations: nats.revocations ?? {},
        authUsers: nats.authorization?.auth_users ?? [],
      });
    }
    return states;
  }

  async #revoke(place: string, keys: OperatorKeys, states: Map<AccountName, AccountState>): Promise<void> {
    if (!REVOCABLE.test(place)) {
      throw new ShardcastError('INVALID_ARGUMENT', `--revoke: ${JSON.stringify(place)} names nobody`, {
        hint: 'It is agents/NAME, relays/ID or admin.',
      });
    }
    const file = `${place.replace(/\.creds$/, '')}.creds`;
    const text = await this.#draft.read(file);
    if (text === undefined) {
      throw new ShardcastError('NOT_FOUND', `there are no credentials in ${this.#draft.path(file)}`);
    }
    const { user, claims } = await credentialsIn(text, this.#draft.path(file));
    const nkey = user.getPublicKey();
    for (const [name, { revocations, authUsers }] of states) {
      if (keyOf(keys, name).getPublicKey() !== claims.iss) continue;
      states.set(name, {
        revocations: { ...revocations, [nkey]: this.#nowS },
        authUsers: authUsers.filter((other) => other !== nkey),
      });
    }
    this.#draft.remove(file);
  }

  async #config(
    keys: OperatorKeys,
    states: ReadonlyMap<AccountName, AccountState>,
    users: readonly MadeUser[],
  ): Promise<string> {
    const operator = await this.#jwt(OPERATOR_JWT, await operatorJwt(keys));
    const known = users.flatMap(({ role, nkey }) => (role === 'agent' ? [] : [nkey]));
    const accounts = [];
    for (const [name, { revocations, authUsers }] of states) {
      const state = { revocations, authUsers: [...new Set([...authUsers, ...known])] };
      const jwt = await this.#jwt(jwtPlace(name), await accountJwt(keys, name, state));
      accounts.push({ name, key: keyOf(keys, name).getPublicKey(), jwt });
    }
    const sentinel = keys.callout === undefined ? undefined : await this.#sentinel(keys);
    return operatorServerConfig({ operator, system: keys.system.getPublicKey(), accounts, sentinel });
  }

  /** Whoever shows nothing but a token is this to the server: it may do nothing, and is what relays are asked about. No secret is needed to be it. */
  async #sentinel({ mesh }: OperatorKeys): Promise<string> {
    const place = 'sentinel.jwt';
    const there = await this.#draft.read(place);
    const user = subjectIn(there ?? '') ?? createUser().getPublicKey();
    const nothing = { pub: { deny: ['>'] }, sub: { deny: ['>'] }, bearer_token: true };
    return await this.#jwt(place, await encodeUser('sentinel', user, mesh, nothing));
  }

  /** The one that is there, if it says the same: only when it was made differs. */
  async #jwt(place: string, fresh: string): Promise<string> {
    const there = (await this.#draft.read(place))?.trim();
    const jwt = there !== undefined && (await isSame(there, fresh)) ? there : fresh;
    this.#draft.write(place, `${jwt}\n`, 0o644);
    return jwt;
  }
}

function accountsOf({ callout }: OperatorKeys): AccountName[] {
  const tokens = callout === undefined ? [] : ([TOKENS_ACCOUNT] as const);
  return [SYSTEM_ACCOUNT_NAME, MESH_ACCOUNT, AGENTS_ACCOUNT, ...tokens];
}

function jwtPlace(name: AccountName): string {
  return `accounts/${name}.jwt`;
}
