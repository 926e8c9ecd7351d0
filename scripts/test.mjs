// Runs the compiled specs, all or those whose path contains an argument, and closes with `N passed, N failed`.
import { join, relative, sep } from 'node:path';
import { run } from 'node:test';
import { spec as Spec } from 'node:test/reporters';
import { deleteStaleOutput, dist, entriesBelow, root } from './freshness.mjs';

const sourceOf = (file) => relative(dist, file).split(sep).join('/').replace(/\.js$/, '.ts');
const wanted = process.argv.slice(2).map((filter) => filter.replace(/^\.\//, '').replace(/^dist\//, ''));

deleteStaleOutput();
const files = entriesBelow(join(dist, 'test'))
  .filter((file) => file.endsWith('.spec.js'))
  .filter((file) => wanted.length === 0 || wanted.some((filter) => sourceOf(file).includes(filter)))
  .toSorted((a, b) => a.localeCompare(b));

process.chdir(root);
process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --enable-source-maps`.trim();

const tally = { passed: 0, failed: 0, skipped: 0 };
const empty = [];
const isSet = (mark) => mark !== undefined && mark !== false;

/** The runner reports a file that held no test as one passed test of the file's name. */
const isFile = ({ name, nesting }) =>
  nesting === 0 && files.some((file) => name === file || name === relative(root, file));

/** A suite, or a file, that failed because of a test inside it is not counted again. */
const repeatsItsTests = (test) => test.details.error?.failureType === 'subtestsFailed';

const noteContainer = (test, outcome) => {
  if (outcome === 'failed' && !repeatsItsTests(test)) tally.failed += 1;
  if (outcome === 'passed' && isFile(test)) empty.push(sourceOf(test.file ?? test.name));
};

const note = (test, outcome) => {
  if (test.details.type === 'suite' || isFile(test)) return noteContainer(test, outcome);
  tally[isSet(test.skip) || isSet(test.todo) ? 'skipped' : outcome] += 1;
};

if (files.length > 0) {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM']) process.once(name, () => stop.abort());
  const results = run({ files, concurrency: 2, timeout: 300_000, signal: stop.signal });
  results.on('test:pass', (test) => note(test, 'passed'));
  results.on('test:fail', (test) => note(test, 'failed'));
  for await (const text of results.compose(new Spec())) process.stdout.write(text);
}
for (const file of empty) console.error(`${file} holds no test`);
if (tally.passed + tally.failed === 0) console.error('no test ran');
if (tally.skipped > 0) console.log(`${tally.skipped} skipped`);
tally.failed += empty.length;
console.log(`${tally.passed} passed, ${tally.failed} failed`);
process.exitCode = tally.failed > 0 || tally.passed === 0 ? 1 : 0;
