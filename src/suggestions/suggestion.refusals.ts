import { say } from '../kernel/words/sentences.js';

export const SUGGESTION_REFUSALS = {
  'suggestion-answered': say(
    [
      'Masukan sudah dijawab',
      'Masukan ini sudah diadopsi atau ditolak. Buka kembali dahulu, atau tarik jawaban yang salah dengan undo.',
    ],
    [
      'Suggestion answered',
      'The suggestion is adopted or declined already. Reopen it first, or take an answer that is wrong back with undo.',
    ],
  ),
  'suggestion-open': say(
    [
      'Masukan belum dijawab',
      'Masukan ini belum diadopsi atau ditolak, tidak perlu dibuka kembali. Langkah yang salah ditarik dengan undo.',
    ],
    [
      'Suggestion open',
      'The suggestion is neither adopted nor declined and need not be reopened. A step that is wrong is taken back with undo.',
    ],
  ),
} as const;

declare module '../kernel/words/refusal.js' {
  interface RuleCodes extends CodesOf<typeof SUGGESTION_REFUSALS, 'suggestions'> {}
}
