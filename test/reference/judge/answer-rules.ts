import { chartAt, coveredBy } from '../chart.js';
import type { Day } from '../days.js';
import { answersOf, hasRunOut, issuedBy } from '../directives.js';
import { observationsOf } from '../evidence.js';
import { resultsOf } from '../learning.js';
import type { AnswerKind, FactOf, Id, Known } from '../facts.js';
import { lastBy } from '../last.js';
import { assigned } from '../people.js';
import { endOf, targets } from '../programmes.js';
import { existingThenOrNow, seen, within } from './checks.js';
import { ids, text, textOr, textOrNull } from './fields.js';
import { about, type Thing } from './thing-rules.js';
import { RANK, together, when, type Already, type Case, type Fault, type Row, type Rule } from './verdict.js';

const isIn = (known: Known, staff: Id, named: Id, day: Day): boolean => {
  const unit = assigned(known, staff, day);
  return unit !== null && coveredBy(chartAt(known, day), [named], unit);
};

const isTargeted = (known: Known, thing: Thing, staff: Id, day: Day): boolean => {
  const unit = assigned(known, staff, day);
  return unit !== null && targets(known, thing, unit, day);
};

/** An observation is judged like an answer: by first day, end, unit, targets and assignment on its own day (domain.md, 4). */
const judged = ({ known, today, body }: Case, thing: Thing, staff: Id, on: Day): readonly Fault[] => {
  const end = endOf(known, thing.thing);
  const unit = text(body, 'unit');
  return [
    ...within(known, thing.programme, on),
    ...when(end !== undefined && end.on <= on, thing.endCode, RANK.state, RANK.dates),
    ...when(on < thing.firstDay, 'before-issue', RANK.dates),
    ...seen(on, today),
    ...existingThenOrNow(known, unit, { on, today }),
    ...when(!isTargeted(known, thing, staff, on), 'staff-not-targeted', RANK.people),
    // So the head of a receiving unit may record for those who came.
    ...when(![on, today].some((day) => isIn(known, staff, unit, day)), 'staff-not-in-unit', RANK.people),
  ];
};

type Answer = { readonly kind: AnswerKind; readonly version: number; readonly until: Day | null };

const isSame = (a: Answer | undefined, b: Answer): boolean =>
  a !== undefined && a.kind === b.kind && a.version === b.version && a.until === b.until;

/** The same answer, being the last of that day, changes nothing; whether one that has run out is the last is open. */
const answeredAlready = (answers: readonly FactOf<'answered'>[], wish: Answer, on: Day, today: Day): Already => {
  const ofDay = answers.filter((answer) => answer.on === on);
  const same = isSame(lastBy(ofDay), wish);
  const standing = isSame(lastBy(ofDay.filter((answer) => !hasRunOut(answer, today))), wish);
  return same === standing ? (same ? 'yes' : 'no') : 'maybe';
};

const answering = (kind: AnswerKind): Rule =>
  about((asked, thing) => {
    const { known, body, today } = asked;
    const on = textOr(body, 'on', today);
    const wish = {
      kind,
      version: issuedBy(known, thing.thing, on)?.number ?? 0,
      until: textOrNull(body, 'until'),
    };
    return together(
      ids(body, 'staff').map((staff) => ({
        already: answeredAlready(answersOf(known, thing.thing, staff), wish, on, today),
        faults: judged(asked, thing, staff, on),
        facts: [{ type: 'answered', directive: thing.thing, staff, on, ...wish }],
      })),
    );
  });

const observing = about((asked, thing) => {
  const { known, body, today } = asked;
  const on = textOr(body, 'on', today);
  const grade = text(body, 'grade');
  const source = text(body, 'source');
  const isSeen = (staff: Id): boolean =>
    observationsOf(known, thing.thing, staff).some((one) => one.on === on && one.grade === grade);
  // Observations stand beside each other: whether the very same one is recorded twice shows in no figure.
  const already = ids(body, 'staff').every(isSeen) ? 'maybe' : 'no';
  return together(
    ids(body, 'staff').map((staff) => {
      const faults = judged(asked, thing, staff, on);
      const facts = [{ type: 'observed', practice: thing.thing, staff, on, grade, source } as const];
      return isSeen(staff) ? { already, faults: [], maybe: faults, facts } : { already, faults, facts };
    }),
  );
});

