import type { ObservationsDoc } from '../../projections/ledger.documents.js';
import { isInForce, knownBy } from '../../projections/ledger.intervals.js';
import { ALONE, keyOfObservations, POPULATION, practisedOf, selfReportedOf } from '../../projections/ledger.keys.js';
import { type CalendarDate, dateOf, dayOf } from '../kernel/words/calendar-date.js';
import type { JsonObject } from '../kernel/words/json.js';
import type { Pair } from '../kernel/words/pair.js';
import { ANSWERS_RECORD } from '../directives/directive.permissions.js';
import { type PracticeAt, practiceKind } from '../practices/practice.register.js';
import { STANDINGS_READ } from './insights.permissions.js';
import { type ByPlace, byPlace } from './standing-rows.js';
import type { Standing } from './standing.js';
import type { Sums } from './sums.js';
import type { Tree } from './tree.js';

export const PRACTISING = ['practising', 'selfReported', 'none'] as const;
type Practising = (typeof PRACTISING)[number];

type PractisingCounts = Readonly<Record<Practising | 'population', number>>;

/** How the staff of the targeted units stand towards a practice (api.md, 4): whoever only reports it does not practise. */
const practisingIn = (tree: Tree, practice: string, sums: Sums): ByPlace<PractisingCounts> => {
  const of = (subject: string, category: string): Float64Array =>
    sums.get(subject)?.get(category) ?? new Float64Array(tree.size);
  const rows = {
    population: of(POPULATION, ''),
    practising: of(practisedOf(practice), ''),
    selfReported: of(selfReportedOf(practice), ALONE),
  };
  return byPlace(tree, rows, (at) => {
    const [population, practising, selfReported] = [at('population'), at('practising'), at('selfReported')];
    return { population, practising, selfReported, none: population - practising - selfReported };
  });
};

const NONE: ObservationsDoc = { observations: [] };

/** One person's standing at a pair of dates, and the day of the newest observation that gives it. */
export const personPractising = (
  doc: JsonObject | undefined,
  { asOf, knownOn }: Pair,
): { readonly standing: Practising; readonly on: CalendarDate | null } => {
  const { observations } = (doc as unknown as ObservationsDoc | undefined) ?? NONE;
  const [day, known] = [dayOf(asOf), dayOf(knownOn)];
  const inForce = knownBy(observations, known).filter((one) => isInForce(one, day));
  const valid = inForce.filter((one) => one.valid);
  const giving = valid.length > 0 ? valid : inForce;
  if (giving.length === 0) return { standing: 'none', on: null };
  const newest = Math.max(...giving.map(({ on }) => on));
  return { standing: valid.length > 0 ? 'practising' : 'selfReported', on: dateOf(newest) };
};

/** Before its first day and from its retirement on, a practice asks nothing of anybody. */
export const practiceStanding: Standing<PracticeAt, PractisingCounts> = {
  ...practiceKind,
  readers: STANDINGS_READ,
  namers: ANSWERS_RECORD,
  name: 'practice-standing',
  head: ({ id }) => ({ practice: id }),
  asks: ({ on, status, units }, { asOf }) => (status === 'defined' && on <= asOf ? units : []),
  subjects: (id) => [POPULATION, practisedOf(id), selfReportedOf(id)],
  counts: ({ id }, { tree, sums }) => practisingIn(tree, id, sums),
  keyOf: keyOfObservations,
  person: (_, doc, pair) => personPractising(doc, pair),
};
