import type { Fold } from './fold.js';

type Tree = { [part: string]: unknown };

/** What OPA should hold for a shard, as nested objects without `$sync`. */
export function treeOf(fold: Fold): Tree {
  const root: Tree = Object.create(null) as Tree;
  for (const [key, text] of fold) {
    const parts = key.split('\0').map((part) => Buffer.from(part, 'latin1').toString('utf8'));
    let level = root;
    for (const part of parts.slice(0, -1)) {
      level[part] ??= Object.create(null) as Tree;
      level = level[part] as Tree;
    }
    level[parts.at(-1) as string] = JSON.parse(text.slice(0, text.lastIndexOf(' ')));
  }
  return root;
}

/** OPA's document of a shard at its default mount: the data, and the revision that its mark names. */
export async function documentOf(
  opaUrl: string,
  shard: string,
): Promise<{ data: Tree; revision: number | undefined }> {
  const response = await fetch(`${opaUrl}/v1/data/shards/${shard}`);
  const { result = {} } = (await response.json()) as { result?: Tree };
  const { $sync, ...data } = result;
  return { data, revision: ($sync as { revision?: number } | undefined)?.revision };
}
