import { chartAt, coveredBy } from '../chart.js';
import { dayOf, type Day } from '../days.js';
import { callingOff, sessionDay, startsAt } from '../evidence.js';
import { factsOf, type FactOf, type Id, type Known } from '../facts.js';
import { assigned, everyone, serviceOf } from '../people.js';
import { covers } from '../programmes.js';
import { adding, covered, planned, serving, within } from './checks.js';
import { ids, numberOrNull, text } from './fields.js';
import { fault, RANK, together, when, type Assessment, type Case, type Fault, type Rule } from './verdict.js';

type Session = FactOf<'planned'>;

const plan: Rule = (asked) => {
  const { known, id, body, today } = asked;
  const at = text(body, 'startsAt');
  return {
    faults: [...adding(known, id), ...planned(dayOf(at), today), ...covered(asked, id, ids(body, 'units'))],
    record: (session) => [
      {
        type: 'planned',
        session,
        programme: id,
        startsAt: at,
        seats: numberOrNull(body, 'seats'),
        method: text(body, 'method'),
        units: ids(body, 'units'),
      },
    ],
  };
};

const about =
  (rule: (asked: Case, session: Session) => Assessment): Rule =>
  (asked) => {
    const session = factsOf(asked.known, 'planned').find((fact) => fact.session === asked.id);
    return session ? rule(asked, session) : { faults: [], unclear: 'not a session', record: () => [] };
  };

/** Held on its first attendance record, and held it stays, though all attendance be retracted (domain.md, 8). */
const isHeld = (log: Known, { session }: Session): boolean =>
  factsOf(log, 'attended').some((fact) => fact.session === session);

const isCalledOff = (known: Known, { session }: Session): boolean => callingOff(known, session) !== undefined;

const unplanned = ({ log, known }: Case, session: Session): readonly Fault[] =>
  when(isHeld(log, session) || isCalledOff(known, session), 'session-not-planned', RANK.state);

const reschedule = about((asked, session) => {
  const { known, body, today } = asked;
  const at = text(body, 'startsAt');
  return {
    faults: [...adding(known, session.programme), ...unplanned(asked, session), ...planned(dayOf(at), today)],
    already: Date.parse(at) === Date.parse(startsAt(known, session)) ? 'maybe' : 'no',
    record: () => [{ type: 'rescheduled', session: session.session, startsAt: at }],
  };
});

const cancel = about((asked, session) => ({
  faults: [...adding(asked.known, session.programme), ...unplanned(asked, session)],
  already: isCalledOff(asked.known, session) ? 'yes' : 'no',
  record: () => [{ type: 'called-off', session: session.session }],
}));

const everyoneIn = (known: Known, units: readonly Id[], day: Day): readonly Id[] =>
  everyone(known).filter((staff) => {
    const unit = assigned(known, staff, day);
    return unit !== null && coveredBy(chartAt(known, day), units, unit);
  });

/** No rule says whether those invited must be in service, or their units covered: either answer is accepted. */
const doubts = ({ known, body, today }: Case, session: Session, day: Day): readonly Fault[] => [
  ...adding(known, session.programme),
  ...when(
    ids(body, 'units').some((unit) => !covers(known, session.programme, unit, today)),
    'unit-outside-programme',
    RANK.units,
  ),
  ...when(
    ids(body, 'units').some((unit) => !chartAt(known, day).alive.has(unit)),
    'unit-ended',
    RANK.units,
  ),
  ...ids(body, 'staff').flatMap((staff) => serving(known, staff, day)),
];

const invite = about((asked, session) => {
  const { known, body, today } = asked;
  const day = sessionDay(known, session);
  const wished = new Set([...ids(body, 'staff'), ...everyoneIn(known, ids(body, 'units'), day)]);
  const invited = new Set(
    factsOf(known, 'invited')
      .filter((fact) => fact.session === session.session)
      .map(({ staff }) => staff),
  );
  const fresh = [...wished].filter((staff) => !invited.has(staff));
  const full = session.seats !== null && invited.size + fresh.length > session.seats;
  const absent = ids(body, 'staff').some((staff) => serviceOf(known, staff, day) !== 'in-service');
  return {
    faults: [
      ...within(known, session.programme, today),
      ...unplanned(asked, session),
      ...(full && !absent ? [fault('too-few-seats', RANK.state, RANK.people)] : []),
    ],
    maybe: [...doubts(asked, session, day), ...when(full, 'too-few-seats', RANK.state, RANK.people)],
    already: fresh.length === 0 ? (isHeld(asked.log, session) || isCalledOff(known, session) ? 'maybe' : 'yes') : 'no',
    record: () => fresh.map((staff) => ({ type: 'invited', session: session.session, staff })),
  };
});

const attendancesOf = (known: Known, session: Session, staff: Id): readonly FactOf<'attended'>[] =>
  factsOf(known, 'attended').filter((fact) => fact.session === session.session && fact.staff === staff);

/** Guests as last told; by attendance that names nobody new, too (capabilities.md, 14). */
const withGuests = ({ known, id, body }: Case, assessment: Assessment): Assessment => {
  const guests = numberOrNull(body, 'guests');
  const last = factsOf(known, 'guests').findLast(({ session }) => session === id)?.guests;
  if (guests === null || guests === last) return assessment;
  const { already = 'no' } = assessment;
  return {
    ...assessment,
    // Nobody need have been told of no guests.
    already: already === 'yes' ? ((last ?? 0) === guests ? 'maybe' : 'no') : already,
    record: (newId) => [...assessment.record(newId), { type: 'guests', session: id, guests }],
  };
};

const attend = about((asked, session) => {
  const { known, body, today } = asked;
  const on = sessionDay(known, session);
  const shared: readonly Fault[] = [
    ...within(known, session.programme, on),
    ...when(isCalledOff(known, session), 'session-cancelled', RANK.state),
    ...when(today < on, 'before-session-day', RANK.dates),
  ];
  const rows = ids(body, 'staff').map((staff) => ({
    already: attendancesOf(known, session, staff).length > 0 ? ('yes' as const) : ('no' as const),
    faults: [...shared, ...serving(known, staff, on)],
    facts: [{ type: 'attended', session: session.session, staff, on } as const],
  }));
  return withGuests(asked, together(rows));
});

const retract = about(({ known, body }, session) =>
  together(
    ids(body, 'staff').map((staff) => {
      const found = attendancesOf(known, session, staff);
      return {
        already: found.length === 0 ? ('yes' as const) : ('no' as const),
        faults: found.flatMap(({ on }) => within(known, session.programme, on)),
        facts: [{ type: 'retracted', facts: found.map(({ seq }) => seq) } as const],
      };
    }),
    {
      maybe: [
        ...within(known, session.programme, sessionDay(known, session)),
        ...when(isCalledOff(known, session), 'session-cancelled', RANK.programme, RANK.state),
      ],
    },
  ),
);

export const sessionRules: Readonly<Record<string, Rule>> = {
  'programmes/sessions': plan,
  'sessions/reschedule': reschedule,
  'sessions/cancel': cancel,
  'sessions/invite': invite,
  'sessions/attendance': attend,
  'sessions/retractions': retract,
};
