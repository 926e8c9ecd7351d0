import type { RuleCode } from '../../kernel/words/refusal.js';
import { say, type Sentences } from './language.js';

/** Which rule says no and what to do about it. */
export const RULE_TEXTS: Readonly<Record<RuleCode, Sentences>> = {
  'code-taken': say(
    ['Kode sudah dipakai', 'Unit lain yang ada pada hari itu atau sesudahnya memakai kode ini. Pilih kode lain.'],
    ['Code taken', 'Another unit that exists on that day or later has this code. Choose another code.'],
  ),
  'nip-taken': say(
    ['NIP sudah dipakai', 'NIP ini milik pegawai lain atau pegawai yang masih bertugas pada hari itu.'],
    ['NIP taken', 'This number belongs to another person, or to one in service on that day.'],
  ),
  'date-in-future': say(
    ['Tanggal di masa depan', 'Yang telah terjadi tidak dapat bertanggal setelah hari ini. Beri tanggal kejadiannya.'],
    ['Date in the future', 'What was seen or done cannot be dated after today. Give the day on which it happened.'],
  ),
  'date-too-far': say(
    ['Tanggal terlalu jauh', 'Tanggal rencana paling jauh dua tahun dari hari ini.'],
    ['Date too far ahead', 'A planned date lies at most two years after today.'],
  ),
  'before-issue': say(
    ['Sebelum hari terbit', 'Tanggal ini mendahului hari terbit versinya atau hari pertama cara kerjanya.'],
    ['Before the first day', 'This date lies before the version was issued or before the first day of the practice.'],
  ),
  'before-session-day': say(
    ['Sebelum hari sosialisasi', 'Kehadiran dicatat sejak hari sosialisasi, tidak sebelumnya.'],
    ['Before the session', 'Attendance is recorded from the day of the session on, not before.'],
  ),
  'before-enrolment': say(
    ['Sebelum mulai bertugas', 'Pegawai belum bertugas pada hari itu.'],
    ['Before enrolment', 'The person was not yet in service on that day.'],
  ),
  'after-departure': say(
    ['Setelah berhenti', 'Pegawai sudah tidak bertugas pada hari itu.'],
    ['After departure', 'The person was no longer in service on that day.'],
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
  'unit-outside-programme': say(
    ['Unit di luar program', 'Program tidak mencakup unit ini hari ini. Ubah cakupan program atau pilih unit lain.'],
    [
      'Unit outside the programme',
      'The programme does not cover this unit today. Change its scope or choose another unit.',
    ],
  ),
  'chart-cycle': say(
    [
      'Susunan tidak mungkin',
      'Perubahan ini membuat unit berada di bawah dirinya sendiri, atau lebih dari satu puncak.',
    ],
    ['Impossible structure', 'This change would put a unit below itself, or make a second root.'],
  ),
  'programme-closed': say(
    [
      'Program sudah ditutup',
      'Setelah program ditutup tidak ada yang ditambah; catat hanya yang terjadi sampai hari penutupan.',
    ],
    ['Programme closed', 'Nothing is added to a closed programme; record only what happened until its closing day.'],
  ),
  'reform-not-decreed': say(
    ['Belum ditetapkan', 'Penataan ini belum ditetapkan pada hari itu. Catat keputusannya dahulu.'],
    ['Not decreed', 'The reform is not decreed on that day. Record its decree first.'],
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
  'directive-withdrawn': say(
    ['Arahan sudah dicabut', 'Arahan ini dicabut; tidak ada jawaban atau perubahan sejak hari pencabutan.'],
    ['Directive withdrawn', 'The directive is withdrawn: no answer from that day on, and no change.'],
  ),
  'session-not-planned': say(
    ['Sosialisasi tidak lagi direncanakan', 'Sosialisasi ini sudah terlaksana atau dibatalkan.'],
    ['Session not planned', 'The session has been held or cancelled.'],
  ),
  'session-cancelled': say(
    ['Sosialisasi dibatalkan', 'Kehadiran tidak dicatat pada sosialisasi yang dibatalkan.'],
    ['Session cancelled', 'No attendance is recorded at a cancelled session.'],
  ),
  'too-few-seats': say(
    ['Tempat tidak cukup', 'Undangan melebihi jumlah tempat. Kurangi undangan atau rencanakan sosialisasi lain.'],
    ['Too few seats', 'More people are invited than there are seats. Invite fewer or plan another session.'],
  ),
  'practice-retired': say(
    ['Cara kerja sudah diakhiri', 'Cara kerja ini diakhiri; tidak ada bukti atau perubahan sejak hari itu.'],
    ['Practice retired', 'The practice is retired: no observation from that day on, and no change.'],
  ),
  'issue-closed': say(
    ['Isu sudah ditutup', 'Isu ini sudah ditutup. Buka kembali dahulu, bila boleh.'],
    ['Issue closed', 'The issue is closed. Reopen it first, where that is possible.'],
  ),
  'issue-open': say(
    ['Isu masih terbuka', 'Isu ini masih terbuka, tidak perlu dibuka kembali.'],
    ['Issue open', 'The issue is open and need not be reopened.'],
  ),
  'step-backwards': say(
    ['Langkah mundur', 'Langkah ini mendahului langkah sebelumnya, menurut urutan atau tanggalnya.'],
    ['Step backwards', 'The step comes before the one it follows, by order or by date.'],
  ),
  'duplicate-of-itself': say(
    ['Duplikat dirinya sendiri', 'Sebut isu lain yang sama dengan isu ini.'],
    ['Duplicate of itself', 'Name the other issue that this one repeats.'],
  ),
  'last-admin': say(
    ['Admin terakhir', 'Tugaskan dahulu admin lain tanpa tanggal berakhir.'],
    ['Last admin', 'Grant admin to someone else first, without an end.'],
  ),
  'clock-backwards': say(
    ['Jam tidak mundur', 'Jam hanya dapat dimajukan.'],
    ['Clock backwards', 'The clock is moved forwards only.'],
  ),
};
