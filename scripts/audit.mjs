// `npm run audit`: known vulnerabilities of high or critical severity in what users of shardcast install. It asks the registry; one
// that cannot be reached, or does not answer such questions, is said, and is exit code 2: nothing is known then.
import { spawnSync } from 'node:child_process';
import { root } from './step.mjs';

const args = ['audit', '--omit=dev', '--audit-level=high', '--json'];
const { stdout, error } = spawnSync('npm', args, {
  cwd: root,
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
const report = parsed(stdout ?? '');
const counts = report?.metadata?.vulnerabilities;
if (counts === undefined) {
  const why = error?.message ?? report?.message ?? report?.error?.summary ?? 'no answer';
  console.error(`skipped: the registry does not say what is known of these packages (${why})`);
  process.exitCode = 2;
} else {
  const { high, critical } = counts;
  console.log(`${high} high, ${critical} critical`);
  for (const { name, severity, range } of Object.values(report.vulnerabilities)) {
    if (severity === 'high' || severity === 'critical') console.error(`${severity}: ${name} ${range}`);
  }
  process.exitCode = high + critical > 0 ? 1 : 0;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
