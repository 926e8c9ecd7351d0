import type { StoryProgress } from '../story/story-player.js';

export type Try = {
  readonly en: string;
  readonly id: string;
  readonly as: string;
  readonly path: string;
  /** A function of the shell that shows a screenful of the answer. */
  readonly show?: string;
};

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

/** From May on staff were trained and asked, and citizens heard. */
const heard = (programme: string, { ids, units }: StoryProgress): readonly Try[] => [
  {
    en: 'Are staff trained for what changes?',
    id: 'Apakah pegawai dilatih untuk perubahan itu?',
    as: 'LEADER',
    path: `${programme}/competency`,
    show: 'total',
  },
  {
    en: 'How ready are they, where quiet is not taken for calm and staff were asked?',
    id: 'Seberapa siap, bila diam tidak dianggap tenang dan pegawai ditanya?',
    as: 'LEADER',
    path: `${programme}/readiness?formula=readiness@2`,
    show: 'total',
  },
  {
    en: 'What did citizens say of the services in July?',
    id: 'Apa kata warga tentang layanan pada bulan Juli?',
    as: 'LEADER',
    path: `/v1/surveys/${ids['survey:skm-sesudah']}/results`,
    show: 'units',
  },
  {
    en: 'Which proposals were adopted, and which became real?',
    id: 'Masukan mana yang diterima, dan mana yang terwujud?',
    as: 'LEADER',
    path: `${programme}/participation?unit=${units.DPMPTSP}`,
    show: 'units',
  },
];

/** Complaints were answered, which officers did until the end of July. */
const answered = (programme: string): readonly Try[] => [
  {
    en: 'Are complaints answered on time?',
    id: 'Apakah pengaduan dijawab tepat waktu?',
    as: 'LEADER',
    path: '/v1/complaints/figures?from=2026-05-01&to=2026-07-31&asOf=2026-07-31',
    show: 'units',
  },
  {
    en: 'What was done inside, beside what citizens felt?',
    id: 'Apa yang dikerjakan di dalam, berdampingan dengan yang dirasakan warga?',
    as: 'LEADER',
    path: `${programme}/outcomes?asOf=2026-07-31`,
    show: 'units',
  },
  {
    en: 'What waits for the complaint officer?',
    id: 'Apa yang menunggu petugas pengaduan?',
    as: 'OFFICER',
    path: '/v1/worklist',
    show: 'items',
  },
];

const LOG: Try = {
  en: 'What does the auditor find in the log?',
  id: 'Apa yang ditemukan auditor dalam catatan?',
  as: 'AUDITOR',
  path: '/v1/events?limit=20',
  show: 'events',
};

/** What to ask the example city; a directory of before a chapter does not know its things. */
export const tries = (progress: StoryProgress): readonly Try[] => {
  const { ids, units } = progress;
  const programme = `/v1/programmes/${ids['programme:pb']}`;
  const reform = ids['reform:antrean'];
  return [
    ...readings(programme, units.DISPARPORA ?? ''),
    ...(reform === undefined ? [] : corrections(programme, reform)),
    ...(ids['survey:skm-sesudah'] === undefined ? [] : [...heard(programme, progress), ...answered(programme)]),
    LOG,
  ];
};
