import { say } from '../kernel/words/sentences.js';

export const SURVEY_REFUSALS = {
  'survey-not-open': say(
    ['Survei belum dibuka', 'Survei ini belum dibuka. Ulangi sejak hari opensOn, atau perbaiki harinya dengan amend.'],
    [
      'Survey not open yet',
      'The survey is not open yet. Repeat it from its opensOn on, or correct that day with amend.',
    ],
  ),
  'survey-closed': say(
    [
      'Survei sudah ditutup',
      'Survei ini sudah ditutup, atau sudah dibuka dan hanya judulnya yang masih dapat diperbaiki.',
    ],
    ['Survey closed', 'The survey is closed; or it is open, and of it nothing but the title is corrected any more.'],
  ),
  'survey-cancelled': say(
    ['Survei dibatalkan', 'Survei ini dibatalkan: tidak menerima jawaban, dan tidak ada hasilnya.'],
    ['Survey cancelled', 'The survey is cancelled: it takes no responses, and has no results.'],
  ),
  'survey-not-published': say(
    ['Hasil belum terbit', 'Hasil survei terbit sehari setelah closesOn, tidak lebih awal.'],
    ['Survey not published', 'The results of a survey are published on the day after its closesOn, not before.'],
  ),
  'too-many-responses': say(
    [
      'Terlalu banyak jawaban',
      'Kode yang belum terpakai dan jawaban unit ini bersama-sama akan melebihi jumlah pegawainya. Tarik kode yang tidak terpakai dengan codes/void.',
    ],
    [
      'Too many responses',
      'Unused codes and responses of the unit together would be more than its staff. Codes that are not used are taken back with codes/void.',
    ],
  ),
  'code-used': say(
    ['Kode sudah dipakai', 'Jawaban dengan kode ini sudah diterima; satu kode untuk satu jawaban.'],
    ['Code used', 'A response under this code has been taken; each code is good for one.'],
  ),
} as const;

declare module '../kernel/words/refusal.js' {
  interface RuleCodes extends CodesOf<typeof SURVEY_REFUSALS, 'surveys'> {}
}
