import type { CommandName } from './command-table.js';
import type { Run } from './context.js';

type Loaders = { readonly [N in CommandName]: () => Promise<{ readonly run: Run<N> }> };

/** Where each command is. Imported when it is called: `--help` and completion load neither gRPC nor LMDB. */
export const LOADERS: Loaders = {
  relay: () => import('./commands/relay.js'),
  agent: () => import('./commands/agent.js'),
  publish: () => import('./commands/publish.js'),
  import: () => import('./commands/import.js'),
  get: () => import('./commands/get.js'),
  scan: () => import('./commands/scan.js'),
  diff: () => import('./commands/diff.js'),
  log: () => import('./commands/log.js'),
  watch: () => import('./commands/watch.js'),
  'shard ls': () => import('./commands/shard-ls.js'),
  'shard delete': () => import('./commands/shard-delete.js'),
  status: () => import('./commands/status.js'),
  'snapshot ls': () => import('./commands/snapshot-ls.js'),
  backup: () => import('./commands/backup.js'),
  restore: () => import('./commands/restore.js'),
  verify: () => import('./commands/verify.js'),
  'mesh init': () => import('./commands/mesh-init.js'),
  'mesh plan': () => import('./commands/mesh-plan.js'),
  'mesh nats-config': () => import('./commands/mesh-nats-config.js'),
  'mesh up': () => import('./commands/mesh-up.js'),
  'mesh demo': () => import('./commands/mesh-demo.js'),
  'mesh status': () => import('./commands/mesh-status.js'),
  'keys create': () => import('./commands/keys-create.js'),
  'keys certificate': () => import('./commands/keys-certificate.js'),
  'keys rotate': () => import('./commands/keys-rotate.js'),
  'token create': () => import('./commands/token-create.js'),
  'token revoke': () => import('./commands/token-revoke.js'),
  'token inspect': () => import('./commands/token-inspect.js'),
  demo: () => import('./commands/demo.js'),
  'tools install': () => import('./commands/tools-install.js'),
  completion: () => import('./commands/completion.js'),
  version: () => import('./commands/version.js'),
};
