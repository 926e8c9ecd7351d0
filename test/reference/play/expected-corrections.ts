import { knownOn, type Known } from '../facts.js';
import type { Step } from '../histories/history.js';
import { isBody, text } from '../judge/fields.js';
import { movedBy } from '../moved.js';
import type { Playing } from './acceptance.js';
import { toLocal } from './names.js';
import { playStep } from './play.js';
import type { Server } from './server.js';

const KINDS: Readonly<Record<string, string>> = {
  amend: 'amend',
  reopen: 'reopen',
  restore: 'restore',
  annul: 'annul',
  uncomplete: 'uncomplete',
  undo: 'undo',
  uninvite: 'uninvite',
  void: 'void',
  retractions: 'retract',
  retract: 'retract',
  correct: 'correct',
};

const EVER = '9999-12-31';

/** A correction as the list must have it: what was done to what, and how much it moved. */
const lineOf = (kind: string, thing: string, moved: number): string => `${kind} ${thing} ${moved}`;

const STEPPED: ReadonlySet<string> = new Set(['resistance-issues', 'suggestions', 'complaints']);

/** An issue or a suggestion is reopened by a step of its own. */
const kindOf = (collection: string, word: string): string | undefined =>
  STEPPED.has(collection) && word === 'reopen' ? undefined : KINDS[word];

const NAMES_NOBODY: ReadonlySet<string> = new Set(['void', 'correct']);

type Accepted = { readonly path: string; readonly today: string; readonly before: Known; readonly after: Known };

/** Whoever is in a file under another name than before is renamed. */
const renamedBy = ({ before, after }: Accepted): string[] => {
  const known = new Set(before.flatMap((fact) => (fact.type === 'named' ? [fact.staff] : [])));
  const told = after.slice(before.length).flatMap((fact) => (fact.type === 'named' ? [fact.staff] : []));
  return told.filter((staff) => known.has(staff)).map((staff) => lineOf('correct', staff, 0));
};

/** The lines of an accepted request; none where it corrects nothing. */
const expectedLines = (accepted: Accepted): readonly string[] => {
  const { path, today, ...logs } = accepted;
  const [collection = '', id = '', word = ''] = path.split('/');
  if (collection === 'imports') return renamedBy(accepted);
  const kind = kindOf(collection, word);
  if (kind === undefined) return [];
  const around = { before: knownOn(logs.before, EVER), after: knownOn(logs.after, EVER), today, id };
  return [lineOf(kind, id, NAMES_NOBODY.has(kind) ? 0 : movedBy(collection, around))];
};

/** Plays some steps; the corrections that were recorded by them, and what differed from what was to be answered. */
export const playCorrections = async (
  server: Server,
  playing: Playing,
  steps: readonly Step[],
): Promise<{ readonly lines: readonly string[]; readonly wrong: readonly string[] }> => {
  const lines: string[] = [];
  for (const step of steps) {
    const before = playing.log;
    const wrong = await playStep(server, playing, step);
    if (wrong.length > 0) return { lines, wrong };
    if (!('write' in step) || playing.log === before) continue;
    lines.push(...expectedLines({ path: step.write.path, today: playing.today, before, after: playing.log }));
  }
  return { lines, wrong: [] };
};

/** The corrections that a server lists, page by page, each as a line. */
export const listedCorrections = async (server: Server, playing: Playing): Promise<readonly string[]> => {
  const lines: string[] = [];
  let cursor: Readonly<Record<string, string>> = {};
  for (;;) {
    const { body } = await server.get('corrections', { limit: '7', after: playing.position, ...cursor });
    const items = Array.isArray(body['items']) ? body['items'].filter(isBody) : [];
    const local = items.map((row) => toLocal(playing.names, row)).filter(isBody);
    lines.push(...local.map((row) => lineOf(text(row, 'kind'), text(row, 'thing'), Number(row['moved']))));
    if (typeof body['next'] !== 'string') return lines;
    cursor = { cursor: body['next'] };
  }
};
