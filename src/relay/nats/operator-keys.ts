import { createAccount, createCurve, createOperator, type KeyPair } from '@nats-io/nkeys';
import { ShardcastError } from '../../core/errors.js';
import { CALLOUT_FILE, CONFIG_FILE, OPERATOR_JWT, otherKind } from './config-folder.js';
import type { FolderDraft } from './folder-draft.js';
import { calloutKeysIn, seedText } from './nkey-files.js';
import {
  type AccountName,
  type CalloutClaims,
  type OperatorKeys,
  SYSTEM_ACCOUNT_NAME,
} from './operator-accounts.js';
import { keyIn } from './operator-files.js';
import { AGENTS_ACCOUNT, MESH_ACCOUNT, TOKENS_ACCOUNT } from './server-config.js';

const OPERATOR_KEY = 'operator.nk';

/** Those of a folder; what is missing is made. Throws INVALID_ARGUMENT for a folder that is none of an operator, or has lost its key. */
export async function keptOperatorKeys(draft: FolderDraft, callout: boolean): Promise<OperatorKeys> {
  await checkFolder(draft);
  return {
    operator: await keptKey(draft, OPERATOR_KEY, 'O', createOperator),
    system: await accountKey(draft, SYSTEM_ACCOUNT_NAME),
    mesh: await accountKey(draft, MESH_ACCOUNT),
    agents: await accountKey(draft, AGENTS_ACCOUNT),
    callout: callout ? await calloutKeys(draft) : undefined,
  };
}

/** Without the key that is missing all would be made anew, and nobody could come any more. */
async function checkFolder(draft: FolderDraft): Promise<void> {
  const [config, operator, key] = await Promise.all(
    [CONFIG_FILE, OPERATOR_JWT, OPERATOR_KEY].map((place) => draft.read(place)),
  );
  if (operator === undefined && config !== undefined)
    throw otherKind(draft.folder, 'keys, without an operator');
  if (operator === undefined || key !== undefined) return;
  throw new ShardcastError('INVALID_ARGUMENT', `${draft.folder} has an operator, but not its key`, {
    hint: `Put ${OPERATOR_KEY} back for as long as this takes: it signs.`,
  });
}

async function calloutKeys(draft: FolderDraft): Promise<CalloutClaims> {
  const tokens = await accountKey(draft, TOKENS_ACCOUNT);
  const mesh = await accountKey(draft, MESH_ACCOUNT);
  const there = await draft.read(CALLOUT_FILE);
  const text = there ?? seedText([createAccount(), createCurve()]);
  const { signer, xkey } = calloutKeysIn(text, draft.path(CALLOUT_FILE));
  const accounts = [mesh, tokens].map((account) => `${account.getPublicKey()}\n`);
  const seeds = seedText(xkey === undefined ? [signer] : [signer, xkey]);
  draft.write(CALLOUT_FILE, [seeds, ...accounts].join(''), 0o600);
  return { tokens, issuer: signer.getPublicKey(), xkey: xkey?.getPublicKey() };
}

function accountKey(draft: FolderDraft, name: AccountName): Promise<KeyPair> {
  return keptKey(draft, `accounts/${name}.nk`, 'A', createAccount);
}

async function keptKey(
  draft: FolderDraft,
  place: string,
  letter: 'O' | 'A',
  create: () => KeyPair,
): Promise<KeyPair> {
  const there = await draft.read(place);
  const pair = there === undefined ? create() : keyIn(there, letter, draft.path(place));
  draft.write(place, there ?? seedText([pair]), 0o600);
  return pair;
}
