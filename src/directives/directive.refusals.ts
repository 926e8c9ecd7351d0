import { say } from '../kernel/words/sentences.js';

export const DIRECTIVE_REFUSALS = {
  'directive-withdrawn': say(
    [
      'Arahan sudah dicabut',
      'Arahan ini dicabut; tidak ada jawaban atau perubahan sejak hari pencabutan. Pencabutan yang salah ditarik dengan restore.',
    ],
    [
      'Directive withdrawn',
      'The directive is withdrawn: no answer from that day on, and no change. A withdrawal that is wrong is taken back with restore.',
    ],
  ),
} as const;

declare module '../kernel/words/refusal.js' {
  interface RuleCodes extends CodesOf<typeof DIRECTIVE_REFUSALS, 'directives'> {}
}
