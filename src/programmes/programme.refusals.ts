import { say } from '../kernel/words/sentences.js';

/** What a programme refuses, and what its things refuse alike. */
export const PROGRAMME_REFUSALS = {
  'before-issue': say(
    [
      'Sebelum hari terbit',
      'Tanggal ini mendahului hari terbit versinya atau hari pertama cara kerja atau pelatihannya, atau hari pertama itu melewati akhirnya. Hari yang salah diperbaiki dengan amend.',
    ],
    [
      'Before the first day',
      'This date lies before the version was issued or the practice or course began, or their first day after their end. A day that is wrong is corrected with amend.',
    ],
  ),
  'unit-outside-programme': say(
    ['Unit di luar program', 'Program tidak mencakup unit ini hari ini. Ubah cakupan program atau pilih unit lain.'],
    [
      'Unit outside the programme',
      'The programme does not cover this unit today. Change its scope or choose another unit.',
    ],
  ),
  'programme-closed': say(
    [
      'Program sudah ditutup',
      'Setelah program ditutup tidak ada yang ditambah; catat hanya yang terjadi sampai hari penutupan. Penutupan yang salah ditarik dengan reopen.',
    ],
    [
      'Programme closed',
      'Nothing is added to a closed programme; record only what happened until its closing day. A closing that is wrong is taken back with reopen.',
    ],
  ),
} as const;

declare module '../kernel/words/refusal.js' {
  interface RuleCodes extends CodesOf<typeof PROGRAMME_REFUSALS, 'programmes'> {}
}
