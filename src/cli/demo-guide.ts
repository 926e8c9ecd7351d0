import type { StoryProgress } from '../story/story-player.js';

type Guest = { readonly variable: string; readonly subject: string; readonly may: string };

/** One subject for each role that the story grants. */
const GUESTS: readonly Guest[] = [
  { variable: 'ADMIN', subject: 'local-admin', may: 'admin, reform-office' },
  { variable: 'OFFICE', subject: 'office', may: 'reform-office' },
  { variable: 'HEAD', subject: 'head-disparpora', may: 'unit-head, DISPARPORA' },
  { variable: 'AGENT', subject: 'agent-dpmptsp', may: 'agent-of-change, DPMPTSP' },
  { variable: 'LEADER', subject: 'walikota', may: 'leadership' },
  { variable: 'AUDITOR', subject: 'auditor', may: 'auditor' },
];

type Try = {
  readonly en: string;
  readonly id: string;
  readonly as: string;
  readonly path: string;
  /** A function of the shell that shows a screenful of the answer. */
  readonly show?: string;
};

/** Runs over an answer that arrives as `text`, within single quotes of a shell: no quote of that kind, no backslash. */
const shown = (name: string, program: string): string =>
  [
    `${name}() { node -e 'let text = ""; process.stdin.on("data", (part) => (text += part)).on("end", () => {`,
    `  ${program}`,
    `})'; }`,
  ].join('\n');

const SHOW_TOTAL = shown(
  'total',
  [
    'const { asOf, knownOn, measure, total } = JSON.parse(text);',
    'const { population, index, band, components, journey } = total;',
    'console.log({ measure, asOf, knownOn, population, index, band, ...(journey && { journey }) });',
    'console.table(components.map(({ name, numerator, denominator, rate }) => ({ name, numerator, denominator, rate })));',
  ].join('\n  '),
);

const SHOW_FURTHEST = shown(
  'furthest',
  [
    'const agencies = JSON.parse(text).units.filter(({ unit }) => unit.kind === "agency");',
    'const behind = agencies.sort((a, b) => a.subtree.index - b.subtree.index).slice(0, 5);',
    'console.table(behind.map(({ unit, subtree }) => ({ code: unit.code, name: unit.name, index: subtree.index })));',
  ].join('\n  '),
);

const SHOW_HISTORY = shown(
  'history',
  [
    'const { history, title, number, status } = JSON.parse(text);',
    'const mended = (row) => row.corrections.map(({ kind, recordedOn }) => kind + " " + recordedOn).join(", ");',
    'console.log({ title, number, status });',
    'console.table(history.map((row) => {',
    '  const { kind, on, recordedOn, stands } = row;',
    '  return { kind, on, recordedOn, stands, corrections: mended(row) };',
    '}));',
  ].join('\n  '),
);

const SHOW_CORRECTIONS = shown(
  'corrections',
  [
    'const { items, total } = JSON.parse(text);',
    'console.table(items.map(({ recordedAt, kind, of, moved }) => ({ recordedAt, kind, of, moved })));',
    'console.log(total);',
  ].join('\n  '),
);

const SHOW_EVENTS = shown(
  'events',
  [
    'const rows = JSON.parse(text).items;',
    'console.table(rows.map(({ recordedOn, type, actor, stream }) => ({ recordedOn, type, actor, stream })));',
  ].join('\n  '),
);

const readings = (programme: string, unit: string): readonly Try[] => [
  {
    en: 'What does leadership see today?',
    id: 'Apa yang dilihat pimpinan hari ini?',
    as: 'LEADER',
    path: `${programme}/readiness`,
    show: 'total',
  },
  {
    en: 'What did it see on 31 December?',
    id: 'Apa yang dilihatnya pada 31 Desember?',
    as: 'LEADER',
    path: `${programme}/readiness?asOf=2025-12-31&knownOn=2025-12-31`,
    show: 'total',
  },
  {
    en: 'Which agencies are furthest behind?',
    id: 'Perangkat daerah mana yang paling tertinggal?',
    as: 'LEADER',
    path: `${programme}/readiness`,
    show: 'furthest',
  },
  {
    en: 'What does the head of the merged agency see?',
    id: 'Apa yang dilihat kepala dinas hasil penggabungan?',
    as: 'HEAD',
    path: `${programme}/readiness?unit=${unit}`,
    show: 'total',
  },
];

