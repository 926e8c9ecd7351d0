import type { StoryProgress } from '../story/story-player.js';
import { SCREENS } from './demo-screens.js';
import { type Try, tries } from './demo-tries.js';

type Guest = { readonly variable: string; readonly subject: string; readonly may: string };

/** One subject for each role that the story grants. */
const GUESTS: readonly Guest[] = [
  { variable: 'ADMIN', subject: 'local-admin', may: 'admin, reform-office' },
  { variable: 'OFFICE', subject: 'office', may: 'reform-office' },
  { variable: 'HEAD', subject: 'head-disparpora', may: 'unit-head, DISPARPORA' },
  { variable: 'AGENT', subject: 'agent-dpmptsp', may: 'agent-of-change, DPMPTSP' },
  { variable: 'LEADER', subject: 'walikota', may: 'leadership' },
  { variable: 'OFFICER', subject: 'dumas', may: 'complaint-officer' },
  { variable: 'AUDITOR', subject: 'auditor', may: 'auditor' },
];

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
    ...SCREENS,
    '',
    '# Paste all of the above into another terminal, then try / Tempelkan semua di atas ke terminal lain, lalu coba',
    ...tries(progress).map((one) => `${tryText(url, one)}\n`),
  ].join('\n');
};
