import { say } from '../kernel/words/sentences.js';

export const COMPLAINT_REFUSALS = {
  'complaint-closed': say(
    [
      'Pengaduan sudah selesai',
      'Pengaduan ini sudah ditutup, diteruskan, ditolak atau dicabut. Yang ditutup dapat dibuka kembali dengan reopen; langkah yang salah ditarik dengan undo.',
    ],
    [
      'Complaint closed',
      'The complaint is closed, forwarded, rejected or withdrawn. A closed one can be reopened; a step that is wrong is taken back with undo.',
    ],
  ),
  'complaint-open': say(
    [
      'Pengaduan masih berjalan',
      'Pengaduan ini masih berjalan, tidak perlu dibuka kembali. Langkah yang salah ditarik dengan undo.',
    ],
    ['Complaint open', 'The complaint runs and need not be reopened. A step that is wrong is taken back with undo.'],
  ),
  'not-verified': say(
    ['Belum diverifikasi', 'Pengaduan ini belum diverifikasi. Verifikasi dahulu, dengan tingkat dan unitnya.'],
    ['Not verified', 'The complaint is not verified. Verify it first, with its tier and unit.'],
  ),
  'not-answered': say(
    ['Belum dijawab', 'Pengaduan ini belum dijawab. Jawab dahulu, baru tutup.'],
    ['Not answered', 'The complaint is not answered. Answer it first, then close it.'],
  ),
  'already-verified': say(
    [
      'Sudah diverifikasi',
      'Pengaduan ini sudah diverifikasi. Pindahkan ke unit lain dengan assign, perbaiki tingkatnya dengan amend, atau tarik verifikasi yang salah dengan undo.',
    ],
    [
      'Already verified',
      'The complaint is verified. Give it to another unit with assign, correct its tier with amend, or take a verification that is wrong back with undo.',
    ],
  ),
  'already-answered': say(
    [
      'Sudah dijawab',
      'Pengaduan ini sudah dijawab. Tutup, atau buka kembali dengan reopen; jawaban yang salah ditarik dengan undo.',
    ],
    [
      'Already answered',
      'The complaint is answered. Close it, or reopen it; an answer that is wrong is taken back with undo.',
    ],
  ),
} as const;

declare module '../kernel/words/refusal.js' {
  interface RuleCodes extends CodesOf<typeof COMPLAINT_REFUSALS, 'complaints'> {}
}
