import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface Package {
  readonly path: string;
  readonly version: string;
}

let found: Package | undefined;

/** The folder with this package's bin/, proto/, rego/ and examples/, from wherever the code was compiled or bundled to. */
export function packageFolder(): string {
  return ownPackage().path;
}

export function packageVersion(): string {
  return ownPackage().version;
}

function ownPackage(): Package {
  found ??= find(import.meta.dirname);
  return found;
}

function find(from: string): Package {
  for (let path = from; ; path = dirname(path)) {
    try {
      const { name, version } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as {
        name?: string;
        version: string;
      };
      if (name === 'shardcast') return { path, version };
    } catch {
      // not here
    }
    if (path === dirname(path)) throw new Error(`no package.json of shardcast above ${from}`);
  }
}
