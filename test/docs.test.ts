import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const pages = [
  'README.md',
  'ARCHITECTURE.md',
  'CHANGELOG.md',
  'SECURITY.md',
  'docs/nats.md',
  'rego/README.md',
  'src/agent/DESIGN.md',
].concat(readdirSync(join(root, 'docs', 'decisions')).map((name) => join('docs', 'decisions', name)));

describe('documents name things that are there', () => {
  it.each(pages)('%s', (page) => {
    const text = readFileSync(join(root, page), 'utf8');
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map(([, to]) =>
      join(dirname(page), to as string),
    );
    const paths = [...text.matchAll(/`((?:src|test|docs|bench|proto|rego|scripts)\/[\w./-]+)`/g)].map(
      ([, path]) => path as string,
    );
    const missing = [...links, ...paths].filter((path) => !existsSync(join(root, path)));
    expect(missing).toEqual([]);
  });
});
