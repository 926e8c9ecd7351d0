import { describe, expect, it } from '@jest/globals';
import { type Career, type CareerFact, notInService } from '../../src/kernel/organisation/career.js';
import { LAST_DAY } from '../../src/kernel/words/calendar-date.js';
import { type Charts, enrolmentFault, transferFault } from '../../src/staff/placement.rules.js';
import { departedAlready } from '../../src/staff/staff.decider.js';
import { abolish, ChartStory, day, establish, merge, unit } from '../kernel/chart.stories.js';

const fact = (kind: CareerFact['kind'], on: number, seq: number, more: Partial<CareerFact> = {}): CareerFact => ({
  kind,
  on: day(on),
  recordedOn: day(seq),
  seq,
  ...(kind === 'departed' ? {} : { unit: unit('a') }),
  ...more,
});

const ENROLLED: Career = [fact('enrolled', 10, 1)];
const DEPARTED: Career = [...ENROLLED, fact('departed', 20, 2, { reason: 'retired' })];
const TODAY = day(30);

/** A city with `a` and `b`, `old` abolished on day 15, `gone` merged into `old` on day 12, `new` from day 25. */
const chartsOn = (n: number): Charts => {
  const story = ChartStory.ofCity('a', 'b', 'old', 'gone');
  story.takes(12, merge('gone', 'old'));
  story.takes(15, abolish('old'));
  story.takes(25, establish('new'));
  return { onDay: story.on(n), last: story.on(10_000) };
};

const at = (on: number, to = 'a') => ({ unit: unit(to), on: day(on), today: TODAY });

describe('whoever is in service', () => {
  it('is so from an enrolment until a departure', () => {
    expect([9, 10, 19, 20, 40].map((n) => notInService(DEPARTED, day(n)))).toStrictEqual([
      'before-enrolment',
      undefined,
      undefined,
      'after-departure',
      'after-departure',
    ]);
    expect(notInService([], day(1))).toBe('before-enrolment');
    expect(notInService([...DEPARTED, fact('enrolled', 20, 3)], day(20))).toBe(undefined);
  });

  it('is not enrolled again on that day', () => {
    expect(enrolmentFault(ENROLLED, at(12), chartsOn(12))).toBe('nip-taken');
    expect(enrolmentFault(DEPARTED, at(19), chartsOn(19))).toBe('nip-taken');
  });
});

describe('an enrolment', () => {
  it('does not bring a transfer back to life that leaves the person in a unit abolished later', () => {
    const career = [fact('enrolled', 1, 1), fact('transferred', 14, 2, { unit: unit('old') }), fact('departed', 12, 3)];
    expect(enrolmentFault(career, at(13), chartsOn(13))).toBe('unit-ended');
    expect(enrolmentFault([...career, fact('departed', 14, 4)], at(13), chartsOn(13))).toBe(undefined);
  });

  it('may come before one already recorded, and from a departure on', () => {
    expect(enrolmentFault(ENROLLED, at(9), chartsOn(9))).toBe(undefined);
    expect(enrolmentFault(DEPARTED, at(20), chartsOn(20))).toBe(undefined);
    expect(enrolmentFault([], at(1), chartsOn(1))).toBe(undefined);
  });

  it('names a unit that exists on its day', () => {
    expect(enrolmentFault([], at(24, 'new'), chartsOn(24))).toBe('unit-ended');
    expect(enrolmentFault([], at(25, 'new'), chartsOn(25))).toBe(undefined);
    expect(enrolmentFault([], at(15, 'old'), chartsOn(15))).toBe('unit-ended');
  });

  it('leaves nobody in a unit that is abolished later, by itself or through a merger', () => {
    expect(enrolmentFault([], at(5, 'old'), chartsOn(5))).toBe('unit-ended');
    expect(enrolmentFault([], at(5, 'gone'), chartsOn(5))).toBe('unit-ended');
    const moving: Career = [fact('transferred', 14, 1, { unit: unit('b') })];
    expect(enrolmentFault(moving, at(5, 'old'), chartsOn(5))).toBe(undefined);
  });

  it('is at most two years ahead', () => {
    const far = { unit: unit('a'), on: LAST_DAY, today: TODAY };
    expect(enrolmentFault([], far, chartsOn(9_999))).toBe('date-too-far');
  });
});

describe('a transfer', () => {
  it('is for whoever is in service on its day', () => {
    expect(transferFault(DEPARTED, at(9, 'b'), chartsOn(9))).toBe('before-enrolment');
    expect(transferFault(DEPARTED, at(20, 'b'), chartsOn(20))).toBe('after-departure');
    expect(transferFault(DEPARTED, at(19, 'b'), chartsOn(19))).toBe(undefined);
  });

  it('leaves nobody in a unit that is abolished later', () => {
    expect(transferFault(ENROLLED, at(11, 'old'), chartsOn(11))).toBe('unit-ended');
    const moving = [...ENROLLED, fact('transferred', 14, 2, { unit: unit('b') })];
    expect(transferFault(moving, at(11, 'old'), chartsOn(11))).toBe(undefined);
    const leaving = [...ENROLLED, fact('departed', 15, 2)];
    expect(transferFault(leaving, at(11, 'old'), chartsOn(11))).toBe(undefined);
  });
});

describe('a departure', () => {
  it('is there already where the same one is the last of that day', () => {
    expect(departedAlready(DEPARTED, day(20), 'retired')).toBeTruthy();
    expect(!departedAlready(DEPARTED, day(20), 'resigned')).toBeTruthy();
    expect(!departedAlready(DEPARTED, day(21), 'retired')).toBeTruthy();
    expect(!departedAlready([...DEPARTED, fact('enrolled', 20, 3)], day(20), 'retired')).toBeTruthy();
    expect(departedAlready([...DEPARTED, fact('transferred', 20, 3)], day(20), 'retired')).toBeTruthy();
  });
});
