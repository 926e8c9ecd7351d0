import { versionsOf } from '../directives.js';
import { factsOf, type Id, type Known } from '../facts.js';
import { endOf, targetsOf } from '../programmes.js';
import { adding, covered, planned, within } from './checks.js';
import { ids, numberOrNull, text, textOr } from './fields.js';
import { sameSet } from './programme-rules.js';
import { RANK, when, type Assessment, type Case, type Fault, type Rule } from './verdict.js';

const issue: Rule = (asked) => {
  const { known, id, body, today } = asked;
  const units = ids(body, 'units');
  const issuedOn = text(body, 'issuedOn');
  const dueOn = text(body, 'dueOn');
  return {
    faults: [...adding(known, id), ...planned(issuedOn, today), ...planned(dueOn, today), ...covered(asked, id, units)],
    record: (thing) => [
      { type: 'directed', thing, programme: id, units },
      { type: 'version', directive: thing, issuedOn, dueOn },
    ],
  };
};

const define: Rule = (asked) => {
  const { known, id, body, today } = asked;
  const units = ids(body, 'units');
  const on = textOr(body, 'on', today);
  return {
    faults: [...adding(known, id), ...planned(on, today), ...covered(asked, id, units)],
    record: (thing) => [
      { type: 'practice', thing, programme: id, units, on, windowDays: numberOrNull(body, 'windowDays') },
    ],
  };
};

const offer: Rule = (asked) => {
  const { id, body } = asked;
  const { faults, record } = define(asked);
  const hours = numberOrNull(body, 'hours') ?? 0;
  return {
    faults,
    record: (thing) =>
      record(thing).map((fact) =>
        fact.type === 'practice' ? { ...fact, type: 'course', programme: id, hours } : fact,
      ),
  };
};

/** A directive, practice or course with its first and newest day, and the code of its end. */
export type Thing = {
  readonly thing: Id;
  readonly programme: Id;
  readonly units: readonly Id[];
  readonly firstDay: string;
  readonly newestDay: string;
  readonly endCode: string;
};

const thingOf = (known: Known, id: Id): Thing | undefined => {
  const directive = factsOf(known, 'directed').find(({ thing }) => thing === id);
  if (directive) {
    const versions = versionsOf(known, id);
    const days = { firstDay: versions[0]?.issuedOn ?? '', newestDay: versions.at(-1)?.issuedOn ?? '' };
    return { ...directive, ...days, endCode: 'directive-withdrawn' };
  }
  const practice = factsOf(known, 'practice').find(({ thing }) => thing === id);
  const course = factsOf(known, 'course').find(({ thing }) => thing === id);
  if (course) return { ...course, firstDay: course.on, newestDay: course.on, endCode: 'course-retired' };
  return practice && { ...practice, firstDay: practice.on, newestDay: practice.on, endCode: 'practice-retired' };
};

export const about =
  (rule: (asked: Case, thing: Thing) => Assessment): Rule =>
  (asked) => {
    const thing = thingOf(asked.known, asked.id);
    return thing ? rule(asked, thing) : { faults: [], unclear: 'neither directive nor practice', record: () => [] };
  };

/** What has a recorded end, for whatever day, is neither revised nor retargeted (domain.md, 4). */
const unended = (known: Known, { thing, endCode }: Thing): readonly Fault[] =>
  when(endOf(known, thing) !== undefined, endCode, RANK.state);

const revise = about(({ known, body, today }, thing) => {
  const issuedOn = text(body, 'issuedOn');
  const dueOn = text(body, 'dueOn');
  const newest = versionsOf(known, thing.thing).at(-1);
  return {
    faults: [
      ...within(known, thing.programme, issuedOn),
      ...unended(known, thing),
      ...when(issuedOn < thing.newestDay, 'before-issue', RANK.dates),
      ...planned(issuedOn, today),
      ...planned(dueOn, today),
    ],
    // A revision with the very days of the newest version may be a repetition or one more version.
    already: newest?.issuedOn === issuedOn && newest.dueOn === dueOn ? 'maybe' : 'no',
    record: () => [{ type: 'version', directive: thing.thing, issuedOn, dueOn }],
  };
});

const target = about((asked, thing) => {
  const { known, body, today } = asked;
  const on = textOr(body, 'on', today);
  const units = ids(body, 'units');
  return {
    faults: [
      ...within(known, thing.programme, on),
      ...unended(known, thing),
      ...when(on < thing.firstDay, 'before-issue', RANK.dates),
      ...planned(on, today),
      ...covered(asked, thing.programme, units),
    ],
    already: sameSet(units, targetsOf(known, thing, on)) ? 'maybe' : 'no',
    record: () => [{ type: 'targeted', thing: thing.thing, units, on }],
  };
});

const end = about(({ known, body, today }, thing) => {
  const on = textOr(body, 'on', today);
  const recorded = endOf(known, thing.thing);
  return {
    faults: [
      ...within(known, thing.programme, on),
      ...when(recorded !== undefined && recorded.on !== on, 'already-recorded', RANK.already),
      ...when(on < thing.newestDay, 'before-issue', RANK.dates),
      ...planned(on, today),
    ],
    already: recorded?.on === on ? 'yes' : 'no',
    record: () => [{ type: 'ended', thing: thing.thing, on }],
  };
});

export const thingRules: Readonly<Record<string, Rule>> = {
  'programmes/directives': issue,
  'programmes/practices': define,
  'programmes/courses': offer,
  'directives/revise': revise,
  'directives/target': target,
  'practices/target': target,
  'courses/target': target,
  'directives/withdraw': end,
  'practices/retire': end,
  'courses/retire': end,
};