/** The same person, day and result again changes nothing (capabilities.md, 11). */
const completing = about((asked, thing) => {
  const { known, body, today } = asked;
  const on = textOr(body, 'on', today);
  const result = text(body, 'result');
  return together(
    ids(body, 'staff').map((staff) => ({
      already: resultsOf(known, thing.thing, staff).some((one) => one.on === on && one.result === result)
        ? ('yes' as const)
        : ('no' as const),
      faults: judged(asked, thing, staff, on),
      facts: [{ type: 'resulted', course: thing.thing, staff, on, result } as const],
    })),
  );
});

type Retractable = { readonly seq: number; readonly on: Day };

/** What finds nothing to take back is already so; the people are in the unit on the fact's day or today. */
const retractionRow = ({ known, today, body }: Case, thing: Thing, staff: Id, found: readonly Retractable[]): Row => {
  const unit = text(body, 'unit');
  const inUnit = ({ on }: Retractable): boolean => isIn(known, staff, unit, on) || isIn(known, staff, unit, today);
  const stranger = found.some((fact) => !inUnit(fact));
  return {
    already: found.length === 0 ? 'yes' : 'no',
    faults: [
      ...found.flatMap(({ on }) => within(known, thing.programme, on)),
      ...when(stranger, 'staff-not-in-unit', RANK.people),
    ],
    // No rule says what retracting through a unit that has ended is called.
    maybe: when(stranger && !chartAt(known, today).alive.has(unit), 'unit-ended', RANK.units, RANK.people),
    facts: [{ type: 'retracted', facts: found.map(({ seq }) => seq) }],
  };
};

const lastStanding = (answers: readonly FactOf<'answered'>[], today: Day): readonly Retractable[] => {
  const last = lastBy(answers.filter((answer) => !hasRunOut(answer, today)));
  return last ? [last] : [];
};

/** Where nothing is found, a day after the closing or after today may still be refused. */
const emptyDay = ({ known, today, body }: Case, thing: Thing): readonly Fault[] => {
  const on = text(body, 'on');
  return on === ''
    ? []
    : [...within(known, thing.programme, on), ...seen(on, today).map((found) => ({ ...found, from: RANK.programme }))];
};

const retracting = (ofPerson: (asked: Case, thing: Thing, staff: Id) => readonly Retractable[]): Rule =>
  about((asked, thing) =>
    together(
      ids(asked.body, 'staff').map((staff) => retractionRow(asked, thing, staff, ofPerson(asked, thing, staff))),
      { maybe: emptyDay(asked, thing) },
    ),
  );

export const answerRules: Readonly<Record<string, Rule>> = {
  'directives/acknowledgements': answering('acknowledged'),
  'directives/declines': answering('declined'),
  'directives/exception-requests': answering('exception-requested'),
  'directives/exemptions': answering('exempted'),
  'practices/observations': observing,
  'courses/completions': completing,
  'directives/retractions': retracting(({ known, body, today }, { thing }, staff) => {
    const answers = answersOf(known, thing, staff);
    const on = textOrNull(body, 'on');
    return on === null ? lastStanding(answers, today) : answers.filter((answer) => answer.on === on);
  }),
  'practices/retractions': retracting(({ known, body }, { thing }, staff) =>
    observationsOf(known, thing, staff).filter((seenOnce) => seenOnce.on === text(body, 'on')),
  ),
  'courses/retractions': retracting(({ known, body }, { thing }, staff) =>
    resultsOf(known, thing, staff).filter((result) => result.on === text(body, 'on')),
  ),
};
