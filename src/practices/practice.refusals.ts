import { say } from '../kernel/words/sentences.js';

export const PRACTICE_REFUSALS = {
  'practice-retired': say(
    [
      'Cara kerja sudah diakhiri',
      'Cara kerja ini diakhiri; tidak ada bukti atau perubahan sejak hari itu. Pengakhiran yang salah ditarik dengan restore.',
    ],
    [
      'Practice retired',
      'The practice is retired: no observation from that day on, and no change. A retirement that is wrong is taken back with restore.',
    ],
  ),
} as const;

declare module '../kernel/words/refusal.js' {
  interface RuleCodes extends CodesOf<typeof PRACTICE_REFUSALS, 'practices'> {}
}
