import { say } from '../words/sentences.js';

/** What corrections are refused for, and what is to be corrected instead of told again. */
export const CORRECTION_REFUSALS = {
  'already-recorded': say(
    [
      'Sudah dicatat lain',
      'Sudah dicatat dengan tanggal, nomor atau hasil lain. Perbaiki keputusan dan penyelesaian penataan dengan amend, atau batalkan dahulu: penutupan dengan reopen, pencabutan, pengakhiran dan pembatalan dengan restore, keputusan dengan annul, penyelesaian dengan uncomplete.',
    ],
    [
      'Already recorded otherwise',
      'It is recorded with another day, number or outcome. Correct the decree and the completion of a reform with amend, or take it back first: a closing with reopen, a withdrawal, retirement or cancellation with restore, a decree with annul, a completion with uncomplete.',
    ],
  ),
  'nothing-to-undo': say(
    [
      'Tidak ada yang dibatalkan',
      'Ini tidak pernah dicatat, atau sudah dibatalkan; history menunjukkan apa yang berlaku.',
    ],
    ['Nothing to undo', 'It was never recorded, or is taken back already: history shows what stands.'],
  ),
  'facts-recorded': say(
    [
      'Masih ada catatan',
      'Catatan orang, keputusan atau hal lain masih bergantung padanya. Tarik dahulu semuanya: retractions, annul, void.',
    ],
    [
      'Facts are recorded',
      'Facts of people, a decree or other things still depend on it. Take those back first: retractions, annul, void.',
    ],
  ),
  'by-decree': say(
    [
      'Menurut keputusan',
      'Ini bagian dari suatu keputusan penataan. Perbaiki penataannya: amend, annul atau postpone.',
    ],
    ['By decree', 'This is part of a decreed reform. Correct the reform: amend, annul or postpone.'],
  ),
  void: say(
    ['Batal', 'Ini seharusnya tidak pernah dicatat dan tidak menerima catatan lagi. Catat yang baru.'],
    ['Void', 'This should never have been recorded and takes no other fact. Record it anew.'],
  ),
} as const;

declare module '../words/refusal.js' {
  interface RuleCodes extends CodesOf<typeof CORRECTION_REFUSALS, 'corrections'> {}
}
