import { say } from '../kernel/words/sentences.js';

export const SESSION_REFUSALS = {
  'before-session-day': say(
    [
      'Sebelum hari sosialisasi',
      'Kehadiran dicatat sejak hari sosialisasi, tidak sebelumnya. Hari yang salah diperbaiki dengan amend.',
    ],
    [
      'Before the session',
      'Attendance is recorded from the day of the session on, not before. A day that is wrong is corrected with amend.',
    ],
  ),
  'session-not-planned': say(
    [
      'Sosialisasi tidak lagi direncanakan',
      'Sosialisasi ini sudah terlaksana atau dibatalkan. Perbaiki waktunya dengan amend; tarik pembatalan dengan restore, undangan dengan uninvite, kehadiran dengan retractions.',
    ],
    [
      'Session not planned',
      'The session has been held or cancelled. Correct its time with amend; take a cancellation back with restore, invitations with uninvite, attendance with retractions.',
    ],
  ),
  'session-cancelled': say(
    [
      'Sosialisasi dibatalkan',
      'Kehadiran tidak dicatat pada sosialisasi yang dibatalkan. Pembatalan yang salah ditarik dengan restore.',
    ],
    [
      'Session cancelled',
      'No attendance is recorded at a cancelled session. A cancellation that is wrong is taken back with restore.',
    ],
  ),
  'too-few-seats': say(
    [
      'Tempat tidak cukup',
      'Undangan melebihi jumlah tempat. Tarik undangan dengan uninvite, perbaiki jumlah tempat dengan amend, atau rencanakan sosialisasi lain.',
    ],
    [
      'Too few seats',
      'More people are invited than there are seats. Take invitations back with uninvite, correct the seats with amend, or plan another session.',
    ],
  ),
} as const;

declare module '../kernel/words/refusal.js' {
  interface RuleCodes extends CodesOf<typeof SESSION_REFUSALS, 'socialisation'> {}
}
