import { say } from '../kernel/words/sentences.js';

export const SESSION_REFUSALS = {
  'before-session-day': say(
    ['Sebelum hari sosialisasi', 'Kehadiran dicatat sejak hari sosialisasi, tidak sebelumnya.'],
    ['Before the session', 'Attendance is recorded from the day of the session on, not before.'],
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
} as const;

declare module '../kernel/words/refusal.js' {
  interface RuleCodes extends CodesOf<typeof SESSION_REFUSALS, 'socialisation'> {}
}
