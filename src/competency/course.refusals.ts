import { say } from '../kernel/words/sentences.js';

export const COURSE_REFUSALS = {
  'course-retired': say(
    [
      'Pelatihan sudah diakhiri',
      'Pelatihan ini diakhiri; tidak ada kelulusan atau perubahan sejak hari itu. Pengakhiran yang salah ditarik dengan restore.',
    ],
    [
      'Course retired',
      'The course is retired: no completion from that day on, and no change. A retirement that is wrong is taken back with restore.',
    ],
  ),
} as const;

declare module '../kernel/words/refusal.js' {
  interface RuleCodes extends CodesOf<typeof COURSE_REFUSALS, 'courses'> {}
}
