import { say } from '../kernel/words/sentences.js';

export const DIRECTIVE_REFUSALS = {
  'directive-withdrawn': say(
    ['Arahan sudah dicabut', 'Arahan ini dicabut; tidak ada jawaban atau perubahan sejak hari pencabutan.'],
    ['Directive withdrawn', 'The directive is withdrawn: no answer from that day on, and no change.'],
  ),
} as const;

declare module '../kernel/words/refusal.js' {
  interface RuleCodes extends CodesOf<typeof DIRECTIVE_REFUSALS, 'directives'> {}
}
