import type { Day } from '../days.js';
import type { Check } from '../histories/draw.js';
import type { History, Step } from '../histories/history.js';
import type { Write } from '../histories/scene.js';
import { isBody, positionText, text } from '../judge/fields.js';
import { judge } from '../judge/judge.js';
import type { Body, Verdict } from '../judge/verdict.js';
import { accept, isByCode, wishedFor, type Playing } from './acceptance.js';
import { differences } from './differences.js';
import { expectedOf } from './expected.js';
import { readableHistory } from './expected-history.js';
import { explanationFaults } from './explanations.js';
import { isImport, playImport, refusedImport } from './imports.js';
import { learnRows } from './history-names.js';
import { allNamed, noNames, pathToServer, toLocal, toServer } from './names.js';
import { codeOf, type Answer, type Server } from './server.js';
import { noEvents } from './told.js';

export type Mismatch = {
  readonly index: number;
  readonly step: Step;
  readonly what: readonly string[];
  readonly sent: string;
};
export type Outcome = {
  readonly writes: number;
  readonly checks: number;
  readonly skipped: number;
  readonly mismatch: Mismatch | null;
};

const MORNING = 'T02:00:00Z';

const moveClock = async (server: Server, playing: Playing, today: Day): Promise<readonly string[]> => {
  if (today === playing.today) return [];
  playing.today = today;
  const answer = await server.moveClock(`${today}${MORNING}`);
  return answer.status < 300 ? [] : [`the clock could not be moved to ${today}: ${answer.status} ${codeOf(answer)}`];
};

const STATUSES: Readonly<Record<string, number>> = { 'invalid-input': 400, 'not-found': 404, 'code-unknown': 404 };

const refusedRightly = (verdict: Verdict, answer: Answer): readonly string[] => {
  const code = codeOf(answer);
  const status = STATUSES[code] ?? 409;
  if (verdict.refusals.has(code) && answer.status === status) return [];
  return [`expected ${wishedFor(verdict)}, got ${answer.status} ${code} ${text(answer.body, 'detail')}`];
};

/** Every so many writes the same request is sent again with its key: it must be answered as before. */
const REPEATED = 9;

const repeat = async (ask: () => Promise<Answer>, first: Answer): Promise<readonly string[]> => {
  const again = await ask();
  const same = again.status === first.status && JSON.stringify(again.body) === JSON.stringify(first.body);
  return same ? [] : [`repeated with its key: expected ${JSON.stringify(first)}, got ${JSON.stringify(again)}`];
};

const sendFile = async (
  server: Server,
  playing: Playing,
  write: Write,
  verdict: Verdict,
): Promise<readonly string[]> =>
  verdict.accepting === 'no'
    ? refusedRightly(verdict, await refusedImport(server, playing, write))
    : playImport(server, playing, write);

const send = async (server: Server, playing: Playing, write: Write, verdict: Verdict): Promise<readonly string[]> => {
  if (isImport(write)) return sendFile(server, playing, write, verdict);
  const wished = toServer(playing.names, write.body);
  const path = pathToServer(playing.names, write.path);
  const body = isBody(wished) ? wished : {};
  const ask = (): Promise<Answer> =>
    isByCode(write) ? server.tell(path, body) : server.post(path, body, `history-${playing.writes}`);
  const answer = await ask();
  if (answer.status >= 300) return refusedRightly(verdict, answer);
  const wrong = await accept(server, playing, { write, verdict, answer });
  const isRepeated = playing.writes % REPEATED === 0 && !isByCode(write);
  return wrong.length === 0 && isRepeated ? repeat(ask, answer) : wrong;
};

const playWrite = async (server: Server, playing: Playing, write: Write): Promise<readonly string[]> => {
  const verdict = judge(playing.log, playing.today, write);
  await learnRows(server, playing, write);
  if (verdict.unclear !== null || !allNamed(playing.names, write.path, write.body)) {
    playing.skipped += 1;
    return [];
  }
  playing.writes += 1;
  return send(server, playing, write, verdict);
};

const tidied = (item: unknown): unknown => {
  if (!isBody(item)) return item;
  const { unit } = item;
  return { ...item, unit: isBody(unit) ? unit['id'] : unit, position: positionText(item['position']) };
};

const readable = (check: Check, body: Body): Body =>
  check.path === 'staff' && Array.isArray(body['items'])
    ? { ...body, items: body['items'].map(tidied) }
    : readableHistory(body);

/** Every reading waits for the last write. */
const queryOf = ({ names, position }: Playing, { query }: Check): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(Object.entries(query).map(([name, value]) => [name, names.server.get(value) ?? value])),
  after: position,
});

const answerTo = (server: Server, playing: Playing, check: Check): Promise<Answer> => {
  const path = pathToServer(playing.names, check.path);
  if (!isByCode(check)) return server.get(path, queryOf(playing, check));
  const wished = toServer(playing.names, check.query);
  return server.tell(path, isBody(wished) ? wished : {});
};

/** The answer to a reading, with every id by its local name. */
export const ask = async (server: Server, playing: Playing, check: Check): Promise<Answer> => {
  const { status, body } = await answerTo(server, playing, check);
  const local = toLocal(playing.names, body);
  return { status, body: isBody(local) ? local : {} };
};

const playCheck = async (server: Server, playing: Playing, check: Check): Promise<readonly string[]> => {
  const expected = allNamed(playing.names, check.path, check.query) ? expectedOf(playing.log, check) : null;
  if (expected === null) {
    playing.skipped += 1;
    return [];
  }
  playing.checks += 1;
  const answer = await ask(server, playing, check);
  if (answer.status !== expected.status)
    return [
      `expected status ${expected.status}, got ${answer.status} ${codeOf(answer)} ${text(answer.body, 'detail')}`,
    ];
  const wrong = differences(expected.body, readable(check, answer.body));
  if (wrong.length > 0 || answer.status !== 200 || !check.path.endsWith('/explanation')) return wrong;
  return explanationFaults(server, playing, { check, body: answer.body, query: queryOf(playing, check) });
};

const sentBy = (playing: Playing, step: Step): string =>
  'write' in step
    ? `POST /v1/${pathToServer(playing.names, step.write.path)} ${JSON.stringify(toServer(playing.names, step.write.body))}`
    : `GET /v1/${pathToServer(playing.names, step.check.path)}?${new URLSearchParams(queryOf(playing, step.check)).toString()}`;

/** Nothing told yet to a server that is empty and stands on a day. */
export const beginning = (today: Day): Playing => ({
  log: [],
  today,
  position: '',
  writes: 0,
  checks: 0,
  skipped: 0,
  names: noNames(),
  told: [],
  events: noEvents(),
});

/** Plays the next step: what differs from what it must be answered. */
export const playStep = async (server: Server, playing: Playing, step: Step): Promise<readonly string[]> => {
  const stuck = await moveClock(server, playing, step.today);
  if (stuck.length > 0) return stuck;
  return 'write' in step ? playWrite(server, playing, step.write) : playCheck(server, playing, step.check);
};

/** Plays a history against a server that is empty and stands on its first day, until something differs. */
export const playHistory = async (server: Server, history: History): Promise<Outcome> => {
  const playing = beginning(history.startsOn);
  const counts = (): Omit<Outcome, 'mismatch'> => ({
    writes: playing.writes,
    checks: playing.checks,
    skipped: playing.skipped,
  });
  for (const [index, step] of history.steps.entries()) {
    const what = await playStep(server, playing, step);
    if (what.length > 0) return { ...counts(), mismatch: { index, step, what, sent: sentBy(playing, step) } };
  }
  return { ...counts(), mismatch: null };
};
