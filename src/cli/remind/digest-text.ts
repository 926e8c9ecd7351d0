import type { Language } from '../../kernel/words/sentences.js';
import type { WaitingKind, WaitingRow } from '../../worklist/waiting.js';

/** What waits of one kind. */
export type Waits = { readonly kind: WaitingKind; readonly count: number; readonly overdueDays: number };

/** What waits in all, kind by kind, in the order of urgency. */
export const waitsOf = (rows: readonly Pick<WaitingRow, 'kind' | 'count' | 'overdueDays'>[]): readonly Waits[] => {
  const kinds = new Map<WaitingKind, Waits>();
  for (const { kind, count, overdueDays } of rows) {
    const known = kinds.get(kind) ?? { kind, count: 0, overdueDays: 0 };
    const longest = Math.max(known.overdueDays, overdueDays);
    kinds.set(kind, { kind, count: known.count + count, overdueDays: longest });
  }
  return [...kinds.values()];
};

const KINDS: Readonly<Record<WaitingKind, Readonly<Record<Language, string>>>> = {
  'complaint-late': { id: 'Pengaduan yang terlambat', en: 'Complaints, late' },
  'complaint-due': { id: 'Pengaduan yang segera jatuh tempo', en: 'Complaints, due soon' },
  'directive-overdue': { id: 'Jawaban atas edaran, lewat batas', en: 'Answers to directives, overdue' },
  'directive-outstanding': { id: 'Jawaban atas edaran, belum ada', en: 'Answers to directives, outstanding' },
  'exception-requested': { id: 'Permohonan pengecualian', en: 'Requests to be exempted' },
  'issue-without-step': { id: 'Isu resistensi tanpa langkah', en: 'Resistance issues without a step' },
  'session-without-attendance': { id: 'Sosialisasi tanpa daftar hadir', en: 'Sessions without attendance' },
  'nil-report-old': { id: 'Laporan nihil yang sudah lama', en: 'Nil reports that are old' },
  'suggestion-waiting': { id: 'Masukan yang belum dijawab', en: 'Suggestions without an answer' },
  'course-lapsed': { id: 'Pelatihan yang habis masa berlakunya', en: 'Completions of courses, lapsed' },
  'course-outstanding': { id: 'Pelatihan yang belum diselesaikan', en: 'Completions of courses, outstanding' },
};

/** Lines of at most 76 characters, which go through any mail server as they are. */
const WORDS = {
  id: {
    subject: 'Penataan: yang menunggu Anda',
    begin: 'Yang menunggu Anda hari ini:',
    longest: (days: number) => `terlama ${days} hari`,
    end: [
      'Rinciannya ada di daftar kerja Anda (GET /v1/worklist).',
      'Pesan ini dikirim paling banyak sekali sehari; untuk berhenti,',
      'hapus alamat Anda (POST /v1/me/address).',
    ],
  },
  en: {
    subject: 'Penataan: what waits for you',
    begin: 'What waits for you today:',
    longest: (days: number) => `the longest for ${days} ${days === 1 ? 'day' : 'days'}`,
    end: [
      'Your worklist says more (GET /v1/worklist).',
      'This is sent once a day at most; to end it,',
      'take your address away (POST /v1/me/address).',
    ],
  },
} as const;

export type DigestText = { readonly subject: string; readonly text: string };

/** A digest in words: counts, and nobody's name. */
export const digestText = (waits: readonly Waits[], language: Language): DigestText => {
  const { subject, begin, longest, end } = WORDS[language];
  const lines = waits.map(({ kind, count, overdueDays }) => {
    const late = overdueDays > 0 ? ` (${longest(overdueDays)})` : '';
    return `- ${KINDS[kind][language]}: ${count}${late}`;
  });
  return { subject, text: [begin, '', ...lines, '', ...end, ''].join('\n') };
};
