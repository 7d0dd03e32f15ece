// `npm run bench`: translates bench/*.ts into dist-bench/ and runs it against dist/, the build that users get. Types are
// checked by `npm run typecheck`. Arguments go to the bench: `npm run bench -- --only a,h --tuples 100000`.
import { join } from 'node:path';
import { root, run } from './step.mjs';
import { translate } from './translate.mjs';

translate('bench', 'dist-bench');
const flags = ['--enable-source-maps', ...(process.env.BENCH_NODE_FLAGS ?? '').split(' ').filter(Boolean)];
process.exitCode = run(process.execPath, [
  ...flags,
  join(root, 'dist-bench', 'main.js'),
  ...process.argv.slice(2),
]);
