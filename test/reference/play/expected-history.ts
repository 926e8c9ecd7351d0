import type { Day } from '../days.js';
import { knownOn, type Fact, type Id, type Known } from '../facts.js';
import { isBody } from '../judge/fields.js';
import type { Body } from '../judge/verdict.js';
import { isTakenBack } from '../quiet.js';

/** A fact of a thing by the word of the request that told it, and its day. */
type Worded = { readonly of: Id; readonly kind: string; readonly on: Day };

const wordedAs = (fact: Fact): Worded | undefined => {
  switch (fact.type) {
    case 'course':
      return { of: fact.thing, kind: 'written', on: fact.on };
    case 'targeted':
      return { of: fact.thing, kind: 'target', on: fact.on };
    case 'ended':
      return { of: fact.thing, kind: 'retire', on: fact.on };
    case 'quiet':
      return { of: fact.report, kind: 'written', on: fact.on };
    case 'erased':
      return { of: fact.thing, kind: 'erase', on: fact.recorded };
    default:
      return ofHeard(fact);
  }
};

const ofHeard = (fact: Fact): Worded | undefined => {
  switch (fact.type) {
    case 'suggested':
      return { of: fact.suggestion, kind: 'written', on: fact.on };
    case 'weighed':
      return { of: fact.suggestion, kind: fact.step, on: fact.on };
    case 'linked':
      return { of: fact.suggestion, kind: 'adopt', on: fact.on };
    case 'complained':
      return { of: fact.complaint, kind: 'written', on: fact.on };
    case 'handled':
      return { of: fact.complaint, kind: fact.step, on: fact.on };
    default:
      return undefined;
  }
};

/** Of what the history is judged: of other things facts are told that the model knows by another name, or not. */
const TOLD: ReadonlySet<string> = new Set(['courses', 'nil-reports', 'suggestions', 'complaints']);

type Row = { readonly kind: unknown; readonly on: unknown; readonly recordedOn: unknown; readonly stands: unknown };

const textOf = ({ kind, on, recordedOn, stands }: Row): string =>
  `${String(kind)} ${String(on)}, told ${String(recordedOn)}, ${stands === true ? 'stands' : 'was taken back'}`;

/** Every fact of a thing as known on a day, in the order of recording; what was taken back stays (corrections.md). */
export const historyOf = (log: Known, collection: string, { id, knownDay }: { id: Id; knownDay: Day }): Body => {
  if (!TOLD.has(collection)) return {};
  const known = knownOn(log, knownDay);
  const standing = new Set(known.map(({ seq }) => seq));
  const told = knownOn(
    log.filter(({ type }) => type !== 'retracted'),
    knownDay,
  );
  const stands = ({ seq, ...fact }: Fact): boolean =>
    standing.has(seq) && !(fact.type === 'quiet' && isTakenBack(known, fact.report));
  const history = told.flatMap((fact) => {
    const worded = wordedAs(fact);
    return worded?.of === id ? [textOf({ ...worded, recordedOn: fact.recorded, stands: stands(fact) })] : [];
  });
  return { history };
};

/** The rows of a history as the model tells them: their ids are the server's own. */
export const readableHistory = (body: Body): Body => {
  const { history } = body;
  if (!Array.isArray(history)) return body;
  return {
    ...body,
    history: history
      .filter(isBody)
      .map((row) => textOf({ kind: row['kind'], on: row['on'], recordedOn: row['recordedOn'], stands: row['stands'] })),
  };
};
