import { resolveTool } from '../../src/cli/tools/resolve.js';

const paths = new Map<string, Promise<string>>();

/** The path of a real tool. Never installs: `npm test` has, before the tests began. */
export function toolPath(name: 'opa' | 'nats-server' | 'versitygw'): Promise<string> {
  const path = paths.get(name) ?? resolveTool(name).then((found) => found.path);
  paths.set(name, path);
  return path;
}
