import { join } from 'node:path';
import { readSettings } from '../config.js';
import type { Settings } from '../platform/process/settings.js';
import { playChapters } from '../story/chapters.js';
import type { StoryProgress } from '../story/story-player.js';
import { readStory } from '../story/story.js';
import { CommandFault } from './command-fault.js';
import { guideOf } from './demo-guide.js';
import { exampleStory } from './example-city.js';
import { newestRecording } from './city.js';
import { progressBar } from './progress-bar.js';
import { ProgressFile } from './progress-file.js';
import { requestLog } from './request-log.js';
import { stopSignal, whenAborted } from './stop-signal.js';
import { tokenMaker } from './token.js';

const PROGRESS_FILE = 'demo.json';

type TokenOf = (subject: string) => Promise<string>;

const foreignText = (dataDir: string): string =>
  [
    `${dataDir} holds something else than the example city: choose another directory with --data.`,
    `${dataDir} berisi data lain, bukan kota contoh: pilih direktori lain dengan --data.`,
  ].join('\n');

/** Where the demonstration's clock starts: never before the newest event. */
const startOf = async (settings: Settings, kept: ProgressFile): Promise<string> => {
  const stories = await Promise.all(exampleStory().map(readStory));
  const steps = stories.flatMap((one) => one.steps);
  const reached = Math.max(kept.progress().next, 1) - 1;
  const at = steps[reached]?.at ?? new Date().toISOString();
  const newest = await newestRecording(settings);
  if (newest !== undefined && !kept.exists) throw new CommandFault(foreignText(settings.dataDir));
  return new Date(Math.max(Date.parse(at), Date.parse(newest ?? at))).toISOString();
};

/** Loads the example city; a load that was interrupted goes on where it was. */
const load = async (
  kept: ProgressFile,
  at: { readonly url: string; readonly tokenOf: TokenOf; readonly signal: AbortSignal },
): Promise<StoryProgress> => {
  process.stderr.write('Loading the example city / Memuat kota contoh\n');
  const show = progressBar('sawahlunto');
  const { progress } = await playChapters({
    files: exampleStory(),
    ...at,
    from: kept.progress(),
    onStep: ({ index, total, progress: reached }) => {
      kept.keep(reached, index + 1 === total);
      show(index + 1, total);
    },
  });
  return progress;
};

/** Serves the example city, loaded the first time, and says what to try. */
export const demo = async (flags: Readonly<Record<string, string | undefined>>): Promise<void> => {
  const signal = stopSignal();
  const settings = readSettings({ ...flags, data: flags.data ?? './data-demo' });
  const kept = new ProgressFile(join(settings.dataDir, PROGRESS_FILE), exampleStory());
  const startAt = await startOf(settings, kept);
  if (!kept.exists) kept.keep(kept.progress(), false);
  const { startServer } = await import('../main.js');
  const server = await startServer({ ...settings, startAt }, requestLog(settings));
  try {
    const tokenOf = await tokenMaker(settings, '12h');
    const { url } = server;
    const progress = kept.complete ? kept.progress() : await load(kept, { url, tokenOf, signal });
    if (!kept.complete) return;
    process.stdout.write(`listening on ${url}\n\n${await guideOf(url, progress, tokenOf)}\n`);
    await whenAborted(signal);
  } finally {
    await server.close();
  }
};
