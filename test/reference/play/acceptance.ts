import { effectiveOn } from '../chart.js';
import type { Day } from '../days.js';
import { factsOf, knownOn, recordAll, type FactOf, type Known } from '../facts.js';
import type { Write } from '../histories/scene.js';
import { isBody, text } from '../judge/fields.js';
import { creates } from '../judge/judge.js';
import type { Verdict } from '../judge/verdict.js';
import { call, type Names } from './names.js';
import { isAfter } from './positions.js';
import type { Answer, Server } from './server.js';
import type { Events, Told } from './told.js';

/** What was recorded so far by the model's count, the day, and the position of the last write. */
export type Playing = {
  log: Known;
  today: Day;
  position: string;
  writes: number;
  checks: number;
  skipped: number;
  readonly names: Names;
  readonly told: Told[];
  readonly events: Events;
};

export type Answered = { readonly write: Write; readonly verdict: Verdict; readonly answer: Answer };

export const wishedFor = ({ accepting, refusals }: Verdict): string =>
  [accepting === 'no' ? '' : `acceptance (${accepting})`, [...refusals].join(' or ')]
    .filter((part) => part !== '')
    .join(', or else ');

const statusOf = (write: Write, verdict: Verdict, isNew: boolean): readonly number[] => {
  if (write.path === 'transfers') return [200, 201];
  return [creates(write.path) && isNew && verdict.existing === null ? 201 : 200];
};

/** Whoever is enrolled again keeps the id. */
const wrongId = ({ names }: Playing, { verdict, answer }: Answered): readonly string[] => {
  const who = names.local.get(text(answer.body, 'id'));
  return verdict.existing === null || who === verdict.existing
    ? []
    : [`expected the id of ${verdict.existing}, got ${who ?? 'another'}`];
};

/** Whether it says that something was recorded where, by its position, it was. */
const wronglyChanged = ({ body }: Answer, isNew: boolean): readonly string[] =>
  body['changed'] === isNew ? [] : [`expected changed ${isNew}, got ${String(body['changed'])}`];

/** What is wrong with an acceptance: its status, or that it recorded something, or nothing, against expectation. */
const wrongly = ({ write, verdict, answer }: Answered, isNew: boolean): readonly string[] => {
  if (verdict.accepting === 'no') return [`expected ${wishedFor(verdict)}, got ${answer.status}`];
  const statuses = statusOf(write, verdict, isNew);
  return [
    ...(statuses.includes(answer.status) ? [] : [`expected status ${statuses.join(' or ')}, got ${answer.status}`]),
    ...(verdict.accepting === 'already' && isNew ? ['it was so already, yet a new position was answered'] : []),
    ...(verdict.accepting === 'recorded' && !isNew ? ['it was not so yet, but no new position was answered'] : []),
  ];
};

/** Units established by a decree are found on the chart by their code, on the day from which they exist. */
const learnUnits = async (server: Server, playing: Playing, reform: FactOf<'proposed'>): Promise<void> => {
  const known = knownOn(playing.log, playing.today);
  const told = factsOf(known, 'proposed').find((fact) => fact.reform === reform.reform) ?? reform;
  const asOf = effectiveOn(known, told);
  for (const change of reform.changes.filter((one) => one.change === 'establish')) {
    const { body } = await server.get('units', { asOf, code: change.code, after: playing.position });
    const [found] = Array.isArray(body['items']) ? body['items'].filter(isBody) : [];
    if (found) call(playing.names, change.unit, text(found, 'id'));
  }
};

/** Whoever has a code has nothing else: no token, and no key. */
export const isByCode = ({ path }: { readonly path: string }): boolean => /^responses\b/.test(path);

/** As many as were asked for, and none that was given before. */
const wrongCodes = ({ names }: Playing, { write, answer }: Answered): readonly string[] => {
  const { codes } = answer.body;
  if (!write.path.endsWith('/codes')) return [];
  const all = new Set(Array.isArray(codes) ? codes.map(String).filter((code) => !names.local.has(code)) : []);
  return all.size === write.body['count'] ? [] : [`expected ${String(write.body['count'])} codes, got ${all.size}`];
};

const learnCodes = ({ names, log }: Playing, { write, answer }: Answered): void => {
  const given = factsOf(log, 'codes').at(-1);
  const { codes } = answer.body;
  if (!given || !write.path.endsWith('/codes') || !Array.isArray(codes)) return;
  given.codes.forEach((name, at) => call(names, name, String(codes[at])));
};

const learnFrom = async (server: Server, playing: Playing, { write, verdict, answer }: Answered): Promise<void> => {
  if (write.newId !== null && verdict.existing === null) call(playing.names, write.newId, text(answer.body, 'id'));
  const typed = factsOf(playing.log, 'papers').at(-1);
  if (typed && write.path.endsWith('/responses')) call(playing.names, typed.batch, text(answer.body, 'batch'));
  learnCodes(playing, { write, verdict, answer });
  const decreed = write.path.endsWith('/decree') ? write.path.split('/')[1] : undefined;
  const reform = factsOf(playing.log, 'proposed').find((fact) => fact.reform === decreed);
  if (reform) await learnUnits(server, playing, reform);
};

/** A response by phone is taken without a word of when. */
const acceptByCode = (playing: Playing, { verdict, answer }: Answered): readonly string[] => {
  if (verdict.accepting === 'no') return [`expected ${wishedFor(verdict)}, got ${answer.status}`];
  const isBare = answer.status === 200 && Object.keys(answer.body).length === 0;
  playing.log = recordAll(playing.log, playing.today, verdict.record('@none'));
  return isBare ? [] : [`expected 200 {}, got ${answer.status} ${JSON.stringify(answer.body)}`];
};

/** The answer to an accepted write: what is wrong with it, or else what it made known. */
export const accept = async (server: Server, playing: Playing, answered: Answered): Promise<readonly string[]> => {
  const { write, verdict, answer } = answered;
  if (isByCode(write)) return acceptByCode(playing, answered);
  const isNew = isAfter(text(answer.body, 'position'), playing.position);
  const wrong = [
    ...wrongly(answered, isNew),
    ...wronglyChanged(answer, isNew),
    ...wrongId(playing, answered),
    ...wrongCodes(playing, answered),
  ];
  if (wrong.length > 0 || !isNew) return wrong;
  const { position: after, log } = playing;
  playing.position = text(answer.body, 'position');
  playing.log = recordAll(playing.log, playing.today, verdict.record(write.newId ?? '@none'));
  playing.told.push({ from: log.length, until: playing.log.length, after, upTo: playing.position });
  await learnFrom(server, playing, answered);
  return [];
};
