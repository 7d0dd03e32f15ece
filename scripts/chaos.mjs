// `npm run chaos`: translates test/chaos/*.ts into dist-chaos/ and runs it against dist/. Arguments go to it:
// `npm run chaos -- --rounds 20 --seed 7`; `-- --help` names them.
import { join } from 'node:path';
import { root, run } from './step.mjs';
import { translate } from './translate.mjs';

translate('test/chaos', 'dist-chaos');
process.exitCode = run(process.execPath, [join(root, 'dist-chaos', 'main.js'), ...process.argv.slice(2)]);
