import { say } from '../words/sentences.js';

/** What the chart and careers refuse. */
export const ORGANISATION_REFUSALS = {
  'code-taken': say(
    ['Kode sudah dipakai', 'Unit lain yang ada pada hari itu atau sesudahnya memakai kode ini. Pilih kode lain.'],
    ['Code taken', 'Another unit that exists on that day or later has this code. Choose another code.'],
  ),
  'before-enrolment': say(
    ['Sebelum mulai bertugas', 'Pegawai belum bertugas pada hari itu.'],
    ['Before enrolment', 'The person was not yet in service on that day.'],
  ),
  'after-departure': say(
    ['Setelah berhenti', 'Pegawai sudah tidak bertugas pada hari itu.'],
    ['After departure', 'The person was no longer in service on that day.'],
  ),
  'unit-ended': say(
    [
      'Unit tidak ada pada hari itu',
      'Unit belum dibentuk atau sudah berakhir pada hari itu, atau akan berakhir sesudahnya.',
    ],
    ['Unit does not exist then', 'The unit is not yet established or has ended on that day, or is abolished later.'],
  ),
  'unit-not-empty': say(
    ['Unit belum kosong', 'Pindahkan dahulu pegawai dan unit di bawahnya, juga yang ditempatkan sesudah hari itu.'],
    ['Unit not empty', 'First move its staff and the units below it, those placed there later as well.'],
  ),
  'chart-cycle': say(
    [
      'Susunan tidak mungkin',
      'Perubahan ini membuat unit berada di bawah dirinya sendiri, atau lebih dari satu puncak.',
    ],
    ['Impossible structure', 'This change would put a unit below itself, or make a second root.'],
  ),
} as const;

declare module '../words/refusal.js' {
  interface RuleCodes extends CodesOf<typeof ORGANISATION_REFUSALS, 'organisation'> {}
}
