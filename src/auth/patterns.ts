import { ShardcastError } from '../core/errors.js';

const PATTERN = /^[A-Za-z0-9_$][A-Za-z0-9._:@$-]{0,127}\*?$|^\*$/;
/** Of one claim. */
const PATTERNS_MAX = 10_000;

/** Names that a claim allows: exact ones, and those that begin with a prefix, written `tenant-*`. `*` is every name. */
export class Patterns {
  readonly #names = new Set<string>();
  readonly #prefixes: string[] = [];

  /** Throws MALFORMED for what is no pattern. */
  constructor(patterns: readonly string[]) {
    if (patterns.length > PATTERNS_MAX)
      throw malformed(`${patterns.length} patterns; at most ${PATTERNS_MAX}`);
    for (const pattern of patterns) {
      if (!PATTERN.test(pattern)) throw malformed(`not a name or a prefix with *: ${show(pattern)}`);
      if (pattern.endsWith('*')) this.#prefixes.push(pattern.slice(0, -1));
      else this.#names.add(pattern);
    }
  }

  get isEmpty(): boolean {
    return this.#names.size === 0 && this.#prefixes.length === 0;
  }

  /** Those that are written out. */
  get names(): readonly string[] {
    return [...this.#names];
  }

  /** Whether names are allowed of which nothing but the beginning is written. */
  get hasPrefixes(): boolean {
    return this.#prefixes.length > 0;
  }

  /** Whether every name is allowed, whatever comes. */
  get isAll(): boolean {
    return this.#prefixes.includes('');
  }

  allows(name: string): boolean {
    return this.#names.has(name) || this.#prefixes.some((prefix) => name.startsWith(prefix));
  }

  toJSON(): string[] {
    return [...this.#names, ...this.#prefixes.map((prefix) => `${prefix}*`)];
  }
}

function show(pattern: string): string {
  return JSON.stringify(pattern.slice(0, 140));
}

function malformed(problem: string): ShardcastError {
  return new ShardcastError('MALFORMED', problem, {
    hint: 'A pattern is a name, or the beginning of names with * behind it; * alone is every name.',
  });
}
