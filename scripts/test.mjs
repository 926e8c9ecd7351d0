// Runs the compiled specs, all or those whose path contains an argument, and closes with `N passed, N failed`.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deleteStaleOutput, dist, entriesBelow, root } from './freshness.mjs';

const sourceOf = (file) => relative(dist, file).split(sep).join('/').replace(/\.js$/, '.ts');
const wanted = process.argv.slice(2).map((filter) => filter.replace(/^\.\//, '').replace(/^dist\//, ''));

deleteStaleOutput();
const files = entriesBelow(join(dist, 'test'))
  .filter((file) => file.endsWith('.spec.js'))
  .filter((file) => wanted.length === 0 || wanted.some((filter) => sourceOf(file).includes(filter)));

/** A group of its own, so that a signal ends the workers and the servers under test as well. */
const runJest = (output) =>
  new Promise((done) => {
    const jest = fileURLToPath(import.meta.resolve('jest/bin/jest'));
    const args = ['--experimental-vm-modules', '--enable-source-maps', '--no-warnings', jest];
    const paths = wanted.length === 0 ? [] : ['--runTestsByPath', ...files];
    const options = ['--config', 'jest.config.json', '--json', '--outputFile', output, ...paths];
    const child = spawn(process.execPath, [...args, ...options], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      detached: process.platform !== 'win32',
      env: { ...process.env, NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --enable-source-maps`.trim() },
    });
    let stopped = false;
    const stop = (signal) => {
      stopped = true;
      if (process.platform === 'win32') child.kill(signal);
      else process.kill(-child.pid, signal);
    };
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
    child.on('exit', () => done(stopped));
  });

/** What jest says; nothing where it did not come to its end. */
const resultIn = (output) => {
  try {
    return JSON.parse(readFileSync(output, 'utf8'));
  } catch {
    return undefined;
  }
};

/** The suites of which a test was not run, each once. */
const skippedIn = ({ testResults = [] } = {}) => {
  const left = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'pending' || status === 'todo');
  return new Set(left.map(({ ancestorTitles, title }) => ancestorTitles[0] ?? title));
};

const tally = { passed: 0, failed: 0, skipped: 0 };
if (files.length > 0) {
  const folder = mkdtempSync(join(tmpdir(), 'penataan-jest-'));
  const output = join(folder, 'result.json');
  const stopped = await runJest(output);
  const result = resultIn(output);
  rmSync(folder, { recursive: true, force: true });
  tally.passed = result?.numPassedTests ?? 0;
  tally.skipped = (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0);
  for (const name of skippedIn(result)) console.log(`skipped: ${name}`);
  // A suite that could not be loaded, or that holds no test, counts as one that failed; so does a run cut short.
  tally.failed = (result?.numFailedTests ?? 0) + (result?.numRuntimeErrorTestSuites ?? 0);
  if (stopped || result === undefined || (!result.success && tally.failed === 0)) tally.failed += 1;
}
if (tally.passed + tally.failed === 0) console.error('no test ran');
if (tally.skipped > 0) console.log(`${tally.skipped} skipped`);
console.log(`${tally.passed} passed, ${tally.failed} failed`);
process.exitCode = tally.failed > 0 || tally.passed === 0 ? 1 : 0;
