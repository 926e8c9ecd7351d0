import { describe, expect, it } from '@jest/globals';
import { knownBy, type RecordedFact, toldBy } from '../../src/kernel/organisation/career.js';
import type { Decision } from '../../src/kernel/facts/decider.js';
import { asId, type EventId, type StaffId } from '../../src/kernel/words/ids.js';
import { enrolled, staffDecider } from '../../src/staff/staff.decider.js';
import type { StaffEvent, StaffUndone } from '../../src/staff/staff.events.js';
import { undo, type UndoFacts } from '../../src/staff/undo.rules.js';
import { abolish, ChartStory, day, unit } from '../kernel/chart.stories.js';
import { given, stateOf } from '../support/given.js';

const ANA = asId<StaffId>('ana');
const reason = { key: 'staff:ana', box: 'cmVhc29u' };
const event = (n: number): EventId => asId<EventId>(`event-${n}`);
const undone = (n: number): StaffUndone => ({ type: 'StaffUndone', staff: ANA, fact: event(n), reason });

type Told = readonly [kind: RecordedFact['kind'], on: number, unit?: string];

/** Facts of a career in the order of recording, each under the number of its place. */
const career = (...told: readonly Told[]): RecordedFact[] =>
  told.map(([kind, on, name = 'a'], seq) => ({
    id: event(seq),
    kind,
    on: day(on),
    recordedOn: day(seq),
    seq,
    ...(kind === 'departed' ? { reason: 'retired' } : { unit: unit(name) }),
  }));

/** A city in which `b` is abolished on day 50. */
const last = () => {
  const story = ChartStory.ofCity('a', 'b');
  story.takes(50, abolish('b'));
  return story.on(10_000);
};

const undoing =
  (n: number, told: readonly RecordedFact[], more: Partial<UndoFacts> = {}) =>
  (): Decision<StaffEvent> =>
    undo(undone(n), { told: { career: told }, hasFacts: false, last: last(), ...more });

describe('undoing a fact of a career', () => {
  it('takes back one that stands, and none twice', () => {
    const told = career(['enrolled', 1], ['transferred', 5, 'b'], ['transferred', 9]);
    for (const n of [1, 2])
      given(staffDecider)
        .when(undoing(n, told, { last: ChartStory.ofCity('a', 'b').on(99) }))
        .emits(undone(n));
    const [first, gone, third] = told;
    if (!first || !gone || !third) throw new Error('three facts');
    const taken = { ...gone, undone: { id: event(9), recordedOn: day(9) } };
    given(staffDecider)
      .when(undoing(1, [first, third], { told: { career: [first, third], undone: [taken] } }))
      .refuses('nothing-to-undo');
  });

  it('judges what is left in the order of recording', () => {
    const departedBetween = career(['enrolled', 1], ['departed', 5], ['enrolled', 9]);
    given(staffDecider).when(undoing(0, departedBetween)).refuses('before-enrolment');
    given(staffDecider).when(undoing(1, departedBetween)).refuses('nip-taken');
    given(staffDecider).when(undoing(2, departedBetween)).emits(undone(2));
    const movedAgain = career(['enrolled', 1], ['departed', 5], ['enrolled', 9], ['transferred', 12]);
    given(staffDecider).when(undoing(2, movedAgain)).refuses('after-departure');
    // The transfer was told before the earlier enrolment.
    const told = career(['enrolled', 5], ['transferred', 6], ['enrolled', 1]);
    given(staffDecider).when(undoing(0, told)).refuses('before-enrolment');
    given(staffDecider)
      .when(undoing(0, career(['enrolled', 5], ['enrolled', 1])))
      .emits(undone(0));
  });

  it('leaves nobody in a unit that is abolished', () => {
    const left = career(['enrolled', 1, 'b'], ['transferred', 40]);
    given(staffDecider).when(undoing(1, left)).refuses('unit-ended');
    const departed = career(['enrolled', 1, 'b'], ['departed', 40]);
    given(staffDecider).when(undoing(1, departed)).refuses('unit-ended');
    given(staffDecider).when(undoing(0, departed)).refuses('before-enrolment');
  });

  it('takes the only enrolment back where no fact of the person stands', () => {
    const told = career(['enrolled', 1]);
    given(staffDecider).when(undoing(0, told)).emits(undone(0));
    given(staffDecider)
      .when(undoing(0, told, { hasFacts: true }))
      .refuses('facts-recorded');
    const twice = career(['enrolled', 5], ['enrolled', 1]);
    given(staffDecider)
      .when(undoing(0, twice, { hasFacts: true }))
      .emits(undone(0));
  });
});

describe('a person whose enrolment was taken back', () => {
  const enrolment = { staff: ANA, unit: unit('a'), employment: 'PNS', position: {}, on: day(1) } as const;
  const again = enrolled(enrolment, { nip: reason, name: reason });

  it('is nowhere until enrolled again', () => {
    expect(stateOf(staffDecider, again, undone(0)).phase).toBe('nowhere');
    expect(stateOf(staffDecider, again, undone(0), again).phase).toBe('known');
    expect(stateOf(staffDecider, again, again, undone(0)).phase).toBe('known');
  });
});

describe('a career with facts that were taken back', () => {
  it('is known without them from that day, and tells all of them in the order of recording', () => {
    const [first, second, third] = career(['enrolled', 1], ['transferred', 5, 'b'], ['transferred', 9]);
    if (!first || !second || !third) throw new Error('three facts');
    const taken = { id: event(9), recordedOn: day(7) };
    const told = { career: [first, third], undone: [{ ...second, undone: taken }] };
    expect(knownBy(told, day(7)).map(({ seq }) => seq)).toStrictEqual([0, 2]);
    expect(knownBy(told, day(6)).length).toBe(3);
    expect(toldBy(told, day(7)).map(({ fact, undone: by }) => [fact.id, by?.id])).toStrictEqual([
      [event(0), undefined],
      [event(1), event(9)],
      [event(2), undefined],
    ]);
    expect(toldBy(told, day(1)).map(({ undone: by }) => by)).toStrictEqual([undefined, undefined]);
  });
});
