import { basename, join } from 'node:path';
import { mayImport } from './rooms.js';
import type { SourceText } from './source-text.js';

export interface Rule {
  name: string;
  applies(path: string): boolean;
  /** What is wrong in the file, one sentence each. */
  check(file: SourceText): string[];
}

const FILE_LINES_MAX = 350;
const TEST_FILE_LINES_MAX = 500;
const FUNCTION_LINES_MAX = 70;
const CLASS_SUFFIX = /(Manager|Helper|Utils?)$/;
// Written so that this file keeps its own rules.
const OPEN_ENDS = new RegExp(`\\b(${'TO'}DO|${'FIX'}ME|${'X'}XX)\\b`);
const MACHINE_PATH = new RegExp(`(^|['"\`\\s(=:])/(${['root', 'home', 'Users', 'work'].join('|')})/`);
const COMPILER_MUTE = new RegExp(`@ts-${'(ignore|nocheck|expect-error)'}`);

const everywhere = () => true;
const inSource = (path: string) => path.startsWith('src/');
const isTest = (path: string) => path.endsWith('.test.ts');

/** A rule about single lines. */
function lineRule(name: string, pattern: RegExp, advice: string, applies = everywhere): Rule {
  return {
    name,
    applies,
    check: ({ lines }) => {
      return lines.flatMap((line, index) => (pattern.test(line) ? [`line ${index + 1}: ${advice}`] : []));
    },
  };
}

const fileLength: Rule = {
  name: 'file-length',
  applies: everywhere,
  check({ path, lines }) {
    const max = path.startsWith('test/') ? TEST_FILE_LINES_MAX : FILE_LINES_MAX;
    return lines.length > max ? [`${lines.length} lines, at most ${max}: split it by what it does`] : [];
  },
};

const functionLength: Rule = {
  name: 'function-length',
  applies: everywhere,
  check({ functions }) {
    const long = functions.filter(({ lines }) => lines > FUNCTION_LINES_MAX);
    return long.map(({ name, line, lines }) => {
      return `line ${line}: ${name} has ${lines} lines, at most ${FUNCTION_LINES_MAX}`;
    });
  },
};

const noAny: Rule = {
  name: 'no-any',
  applies: everywhere,
  check: ({ anyLines }) => anyLines.map((line) => `line ${line}: any; say what it is, or unknown`),
};

const noDoubleCast: Rule = {
  name: 'no-double-cast',
  applies: everywhere,
  check({ doubleCastLines }) {
    return doubleCastLines.map((line) => `line ${line}: as unknown as; check the value and narrow it`);
  },
};

const noSleepInTests: Rule = {
  name: 'no-sleep-in-tests',
  applies: isTest,
  check({ calls }) {
    const sleeps = calls.filter((name) => name === 'setTimeout' || name === 'sleep');
    return sleeps.map((name) => `${name}: wait for a condition (test/support/eventually.ts), not for time`);
  },
};

const fileNames: Rule = {
  name: 'file-names',
  applies: everywhere,
  check({ path }) {
    const right = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|bench|worker))?\.(ts|mjs)$/.test(basename(path));
    const vague = /(^|-)(manager|helpers?|utils?)\./.test(basename(path));
    return [...(right ? [] : ['the name is not kebab-case']), ...(vague ? ['the name says nothing'] : [])];
  },
};

const noBarrels: Rule = {
  name: 'no-barrels',
  applies: (path) => inSource(path) && path !== 'src/index.ts',
  check({ path }) {
    return basename(path) === 'index.ts' ? ['only the package has an entry; import the file itself'] : [];
  },
};

const classNames: Rule = {
  name: 'class-names',
  applies: everywhere,
  check({ classNames }) {
    const vague = classNames.filter((name) => CLASS_SUFFIX.test(name));
    return vague.map((name) => `class ${name}: name its role (Forwarder, Subscriber)`);
  },
};

const importDirection: Rule = {
  name: 'import-direction',
  applies: inSource,
  check({ path, imports }) {
    const from = roomOf(path);
    return imports
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => join(path, '..', specifier))
      .filter((target) => !allowed(from, roomOf(target)))
      .map((target) => `imports ${target} against the direction of the rooms`);
  },
};

/** src/shard/key.ts is in shard; src/index.ts, the entry, is in no room. */
function roomOf(path: string): string | undefined {
  const [top, room, ...rest] = path.split('/');
  return top === 'src' && rest.length > 0 ? room : undefined;
}

function allowed(from: string | undefined, to: string | undefined): boolean {
  if (to === undefined) return false;
  return from === undefined ? to !== 'cli' : mayImport(from, to);
}

export const RULES: readonly Rule[] = [
  fileLength,
  functionLength,
  noAny,
  noDoubleCast,
  lineRule('no-ts-ignore', COMPILER_MUTE, 'do not mute the compiler'),
  lineRule('no-todo', OPEN_ENDS, 'do it, or open an issue'),
  noSleepInTests,
  fileNames,
  noBarrels,
  classNames,
  lineRule('trailing-whitespace', /[ \t]$/, 'trailing whitespace'),
  importDirection,
  lineRule('machine-paths', MACHINE_PATH, 'a path of one machine'),
];
