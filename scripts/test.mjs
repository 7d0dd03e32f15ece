// `npm test`: lint, types, then vitest; its last line adds all of them up. Arguments go to vitest: with a file or a
// pattern (`npm test -- test/tools.test.ts`) only vitest runs, with options alone (`-- --reporter=verbose`) all does.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programs, runPackage } from './step.mjs';

const CHECKS = [
  ['format and lint (biome)', programs.biome, ['check', '--error-on-warnings', '.']],
  ['promises (oxlint)', programs.oxlint, ['--type-aware', '--deny-warnings']],
  ['types (tsc)', programs.tsc, ['-p', 'tsconfig.json', '--noEmit']],
];

const args = process.argv.slice(2);
const onlyVitest = args.some((arg) => !arg.startsWith('-'));
const total = { passed: 0, failed: 0, skipped: 0 };

function check([name, program, programArgs]) {
  console.log(`# ${name}`);
  const passed = runPackage(program, programArgs) === 0;
  total[passed ? 'passed' : 'failed'] += 1;
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };
  }
}

/** A file that could not be loaded has no tests to fail: it counts as one failure. */
function brokenFiles(report) {
  return report.testResults.filter(({ status, assertionResults }) => {
    return status === 'failed' && assertionResults.every((test) => test.status !== 'failed');
  }).length;
}

/** Tests that passed at the second attempt, with why the first failed. */
function nameSlow(report) {
  for (const { assertionResults } of report.testResults) {
    for (const { status, fullName, failureMessages } of assertionResults) {
      if (status === 'passed' && failureMessages.length > 0)
        console.log(`# passed at the second attempt: ${fullName}\n${failureMessages.join('\n')}`);
    }
  }
}

function vitest() {
  const scratch = mkdtempSync(join(tmpdir(), 'shardcast-vitest-'));
  const file = join(scratch, 'report.json');
  const custom = args.some((arg) => arg.startsWith('--reporter'));
  const reporters = [
    ...(custom ? [] : ['--reporter=default']),
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
  const code = runPackage(programs.vitest, ['run', ...reporters, ...args]);
  const report = readReport(file);
  rmSync(scratch, { recursive: true, force: true });
  nameSlow(report);
  const failed = report.numFailedTests + brokenFiles(report);
  total.passed += report.numPassedTests;
  total.skipped += report.numPendingTests + report.numTodoTests;
  // Failures outside of any test, an unhandled rejection or a leak, are in the exit code only.
  total.failed += failed === 0 && code !== 0 ? 1 : failed;
}

if (!onlyVitest) CHECKS.forEach(check);
vitest();

const { passed, failed, skipped } = total;
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 ? 1 : 0;
