import { say } from '../kernel/words/sentences.js';

export const ISSUE_REFUSALS = {
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
} as const;

declare module '../kernel/words/refusal.js' {
  interface RuleCodes extends CodesOf<typeof ISSUE_REFUSALS, 'resistance'> {}
}
