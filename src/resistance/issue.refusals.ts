import { say } from '../kernel/words/sentences.js';

export const ISSUE_REFUSALS = {
  'issue-closed': say(
    [
      'Isu sudah ditutup',
      'Isu ini sudah ditutup. Buka kembali dahulu, bila boleh, atau tarik langkah yang salah dengan undo.',
    ],
    [
      'Issue closed',
      'The issue is closed. Reopen it first, where that is possible, or take a step that is wrong back with undo.',
    ],
  ),
  'issue-open': say(
    ['Isu masih terbuka', 'Isu ini masih terbuka, tidak perlu dibuka kembali. Langkah yang salah ditarik dengan undo.'],
    ['Issue open', 'The issue is open and need not be reopened. A step that is wrong is taken back with undo.'],
  ),
  'step-backwards': say(
    [
      'Langkah mundur',
      'Langkah ini mendahului langkah sebelumnya, menurut urutan atau tanggalnya. Langkah yang salah ditarik dengan undo, hari pelaporan atau penerimaan diperbaiki dengan amend.',
    ],
    [
      'Step backwards',
      'The step comes before the one it follows, by order or by date. A step that is wrong is taken back with undo, the day of raising or receipt is corrected with amend.',
    ],
  ),
  'duplicate-of-itself': say(
    ['Duplikat dirinya sendiri', 'Sebut isu lain yang sama dengan isu ini.'],
    ['Duplicate of itself', 'Name the other issue that this one repeats.'],
  ),
} as const;

declare module '../kernel/words/refusal.js' {
  interface RuleCodes extends CodesOf<typeof ISSUE_REFUSALS, 'resistance'> {}
}
