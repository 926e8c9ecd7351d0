import { say } from '../kernel/words/sentences.js';

export const GRANT_REFUSALS = {
  'last-admin': say(
    ['Admin terakhir', 'Tugaskan dahulu admin lain tanpa tanggal berakhir.'],
    ['Last admin', 'Grant admin to someone else first, without an end.'],
  ),
} as const;

declare module '../kernel/words/refusal.js' {
  interface RuleCodes extends CodesOf<typeof GRANT_REFUSALS, 'access'> {}
}
