import { say } from '../../kernel/words/sentences.js';

export const CLOCK_REFUSALS = {
  'clock-backwards': say(
    ['Jam tidak mundur', 'Jam hanya dapat dimajukan.'],
    ['Clock backwards', 'The clock is moved forwards only.'],
  ),
} as const;

declare module '../../kernel/words/refusal.js' {
  interface RuleCodes extends CodesOf<typeof CLOCK_REFUSALS, 'clock'> {}
}
