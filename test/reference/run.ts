import { parseArgs } from 'node:util';
import { historyOf, type History } from './histories/history.js';
import { playBoth } from './mended/play-both.js';
import { ownProcess } from '../support/server-process.js';
import { withOwnServer } from './play/own-server.js';
import { playHistory, type Outcome } from './play/play.js';
import { reportOf } from './play/report.js';
import { serverAt } from './play/server.js';
import { shrink, type Player } from './play/shrink.js';

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    'token-admin': { type: 'string', default: '' },
    'token-office': { type: 'string', default: '' },
    seed: { type: 'string', default: '1' },
    steps: { type: 'string', default: '150' },
    histories: { type: 'string', default: '1' },
    serve: { type: 'boolean', default: false },
    shrink: { type: 'string', default: '60' },
    verify: { type: 'boolean', default: false },
    mended: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h' },
  },
});

if (values.help) {
  console.log(`usage: node dist/test/reference/run.js --serve [--seed N] [--steps N] [--histories N] [--shrink PLAYS]
       node dist/test/reference/run.js --mended [--seed N] [--histories N]
       node dist/test/reference/run.js --url URL --token-admin TOKEN --token-office TOKEN [--seed N] [--steps N]

Plays random histories against a server and judges every answer and figure by the independent model:
  --serve        starts a server of its own for each history; else --url names one that is empty
  --seed N       of the first history
  --steps N      of each history
  --histories N  how many, each of the next seed
  --shrink PLAYS how many tries to make a history that failed shorter
  --verify       compares the views with the log after each that agrees, with --serve
  --mended       plays each with mistakes that are mended, too, and compares the two`);
  process.exit(0);
}

/** Views that differ from the log fail the run. */
const tell = (differences: readonly string[]): void => {
  if (differences.length === 0) return;
  process.exitCode = 1;
  console.log(['the views differ from the log:', ...differences].join('\n'));
};

const onOwnServer: Player = (history) =>
  withOwnServer(history.startsOn, async (server, verify) => {
    const outcome = await playHistory(server, history);
    if (values.verify && !outcome.mismatch) tell(await verify());
    return outcome;
  });

/** A running server must be empty and stand on the first day: it can play one history only. */
const onRunningServer =
  (url: string): Player =>
  (history) =>
    playHistory(serverAt(url, { admin: values['token-admin'], office: values['token-office'] }), history);

const explain = async (history: History, { mismatch }: Outcome): Promise<void> => {
  if (!mismatch) return;
  process.exitCode = 1;
  console.log([`sent: ${mismatch.sent}`, ...mismatch.what.slice(0, 5).map((line) => `  ${line}`)].join('\n'));
  const plays = Number(values.shrink);
  if (!values.serve || plays === 0) return console.log(reportOf(history, mismatch));
  const small = await shrink(history, mismatch, onOwnServer, plays);
  console.log(`\nshrunk to ${small.history.steps.length} steps:\n${reportOf(small.history, small.mismatch)}`);
};

const play = async (player: Player, seed: number): Promise<void> => {
  const history = historyOf(seed, Number(values.steps));
  const outcome = await player(history);
  const verdict = outcome.mismatch ? `differs at step ${outcome.mismatch.index}` : 'agrees';
  console.log(
    `seed ${seed}: ${verdict}; ${outcome.writes} writes, ${outcome.checks} checks, ${outcome.skipped} left out`,
  );
  await explain(history, outcome);
};

const playOnOwnServers = async (): Promise<void> => {
  for (let index = 0; index < Number(values.histories); index += 1)
    await play(onOwnServer, Number(values.seed) + index);
};

const playMended = async (): Promise<void> => {
  for (let index = 0; index < Number(values.histories); index += 1) {
    const seed = Number(values.seed) + index;
    const { made, compared, askedAgain, differences } = await playBoth(seed, { writes: 60, tries: 40 }, ownProcess);
    console.log(
      `seed ${seed}: ${differences.length} differences; ${compared} readings, ${askedAgain} asked again; ${made.join(', ')}`,
    );
    if (differences.length === 0) continue;
    process.exitCode = 1;
    console.log(JSON.stringify(differences.slice(0, 3), null, 1));
  }
};

const main = (): Promise<void> => {
  if (values.mended) return playMended();
  if (values.serve) return playOnOwnServers();
  if (values.url === undefined) throw new Error('give --serve, or --url with --token-admin and --token-office');
  if (Number(values.histories) > 1) console.log('only one history can be played on a running server');
  return play(onRunningServer(values.url), Number(values.seed));
};

await main();
