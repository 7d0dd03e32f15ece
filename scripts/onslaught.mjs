// `npm run onslaught`: translates test/onslaught/*.ts into dist-onslaught/ and runs it against dist/. Arguments go to it:
// `npm run onslaught -- --connections 1000`; `-- --help` names them.
import { join } from 'node:path';
import { root, run } from './step.mjs';
import { translate } from './translate.mjs';

translate('test/onslaught', 'dist-onslaught');
process.exitCode = run(process.execPath, [join(root, 'dist-onslaught', 'main.js'), ...process.argv.slice(2)]);
