// Installs and builds what is missing, then runs what was asked for, in this same process:
// no child can outlive it, and signals and exit codes need no forwarding.
import './supported-node.mjs';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIsFresh, buildStamp, deleteStaleOutput, dependenciesAreFresh, dist, root } from './freshness.mjs';

const cli = join(dist, 'src', 'cli.js');
const targets = {
  build: undefined,
  test: { script: join(root, 'scripts', 'test.mjs'), before: [] },
  start: { script: cli, before: ['start', '--data', './data'] },
  demo: { script: cli, before: ['demo'] },
  bench: { script: join(dist, 'bench', 'run.js'), before: [] },
};

/** Runs a step to its end; a signal meant for us stops it too, and its failure is ours. */
const step = (command, args, options = {}) =>
  new Promise((done) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    const forward = (signal) => child.kill(signal);
    const signals = ['SIGINT', 'SIGTERM'];
    for (const signal of signals) process.on(signal, forward);
    child.on('error', (fault) => {
      console.error(`cannot run ${command}: ${fault.message}`);
      process.exit(1);
    });
    child.on('exit', (code, signal) => {
      for (const name of signals) process.off(name, forward);
      if (code !== 0) process.exit(code ?? (signal === 'SIGINT' ? 130 : 143));
      done();
    });
  });

const install = () => {
  console.log('installing dependencies ...');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--include=dev', '--loglevel=error'];
  if (npm?.endsWith('npm-cli.js')) return step(process.execPath, [npm, ...args]);
  return step('npm', args, { shell: process.platform === 'win32' });
};

const build = async () => {
  console.log('building ...');
  rmSync(buildStamp, { force: true });
  const startedAt = new Date();
  await step(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.json']);
  deleteStaleOutput();
  mkdirSync(dist, { recursive: true });
  writeFileSync(buildStamp, '');
  utimesSync(buildStamp, startedAt, startedAt);
};

/** npm runs us through a shell, which may die of a signal without passing it on: then we end too. */
const endWithParent = () => {
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event === undefined) return;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
};

const USAGE = `usage: node scripts/run.mjs ${Object.keys(targets).join('|')} [arguments]

Installs and builds what is missing, then:
  build              compiles into dist/, also where nothing has changed
  test [PART ...]    runs all specs, or those whose path holds one of the parts
  start [--help]     serves ./data, and says what to try
  demo [--help]      serves the example city
  bench [--help]     measures`;

const [name = '', ...given] = process.argv.slice(2);
const asksForHelp = (words) => words.some((word) => word === '--help' || word === '-h');
if (asksForHelp([name]) || (asksForHelp(given) && (name === 'build' || name === 'test'))) {
  console.log(USAGE);
  process.exit(0);
}
if (!Object.hasOwn(targets, name)) {
  console.error(USAGE);
  process.exit(2);
}
endWithParent();
process.chdir(root);
if (!dependenciesAreFresh()) await install();
if (name === 'build' || !buildIsFresh()) await build();
const target = targets[name];
if (target !== undefined) {
  if (!existsSync(target.script)) {
    console.error(`${target.script} is missing`);
    process.exit(1);
  }
  process.setSourceMapsEnabled(true);
  process.argv = [process.execPath, target.script, ...target.before, ...given];
  await import(pathToFileURL(target.script).href);
}
