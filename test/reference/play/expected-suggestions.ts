import { chartAt, subtreeOf } from '../chart.js';
import type { Day } from '../days.js';
import { factsOf, knownOn, type Id, type Known } from '../facts.js';
import type { Check } from '../histories/draw.js';
import type { Body } from '../judge/verdict.js';
import { participationOf } from '../participation.js';
import { programmeOf, scopeOf, unitsUnder } from '../programmes.js';
import { linkOf, realisedOn, suggestionState } from '../suggestions.js';
import { listed, NOT_FOUND, unitCard, type Expectation } from './expected-readings.js';

type Asked = { readonly known: Known; readonly asOf: Day };

/** A link to what is void is as if there was none. */
const sessionOf = (known: Known, session: Id | null): Id | null =>
  factsOf(known, 'planned').some((fact) => fact.session === session) ? session : null;

const linkShown = (known: Known, suggestion: Id, asOf: Day): Body => {
  const linked = linkOf(known, suggestion, asOf);
  return linked ? { [linked.link.collection]: linked.link.thing } : {};
};

const cardOf = ({ known, asOf }: Asked, id: Id): Body | undefined => {
  const found = factsOf(known, 'suggested').find((fact) => fact.suggestion === id);
  if (!found || asOf < found.on) return undefined;
  const session = sessionOf(known, found.heardAt);
  return {
    id,
    programme: found.programme,
    receivedOn: found.on,
    source: found.source,
    status: suggestionState(known, id, asOf),
    realisedOn: realisedOn(known, id, asOf),
    ...(session === null ? {} : { session }),
    ...linkShown(known, id, asOf),
  };
};

export const expectedSuggestion = ({ known, id, asOf }: Asked & { readonly id: Id }): Expectation => {
  const body = cardOf({ known, asOf }, id);
  return body ? { status: 200, body } : NOT_FOUND;
};

const isWanted = (card: Body, status: string | undefined): boolean => {
  if (status === undefined) return true;
  return status === 'realised' ? card['realisedOn'] !== null : card['status'] === status;
};

export const suggestionRows = (asked: Asked, programme: Id, status: string | undefined): readonly Body[] =>
  factsOf(asked.known, 'suggested')
    .filter((fact) => fact.programme === programme)
    .map(({ suggestion }) => cardOf(asked, suggestion))
    .filter((card) => card !== undefined)
    .filter((card) => isWanted(card, status));

/** capabilities.md, 14: of the covered units, or of those among one unit and all below it. */
export const expectedParticipation = (log: Known, check: Check, programme: Id): Expectation => {
  const { asOf: day = '', knownOn: knownDay = '', unit: under } = check.query;
  const known = knownOn(log, knownDay);
  if (!programmeOf(known, programme)) return NOT_FOUND;
  const raw = log.filter((fact) => fact.recorded <= knownDay);
  const chart = chartAt(known, day);
  const whole = unitsUnder(chart, scopeOf(known, programme, day));
  const units = under === undefined ? whole : subtreeOf(chart, under).filter((unit) => whole.includes(unit));
  const figures = (some: readonly Id[]) => participationOf({ known, raw, programme, units: some, day });
  const rows = units.map((unit) => ({
    unit: unitCard(chart, unit),
    own: figures([unit]),
    subtree: figures(subtreeOf(chart, unit)),
  }));
  return { status: 200, body: { asOf: day, total: figures(units), units: listed(chart, units, rows) } };
};
