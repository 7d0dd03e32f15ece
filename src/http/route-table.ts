import { ShardcastError } from '../core/errors.js';
import type { Received, Route } from './route.js';

export interface Found {
  readonly route: Route;
  readonly params: Received['params'];
}

/** Which route a path is, by its parts. */
export class RouteTable {
  readonly #routes: readonly { readonly route: Route; readonly parts: readonly string[] }[];

  constructor(routes: readonly Route[]) {
    this.#routes = routes.map((route) => ({ route, parts: route.path.split('/') }));
  }

  /** All of that path, one for each method. Throws NOT_FOUND, MALFORMED. */
  find(path: string): readonly Found[] {
    const given = path.split('/');
    const found = this.#routes.flatMap(({ route, parts }) => {
      const params = matched(parts, given);
      return params === undefined ? [] : [{ route, params }];
    });
    if (found.length > 0) return found;
    const known = this.#routes.map(({ route }) => `${route.method} ${route.path}`).join(', ');
    throw new ShardcastError('NOT_FOUND', 'nothing is at this path', { hint: `Here are ${known}.` });
  }
}

function matched(parts: readonly string[], given: readonly string[]): Record<string, string> | undefined {
  if (parts.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const text = given[index] as string;
    if (!part.startsWith(':')) {
      if (part !== text) return undefined;
    } else if (text === '') return undefined;
    else params[part.slice(1)] = decoded(text);
  }
  return params;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    throw new ShardcastError('MALFORMED', 'the path is not escaped as URLs are', { cause });
  }
}
