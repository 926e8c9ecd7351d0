import { say } from '../kernel/words/sentences.js';

export const STAFF_REFUSALS = {
  'nip-taken': say(
    [
      'NIP sudah dipakai',
      'NIP ini milik pegawai lain atau pegawai yang masih bertugas pada hari itu. Nomor yang salah diperbaiki dengan correct, catatan yang salah pada riwayatnya ditarik dengan undo.',
    ],
    [
      'NIP taken',
      'This number belongs to another person, or to one in service on that day. A number that is wrong is corrected with correct, a fact of the career that is wrong is taken back with undo.',
    ],
  ),
  'staff-not-targeted': say(
    ['Pegawai bukan sasaran', 'Pada hari itu pegawai tidak bertugas di unit sasaran.'],
    ['Not targeted', 'On that day the person was not assigned to a unit that is targeted.'],
  ),
  'staff-not-in-unit': say(
    [
      'Pegawai bukan di unit ini',
      'Pada hari itu maupun hari ini pegawai tidak bertugas di unit yang disebut atau di bawahnya.',
    ],
    ['Not in the unit', 'Neither on that day nor today is the person assigned to the unit named or one below it.'],
  ),
} as const;

declare module '../kernel/words/refusal.js' {
  interface RuleCodes extends CodesOf<typeof STAFF_REFUSALS, 'staff'> {}
}