/** In April the office made mistakes, and put them right from the 13th on. */
const corrections = (programme: string, reform: string): readonly Try[] => [
  {
    en: 'How far had adoption come on 10 April, with the mistakes that were known that day?',
    id: 'Sejauh mana adopsi pada 10 April, dengan kekeliruan yang diketahui hari itu?',
    as: 'LEADER',
    path: `${programme}/adoption?asOf=2026-04-10&knownOn=2026-04-10`,
    show: 'total',
  },
  {
    en: 'And as it is known now, the mistakes put right?',
    id: 'Dan menurut yang diketahui sekarang, setelah diralat?',
    as: 'LEADER',
    path: `${programme}/adoption?asOf=2026-04-10`,
    show: 'total',
  },
  {
    en: 'What was recorded of a reform, and what was put right: its number, its completion?',
    id: 'Apa yang dicatat tentang satu penataan, dan apa yang diralat: nomornya, penyelesaiannya?',
    as: 'OFFICE',
    path: `/v1/reforms/${reform}`,
    show: 'history',
  },
  {
    en: 'What was put right in April, and how many facts of people did it move?',
    id: 'Apa yang diralat pada bulan April, dan berapa catatan pegawai yang ikut berubah?',
    as: 'AUDITOR',
    path: '/v1/corrections?from=2026-04-01',
    show: 'corrections',
  },
];

const LOG: Try = {
  en: 'What does the auditor find in the log?',
  id: 'Apa yang ditemukan auditor dalam catatan?',
  as: 'AUDITOR',
  path: '/v1/events?limit=20',
  show: 'events',
};

/** A directory of before the chapter of corrections does not know its reform. */
const tries = ({ ids, units }: StoryProgress): readonly Try[] => {
  const programme = `/v1/programmes/${ids['programme:pb']}`;
  const reform = ids['reform:antrean'];
  return [
    ...readings(programme, units.DISPARPORA ?? ''),
    ...(reform === undefined ? [] : corrections(programme, reform)),
    LOG,
  ];
};

/** A request worth trying, ready for a shell, with what it answers above it; the answer ends its line. */
export const tryText = (url: string, { en, id, as, path, show }: Try): string => {
  const curl = `curl -s -w '\\n' -H "Authorization: Bearer $${as}" '${url}${path}'`;
  return [`# ${en} / ${id}`, show === undefined ? curl : `${curl} | ${show}`].join('\n');
};

/** What to do with the example city: tokens and requests, ready for a shell. */
export const guideOf = async (
  url: string,
  progress: StoryProgress,
  tokenOf: (subject: string) => Promise<string>,
): Promise<string> => {
  const tokens = GUESTS.map(
    async ({ variable, subject, may }) => `# ${subject}: ${may}\n${variable}='${await tokenOf(subject)}'`,
  );
  return [
    '# Tokens, good for 12 hours / Token, berlaku 12 jam',
    ...(await Promise.all(tokens)),
    '',
    '# How the answers are shown / Cara menampilkan jawaban',
    SHOW_TOTAL,
    SHOW_FURTHEST,
    SHOW_HISTORY,
    SHOW_CORRECTIONS,
    SHOW_EVENTS,
    '',
    '# Paste all of the above into another terminal, then try / Tempelkan semua di atas ke terminal lain, lalu coba',
    ...tries(progress).map((one) => `${tryText(url, one)}\n`),
  ].join('\n');
};
