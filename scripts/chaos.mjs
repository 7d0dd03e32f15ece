// `npm run chaos`: translates test/chaos/*.ts into dist-chaos/ and runs it against dist/. Arguments go to it:
// `npm run chaos -- --rounds 20 --seed 7`; `-- --help` names them.
import { runTranslated } from './translate.mjs';

process.exitCode = runTranslated('chaos');
