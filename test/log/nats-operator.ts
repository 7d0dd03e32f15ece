import { randomUUID } from 'node:crypto';
import { nkeys } from '@nats-io/transport-node';

type KeyPair = ReturnType<typeof nkeys.createUser>;

function jwt(type: string, subject: KeyPair, issuer: KeyPair): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = {
    jti: randomUUID(),
    iat: 1_700_000_000,
    iss: issuer.getPublicKey(),
    name: type,
    sub: subject.getPublicKey(),
    nats: { type, version: 2, ...(type === 'account' ? { limits: ACCOUNT_LIMITS } : USER_LIMITS) },
  };
  const signed = `${part({ typ: 'JWT', alg: 'ed25519-nkey' })}.${part(claims)}`;
  return `${signed}.${Buffer.from(issuer.sign(Buffer.from(signed))).toString('base64url')}`;
}

const ACCOUNT_LIMITS = {
  conn: -1,
  subs: -1,
  data: -1,
  payload: -1,
  imports: -1,
  exports: -1,
  leaf: -1,
  wildcards: true,
};
const USER_LIMITS = { subs: -1, data: -1, payload: -1 };

/** An operator with one account, as a server's configuration, and credentials of its users. */
export class Operator {
  readonly #account = nkeys.createAccount();
  readonly config: string;

  constructor() {
    const operator = nkeys.createOperator();
    const system = nkeys.createAccount();
    const preload = [this.#account, system].map(
      (account) => `${account.getPublicKey()}: ${jwt('account', account, operator)}`,
    );
    this.config = `operator: ${jwt('operator', operator, operator)}
system_account: ${system.getPublicKey()}
resolver: MEMORY
resolver_preload: { ${preload.join('\n')} }
`;
  }

  /** The text of a credentials file; `alien`: of an account that the server does not know. */
  credentials(alien = false): string {
    const user = nkeys.createUser();
    const token = jwt('user', user, alien ? nkeys.createAccount() : this.#account);
    const seed = Buffer.from(user.getSeed()).toString();
    return `-----BEGIN NATS USER JWT-----
${token}
------END NATS USER JWT------

-----BEGIN USER NKEY SEED-----
${seed}
------END USER NKEY SEED------
`;
  }
}
