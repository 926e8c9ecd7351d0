import { say } from '../kernel/words/sentences.js';

export const REFORM_REFUSALS = {
  'reform-not-decreed': say(
    [
      'Belum ditetapkan',
      'Penataan ini belum ditetapkan pada hari itu. Catat keputusannya dahulu, atau perbaiki signedOn dengan amend.',
    ],
    ['Not decreed', 'The reform is not decreed on that day. Record its decree first, or correct signedOn with amend.'],
  ),
  'reform-not-completed': say(
    [
      'Belum selesai',
      'Penataan ini belum diselesaikan; tidak ada tanggal selesai untuk diperbaiki. Catat dengan complete.',
    ],
    [
      'Not completed',
      'The reform is not completed: there is no day of completion to correct. Record it with complete.',
    ],
  ),
  'reform-not-yet-effective': say(
    ['Belum berlaku', 'Penataan ini belum berlaku pada hari itu. Hari berlaku yang salah diperbaiki dengan amend.'],
    [
      'Not yet effective',
      'The reform has not come into effect on that day. An effective day that is wrong is corrected with amend.',
    ],
  ),
  'reform-in-effect': say(
    [
      'Sudah berlaku',
      'Penataan ini sudah berlaku; batalkan dengan penataan lain. Bila salah dicatat: perbaiki hari berlakunya dengan amend, atau tarik keputusannya dengan annul.',
    ],
    [
      'In effect',
      'The reform has come into effect; reverse it by another one. If it was recorded wrongly: correct its effective day with amend, or take the decree back with annul.',
    ],
  ),
  'not-later': say(
    [
      'Bukan hari yang lebih kemudian',
      'Tunda ke hari setelah hari berlaku semula dan tidak sebelum hari ini. Hari berlaku yang salah diperbaiki dengan amend.',
    ],
    [
      'Not later',
      'Put it off to a day after the present one that is not past. An effective day that is wrong is corrected with amend.',
    ],
  ),
  'reform-completed': say(
    [
      'Sudah selesai',
      'Penataan ini sudah selesai dan tidak berubah lagi. Bila salah dicatat: perbaiki dengan amend, atau tarik penyelesaiannya dengan uncomplete.',
    ],
    [
      'Completed',
      'The reform is completed and does not change any more. If that was recorded wrongly: correct it with amend, or take the completion back with uncomplete.',
    ],
  ),
  'reform-cancelled': say(
    [
      'Sudah dibatalkan',
      'Penataan ini sudah dibatalkan. Usulkan yang baru, atau tarik pembatalan yang salah dengan restore.',
    ],
    [
      'Cancelled',
      'The reform is cancelled. Propose a new one, or take a cancellation that is wrong back with restore.',
    ],
  ),
} as const;

declare module '../kernel/words/refusal.js' {
  interface RuleCodes extends CodesOf<typeof REFORM_REFUSALS, 'reforms'> {}
}
