import { say } from '../kernel/words/sentences.js';

export const ERASURE_REFUSALS = {
  'still-open': say(
    [
      'Belum selesai',
      'Isinya masih diperlukan: baru dapat dihapus setelah selesai: saran dijawab, pengaduan ditutup, diteruskan, ditolak atau dicabut. Yang salah catat dibatalkan dahulu dengan void.',
    ],
    [
      'Still open',
      'What was written is still needed: it can be erased once it is settled: a suggestion answered, a complaint closed, forwarded, rejected or withdrawn. What should never have been recorded is voided first.',
    ],
  ),
} as const;

declare module '../kernel/words/refusal.js' {
  interface RuleCodes extends CodesOf<typeof ERASURE_REFUSALS, 'erasures'> {}
}
