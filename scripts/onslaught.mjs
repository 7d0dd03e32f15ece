// `npm run onslaught`: translates test/onslaught/*.ts into dist-onslaught/ and runs it against dist/. Arguments go to it:
// `npm run onslaught -- --connections 1000`; `-- --help` names them.
import { runTranslated } from './translate.mjs';

process.exitCode = runTranslated('onslaught');
