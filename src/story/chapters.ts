import { playStory, type PlayOptions, type StoryPlayed, type StoryProgress } from './story-player.js';
import { readStory } from './story.js';

const NOTHING: StoryProgress = { next: 0, ids: {}, units: {} };

type Chapters = Omit<PlayOptions, 'file'> & { readonly files: readonly string[] };

type Chapter = { readonly file: string; readonly first: number; readonly size: number };

const chaptersOf = async (files: readonly string[]): Promise<readonly Chapter[]> => {
  const chapters: Chapter[] = [];
  for (const file of files) {
    const first = chapters.reduce((sum, { size }) => sum + size, 0);
    chapters.push({ file, first, size: (await readStory(file)).steps.length });
  }
  return chapters;
};

const sumOf = (one: StoryPlayed['statuses'], other: StoryPlayed['statuses']): StoryPlayed['statuses'] =>
  Object.entries(other).reduce((sum, [status, count]) => ({ ...sum, [status]: (sum[status] ?? 0) + count }), one);

/** Plays stories one after the other, as chapters of one: what a chapter has named, the later ones know. */
export const playChapters = async ({ files, from = NOTHING, ...options }: Chapters): Promise<StoryPlayed> => {
  const chapters = await chaptersOf(files);
  const total = chapters.reduce((sum, { size }) => sum + size, 0);
  let told: StoryPlayed = { total, played: 0, statuses: {}, progress: from };
  for (const { file, first, size } of chapters) {
    const { progress } = told;
    if (progress.next < first || progress.next >= first + size) continue;
    const within = (reached: StoryProgress): StoryProgress => ({ ...reached, next: reached.next + first });
    const one = await playStory({
      ...options,
      file,
      from: { ...progress, next: progress.next - first },
      onStep: (step) =>
        options.onStep?.({ ...step, index: step.index + first, total, progress: within(step.progress) }),
    });
    told = {
      total,
      played: told.played + one.played,
      statuses: sumOf(told.statuses, one.statuses),
      progress: within(one.progress),
    };
  }
  return told;
};
