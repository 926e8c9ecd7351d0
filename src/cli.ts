#!/usr/bin/env node
import './cli/supported-node.js';
import { Command } from 'commander';
import { version } from './cli/this-package.js';

const DATA = ['--data <dir>', 'data directory (default ./data)'] as const;
const NAMESPACE = ['--namespace <name>', 'of the log, where several cities share a store (default penataan)'] as const;
const ACCEPT_CLOCK = [
  '--accept-clock',
  'the clock is right, though more than a year ahead of the newest event',
] as const;
const TIMEZONE = ['--timezone <zone>', 'IANA name of the zone in which days are told (default Asia/Jakarta)'] as const;
const HOST = ['--host <host>', 'a loopback address (default 127.0.0.1)'] as const;
const PORT = ['--port <port>', '0 takes any free one (default 3000)'] as const;

const penataan = new Command('penataan')
  .description('Event-sourced records of a civil service reform')
  .version(version, '-V, --version', 'print the version')
  .helpOption('-h, --help', 'print what there is')
  .helpCommand('help [command]', 'print what a command takes')
  .showHelpAfterError('(penataan --help tells what there is)');

penataan
  .command('serve')
  .description('serve the API until SIGTERM or SIGINT')
  .option(...DATA)
  .option(...HOST)
  .option(...PORT)
  .option('--now <instant>', 'let the clock start at an instant; it can then be moved forwards')
  .option('--role <role>', 'what this process does; all: everything (default all)')
  .option('--trust-proxy <addresses>', 'proxies that are believed from where a request came (default none)')
  .option(...TIMEZONE)
  .option(...NAMESPACE)
  .option(...ACCEPT_CLOCK)
  .action(async (flags) => (await import('./cli/serve.js')).serve(flags));

penataan
  .command('start')
  .description('serve a data directory, and say what to try')
  .option(...DATA)
  .option(...HOST)
  .option(...PORT)
  .option(...TIMEZONE)
  .option(...NAMESPACE)
  .option(...ACCEPT_CLOCK)
  .action(async (flags) => (await import('./cli/start.js')).start(flags));

penataan
  .command('demo')
  .description('serve the example city, loaded the first time, and say what to try')
  .option('--data <dir>', 'data directory', './data-demo')
  .option(...HOST)
  .option(...PORT)
  .option(...TIMEZONE)
  .option(...NAMESPACE)
  .action(async (flags) => (await import('./cli/demo.js')).demo(flags));

penataan
  .command('token')
  .description('print a token that the server of a data directory accepts')
  .option(...DATA)
  .requiredOption('--subject <subject>', 'who the token is for')
  .option('--ttl <time>', 'how long it is good, such as 30m or 7d', '12h')
  .action(async (flags) => (await import('./cli/token.js')).token(flags));

penataan
  .command('story')
  .description('play a story against a running server')
  .argument('<files...>', 'the story; then what goes on from it')
  .option('--url <url>', 'of the server', 'http://127.0.0.1:3000')
  .option(...DATA)
  .option('--progress <file>', 'keep here how far it went, and go on from there')
  .action(async (files, flags) => (await import('./cli/story.js')).story(files, flags));

penataan
  .command('remind')
  .description('send everybody who told an address what waits for them, once a day at most')
  .option('--smtp [url]', 'of the mail server, without a password; PENATAAN_SMTP_URL may hold one')
  .option('--print', 'show the reminders instead; nothing is sent or recorded')
  .option('--from <address>', 'of the sender (default penataan@ the name of the mail server)')
  .option('--url <url>', 'of the running server; without it the command works alone on the data directory')
  .option('--timeout <seconds>', 'how long the mail server may say nothing', '20')
  .option(...DATA)
  .option(...NAMESPACE)
  .action(async (flags) => (await import('./cli/remind.js')).remind(flags));

penataan
  .command('verify')
  .description('fold the whole log anew and compare every view with it; or look through an export, or compare two logs')
  .argument('[file]', 'an export, to be looked through line by line')
  .option('--against <where>', 'compare the log, fact by fact, with that of another data directory or an export')
  .option(...DATA)
  .option(...NAMESPACE)
  .action(async (file, flags) => (await import('./cli/verify.js')).verify(file, flags));

penataan
  .command('doctor')
  .description('look at everything that can be wrong with a city, also beside its server, each with its remedy')
  .option('--json', 'for programs')
  .option(...DATA)
  .option(...NAMESPACE)
  .action(async (flags) => (await import('./cli/doctor.js')).doctor(flags));

penataan
  .command('backup')
  .description('copy log and keys into a new directory, also beside a running server; never the master key')
  .argument('<dir>', 'a new or empty directory')
  .option(...DATA)
  .option(...NAMESPACE)
  .action(async (dir, flags) => (await import('./cli/backup.js')).backup(dir, flags));

penataan
  .command('restore')
  .description('check a backup byte for byte and put it into a new data directory')
  .argument('<dir>', 'of the backup')
  .requiredOption('--data <dir>', 'a new data directory; it may hold its master.key already')
  .action(async (dir, flags) => (await import('./cli/restore.js')).restore(dir, flags));

penataan
  .command('export')
  .description('write the log into a file, line by line, also beside a running server; never the master key')
  .argument('<file>', 'a new file; - writes to standard output')
  .option('--with-keyring', 'and the keys of names, numbers and texts, wrapped as they are')
  .option('--since <file>', 'only what was recorded after an earlier export ended')
  .option(...DATA)
  .option(...NAMESPACE)
  .action(async (file, flags) => (await import('./cli/export.js')).exportTo(file, flags));

penataan
  .command('import')
  .description('check an export line by line and bring it into an empty city, or after the one it goes on from')
  .argument('<file>', 'of the export')
  .option(...DATA)
  .option(...NAMESPACE)
  .action(async (file, flags) => (await import('./cli/import.js')).importFrom(file, flags));

const views = penataan.command('views').description('list, rebuild and prune the stored views');

views
  .command('list')
  .description('list the stored views, and how far behind the log each is')
  .option(...DATA)
  .option(...NAMESPACE)
  .action(async (flags) => (await import('./cli/views.js')).list(flags));

views
  .command('rebuild')
  .description('build a view anew beside the one that serves, then switch to it')
  .argument('<name>', 'of the view, as listed, without its version')
  .option(...DATA)
  .option(...NAMESPACE)
  .action(async (name, flags) => (await import('./cli/views.js')).rebuild(name, flags));

views
  .command('prune')
  .description('drop the stored views that no longer serve')
  .option(...DATA)
  .option(...NAMESPACE)
  .action(async (flags) => (await import('./cli/views.js')).prune(flags));

// What a command makes is for its user alone; `--data` may lie where others read.
process.umask(0o077);
try {
  await penataan.parseAsync();
} catch (fault) {
  const message = fault instanceof Error ? fault.message : String(fault);
  // What a fault left open must not keep the process alive.
  process.stderr.write(`penataan: ${message}\n`, () => process.exit(1));
}
