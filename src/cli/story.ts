import { readSettings } from '../config.js';
import { playChapters } from '../story/chapters.js';
import type { StoryPlayed } from '../story/story-player.js';
import { readStory } from '../story/story.js';
import { CommandFault } from './command-fault.js';
import { progressBar } from './progress-bar.js';
import { ProgressFile } from './progress-file.js';
import { stopSignal } from './stop-signal.js';
import { tokenMaker } from './token.js';

export type StoryFlags = { readonly url: string; readonly data?: string; readonly progress?: string };

const summaryOf = ({ total, played, statuses, progress }: StoryPlayed): string =>
  [
    `played ${played} of ${total} steps`,
    ...Object.entries(statuses).map(([status, count]) => `  ${status}: ${count}`),
    ...Object.entries(progress.ids).map(([name, id]) => `  ${name} ${id}`),
    '',
  ].join('\n');

const aheadText = (at: string): string =>
  [
    `The clock of this server is past ${at} already: steps of before are recorded on the day that it shows.`,
    `Jam server ini sudah melewati ${at}: langkah sebelum itu dicatat pada hari yang ditunjukkannya.`,
  ].join('\n');

/** Plays a story, and what goes on from it, against a running server; with a progress file, from where it was left. */
export const story = async (files: readonly string[], flags: StoryFlags): Promise<void> => {
  const { url, data, progress } = flags;
  for (const file of files) await readStory(file);
  const tokenOf = await tokenMaker(readSettings({ data }), '12h');
  const kept = progress === undefined ? undefined : new ProgressFile(progress, files);
  const show = progressBar('story');
  const played = await playChapters({
    files,
    url,
    tokenOf,
    ...(kept ? { from: kept.progress() } : {}),
    onStep: ({ index, total, progress: reached }) => {
      kept?.keep(reached, index + 1 === total);
      show(index + 1, total);
    },
    onClockAhead: (at) => process.stderr.write(`${aheadText(at)}\n`),
    signal: stopSignal(),
  });
  process.stdout.write(summaryOf(played));
  if (played.progress.next < played.total) throw new CommandFault('stopped before the end of the story');
};
