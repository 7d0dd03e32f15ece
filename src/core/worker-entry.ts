/**
 * The file that a worker thread runs: `name`, relative to the module. Worker threads of Node 20 run no TypeScript: when
 * the sources are run as they are (by tests), the worker is the one that `npm run build` left in dist/.
 */
export function workerEntry(moduleUrl: string, name: string): URL {
  const sources = moduleUrl.lastIndexOf('/src/');
  const isSource = moduleUrl.endsWith('.ts') && sources >= 0;
  const base = isSource ? `${moduleUrl.slice(0, sources)}/dist/${moduleUrl.slice(sources + 5)}` : moduleUrl;
  return new URL(name, base);
}
