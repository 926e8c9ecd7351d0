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
  readonly pipe?: string;
};

/** Within single quotes of a shell: no quote of that kind, no backslash. */
const FURTHEST_BEHIND = [
  `| node -e 'let text = ""; process.stdin.on("data", (part) => (text += part)).on("end", () => console.table(`,
  `  JSON.parse(text).units.filter(({ unit }) => unit.kind === "agency")`,
  `    .sort((a, b) => a.subtree.index - b.subtree.index).slice(0, 5)`,
  `    .map(({ unit, subtree }) => ({ code: unit.code, name: unit.name, index: subtree.index }))))'`,
].join('\n');

const tries = (readiness: string, unit: string): readonly Try[] => [
  {
    en: 'What does leadership see today?',
    id: 'Apa yang dilihat pimpinan hari ini?',
    as: 'LEADER',
    path: readiness,
  },
  {
    en: 'What did it see on 31 December?',
    id: 'Apa yang dilihatnya pada 31 Desember?',
    as: 'LEADER',
    path: `${readiness}?asOf=2025-12-31&knownOn=2025-12-31`,
  },
  {
    en: 'Which agencies are furthest behind?',
    id: 'Perangkat daerah mana yang paling tertinggal?',
    as: 'LEADER',
    path: readiness,
    pipe: FURTHEST_BEHIND,
  },
  {
    en: 'What does the head of the merged agency see?',
    id: 'Apa yang dilihat kepala dinas hasil penggabungan?',
    as: 'HEAD',
    path: `${readiness}?unit=${unit}`,
  },
  {
    en: 'What does the auditor find in the log?',
    id: 'Apa yang ditemukan auditor dalam catatan?',
    as: 'AUDITOR',
    path: '/v1/events?limit=5',
  },
];

/** A request worth trying, ready for a shell, with what it answers above it. */
export const tryText = (url: string, { en, id, as, path, pipe }: Try): string => {
  const curl = `curl -s -H "Authorization: Bearer $${as}" '${url}${path}'`;
  return [`# ${en} / ${id}`, pipe === undefined ? curl : `${curl} \\\n  ${pipe}`].join('\n');
};

/** What to do with the example city: tokens and requests, ready for a shell. */
export const guideOf = async (
  url: string,
  { ids, units }: StoryProgress,
  tokenOf: (subject: string) => Promise<string>,
): Promise<string> => {
  const readiness = `/v1/programmes/${ids['programme:pb']}/readiness`;
  const tokens = GUESTS.map(
    async ({ variable, subject, may }) => `# ${subject}: ${may}\n${variable}='${await tokenOf(subject)}'`,
  );
  return [
    '# Tokens, good for 12 hours / Token, berlaku 12 jam',
    ...(await Promise.all(tokens)),
    '',
    '# Paste the tokens into a shell, then try / Tempelkan token ke terminal, lalu coba',
    ...tries(readiness, units.DISPARPORA ?? '').map((one) => `${tryText(url, one)}\n`),
  ].join('\n');
};
