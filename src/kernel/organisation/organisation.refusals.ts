import { say } from '../words/sentences.js';

/** What the chart and careers refuse. */
export const ORGANISATION_REFUSALS = {
  'code-taken': say(
    [
      'Kode sudah dipakai',
      'Unit lain yang ada pada hari itu atau sesudahnya memakai kode ini. Pilih kode lain, atau perbaiki kode unit itu dengan amend.',
    ],
    [
      'Code taken',
      'Another unit that exists on that day or later has this code. Choose another code, or correct the code of that unit with amend.',
    ],
  ),
  'before-enrolment': say(
    [
      'Sebelum mulai bertugas',
      'Pegawai belum bertugas pada hari itu. Catatan yang salah pada riwayatnya ditarik dengan undo.',
    ],
    [
      'Before enrolment',
      'The person was not yet in service on that day. A fact of the career that is wrong is taken back with undo.',
    ],
  ),
  'after-departure': say(
    [
      'Setelah berhenti',
      'Pegawai sudah tidak bertugas pada hari itu. Catatan yang salah pada riwayatnya ditarik dengan undo.',
    ],
    [
      'After departure',
      'The person was no longer in service on that day. A fact of the career that is wrong is taken back with undo.',
    ],
  ),
  'unit-ended': say(
    [
      'Unit tidak ada pada hari itu',
      'Unit belum dibentuk atau sudah berakhir pada hari itu, atau akan berakhir sesudahnya. Hari pembentukan yang salah diperbaiki dengan amend, perubahan yang salah ditarik dengan undo.',
    ],
    [
      'Unit does not exist then',
      'The unit is not yet established or has ended on that day, or is abolished later. A day of establishment that is wrong is corrected with amend, a change that is wrong is taken back with undo.',
    ],
  ),
  'unit-not-empty': say(
    [
      'Unit belum kosong',
      'Pindahkan dahulu pegawai dan unit di bawahnya, juga yang ditempatkan sesudah hari itu. Penempatan yang salah ditarik dengan undo.',
    ],
    [
      'Unit not empty',
      'First move its staff and the units below it, those placed there later as well. A placement that is wrong is taken back with undo.',
    ],
  ),
  'chart-cycle': say(
    [
      'Susunan tidak mungkin',
      'Perubahan ini membuat unit berada di bawah dirinya sendiri, atau lebih dari satu puncak. Perubahan lain yang salah ditarik dengan undo.',
    ],
    [
      'Impossible structure',
      'This change would put a unit below itself, or make a second root. Another change that is wrong is taken back with undo.',
    ],
  ),
} as const;

declare module '../words/refusal.js' {
  interface RuleCodes extends CodesOf<typeof ORGANISATION_REFUSALS, 'organisation'> {}
}
