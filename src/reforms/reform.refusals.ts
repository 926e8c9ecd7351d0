import { say } from '../kernel/words/sentences.js';

export const REFORM_REFUSALS = {
  'reform-not-decreed': say(
    ['Belum ditetapkan', 'Penataan ini belum ditetapkan pada hari itu. Catat keputusannya dahulu.'],
    ['Not decreed', 'The reform is not decreed on that day. Record its decree first.'],
  ),
  'reform-not-completed': say(
    ['Belum selesai', 'Penataan ini belum diselesaikan; tidak ada tanggal selesai untuk diperbaiki.'],
    ['Not completed', 'The reform is not completed: there is no day of completion to correct.'],
  ),
  'reform-not-yet-effective': say(
    ['Belum berlaku', 'Penataan ini belum berlaku pada hari itu.'],
    ['Not yet effective', 'The reform has not come into effect on that day.'],
  ),
  'reform-in-effect': say(
    ['Sudah berlaku', 'Penataan ini sudah berlaku; batalkan dengan penataan lain.'],
    ['In effect', 'The reform has come into effect; reverse it by another one.'],
  ),
  'not-later': say(
    ['Bukan hari yang lebih kemudian', 'Tunda ke hari setelah hari berlaku semula dan tidak sebelum hari ini.'],
    ['Not later', 'Put it off to a day after the present one that is not past.'],
  ),
  'reform-completed': say(
    ['Sudah selesai', 'Penataan ini sudah selesai dan tidak berubah lagi.'],
    ['Completed', 'The reform is completed and does not change any more.'],
  ),
  'reform-cancelled': say(
    ['Sudah dibatalkan', 'Penataan ini sudah dibatalkan. Usulkan yang baru.'],
    ['Cancelled', 'The reform is cancelled. Propose a new one.'],
  ),
} as const;

declare module '../kernel/words/refusal.js' {
  interface RuleCodes extends CodesOf<typeof REFORM_REFUSALS, 'reforms'> {}
}
