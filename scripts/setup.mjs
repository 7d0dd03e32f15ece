// Makes a bare clone ready, before `npm test`, `npm run demo` and `npm run bench`; quick when nothing is missing.
// With --nats-server it installs that tool, too; with --versitygw that one if it can: without it the tests of S3 are skipped.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, run } from './step.mjs';

const NODE_MIN = [20, 19];
const asked = (tool) => process.argv.includes(`--${tool}`);
const tools = ['opa', ...['nats-server', 'versitygw'].filter(asked)];
const optional = ['versitygw'];

function stop(problem, hint) {
  console.error(`set-up failed: ${problem}\n  ${hint}`);
  process.exit(1);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > NODE_MIN[0] || (major === NODE_MIN[0] && minor >= NODE_MIN[1])) return;
  stop(
    `Node ${process.versions.node} is too old`,
    `shardcast needs Node ${NODE_MIN.join('.')} or newer: https://nodejs.org/en/download`,
  );
}

function lockedPackages(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** Why an install is due, if it is. npm writes node_modules/.package-lock.json when it is done: what it did install. */
function installReason() {
  const wanted = lockedPackages('package-lock.json');
  const installed = lockedPackages('node_modules/.package-lock.json');
  if (installed === undefined) return 'no node_modules';
  for (const [path, { version, optional, devOptional }] of Object.entries(wanted)) {
    const found = installed[path]?.version;
    const otherPlatform = found === undefined && (optional || devOptional);
    if (path !== '' && found !== version && !otherPlatform) return `${path} is not ${version}`;
  }
  return undefined;
}

function installPackages() {
  const reason = installReason();
  if (reason === undefined) return;
  console.log(`set-up: npm ci (${reason})`);
  const npm = process.env.npm_execpath;
  const [command, args] = npm?.endsWith('.js') ? [process.execPath, [npm, 'ci']] : ['npm', ['ci']];
  const code = run(command, [...args, '--no-audit', '--no-fund']);
  if (code !== 0) stop('npm ci did not succeed', 'Its output is above; it needs the npm registry once.');
}

/** tsc writes dist/ in spite of type errors, and `npm test` counts them as a failed check: it may go on. */
function build() {
  const code = run(process.execPath, ['scripts/build.mjs']);
  if (code === 0) return;
  if (process.env.npm_lifecycle_event === 'pretest') console.error('set-up: the build has type errors');
  else
    stop('the build has errors', 'They are listed above; `npm run typecheck` shows tests and benches, too.');
}

async function installTools() {
  const { resolveTool } = await import(pathToFileURL(join(root, 'dist', 'cli', 'tools', 'resolve.js')).href);
  for (const name of tools) {
    try {
      await resolveTool(name, { install: true, log: (line) => console.log(`set-up: ${line}`) });
    } catch (failure) {
      const hint = failure.hint ?? `See \`shardcast tools install ${name}\`.`;
      if (!optional.includes(name)) stop(failure.message, hint);
      console.error(`set-up goes on without ${name}: ${failure.message}\n  ${hint}`);
    }
  }
}

checkNode();
installPackages();
build();
await installTools();
