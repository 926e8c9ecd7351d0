import { say } from './sentences.js';

/** What is wrong with a date, whatever it is the date of. */
export const DATE_REFUSALS = {
  'date-in-future': say(
    ['Tanggal di masa depan', 'Yang telah terjadi tidak dapat bertanggal setelah hari ini. Beri tanggal kejadiannya.'],
    ['Date in the future', 'What was seen or done cannot be dated after today. Give the day on which it happened.'],
  ),
  'date-too-far': say(
    ['Tanggal terlalu jauh', 'Tanggal rencana paling jauh dua tahun dari hari ini.'],
    ['Date too far ahead', 'A planned date lies at most two years after today.'],
  ),
} as const;

declare module './refusal.js' {
  interface RuleCodes extends CodesOf<typeof DATE_REFUSALS, 'dates'> {}
}
