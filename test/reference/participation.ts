import { chartAt, lineOf, readThrough } from './chart.js';
import type { Asked } from './components.js';
import type { Day } from './days.js';
import { sessionDay, sessionsOf } from './evidence.js';
import { factsOf, type FactOf, type Id, type Known } from './facts.js';
import { answerOf, realisedOn, suggestionState } from './suggestions.js';

/** `raw` is what was recorded by then, retracted or not: a session stays held. */
export type Hearing = Asked & { readonly raw: Known };

const isHeld = ({ raw, known, day }: Hearing, session: FactOf<'planned'>): boolean =>
  factsOf(raw, 'attended').some((fact) => fact.session === session.session) && sessionDay(known, session) <= day;

const reaches = ({ known, units, day }: Hearing, named: readonly Id[]): boolean => {
  const chart = chartAt(known, day);
  return units.some((unit) => lineOf(chart, unit).some((above) => named.includes(above)));
};

const guestsOf = (known: Known, session: Id): number =>
  factsOf(known, 'guests').findLast((fact) => fact.session === session)?.guests ?? 0;

const days = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** The mean of the middle two where there are two; it has at most one decimal. */
export const medianOf = (numbers: readonly number[]): number | null => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  const high = sorted[Math.floor(sorted.length / 2)];
  return low === undefined || high === undefined ? null : (low + high) / 2;
};

const heardIn = ({ known, programme, units, day }: Hearing): readonly FactOf<'suggested'>[] => {
  const chart = chartAt(known, day);
  return factsOf(known, 'suggested').filter(
    (fact) => fact.programme === programme && fact.on <= day && units.includes(readThrough(chart, fact.unit) ?? ''),
  );
};

export type Participation = Readonly<Record<string, number | null>>;

/** capabilities.md, 14: of some units together. */
export const participationOf = (hearing: Hearing): Participation => {
  const { known, programme, day } = hearing;
  const forums = sessionsOf(known, programme).filter(
    (session) => session.method === 'forum' && isHeld(hearing, session) && reaches(hearing, session.units),
  );
  const suggestions = heardIn(hearing);
  const many = (...states: readonly string[]): number =>
    suggestions.filter(({ suggestion }) => states.includes(suggestionState(known, suggestion, day))).length;
  return {
    forums: forums.length,
    guests: forums.map(({ session }) => guestsOf(known, session)).reduce((a, b) => a + b, 0),
    suggestions: suggestions.length,
    waiting: many('received', 'considered'),
    adopted: many('adopted'),
    realised: suggestions.filter(({ suggestion }) => realisedOn(known, suggestion, day) !== null).length,
    declined: many('declined'),
    medianDays: medianOf(
      suggestions.flatMap(({ suggestion, on }) => {
        const answer = answerOf(known, suggestion, day);
        return answer ? [days(on, answer.on)] : [];
      }),
    ),
  };
};
