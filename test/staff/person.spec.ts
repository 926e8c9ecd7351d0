import { describe, it } from '@jest/globals';
import type { Career, CareerFact } from '../../src/kernel/organisation/career.js';
import type { Decision } from '../../src/kernel/facts/decider.js';
import { asId, type StaffId } from '../../src/kernel/words/ids.js';
import type { Charts } from '../../src/staff/placement.rules.js';
import {
  correct,
  corrected,
  depart,
  enrol,
  enrolled,
  freshWords,
  staffDecider,
  transfer,
  transferred,
} from '../../src/staff/staff.decider.js';
import type { StaffEvent } from '../../src/staff/staff.events.js';
import { ChartStory, day, merge, unit } from '../kernel/chart.stories.js';
import { given } from '../support/given.js';

const ANA = asId<StaffId>('ana');
const TODAY = day(30);
const CLERK = { title: 'clerk' };
const SEALED = { nip: { key: 'staff:ana', box: 'bmlw' }, name: { key: 'staff:ana', box: 'bmFtZQ' } };
const REASON = { key: 'staff:ana', box: 'cmVhc29u' };

/** A city with `a`, `b` and `gone`, which is merged into `b` on day 12. */
const chartsOn = (n: number): Charts => {
  const story = ChartStory.ofCity('a', 'b', 'gone');
  story.takes(12, merge('gone', 'b'));
  return { onDay: story.on(n), last: story.on(10_000) };
};

const fact = (kind: CareerFact['kind'], on: number, more: Partial<CareerFact> = {}): CareerFact => ({
  kind,
  on: day(on),
  recordedOn: day(on),
  seq: on,
  ...(kind === 'departed' ? { reason: 'retired' } : { unit: unit('gone'), position: CLERK }),
  ...more,
});

const ENROLLED: Career = [fact('enrolled', 10)];
const DEPARTED: Career = [...ENROLLED, fact('departed', 20)];
const NOBODY: Career = [];

const enrolment = { staff: ANA, unit: unit('a'), employment: 'PNS', position: CLERK, on: day(25) } as const;

const enrolling = (career: Career, sealed: typeof SEALED | undefined) => (): Decision<StaffEvent> =>
  enrol(enrolment, { career, today: TODAY, charts: chartsOn(25), given: sealed });

describe('enrolling', () => {
  it('takes someone new into service, and whoever has departed', () => {
    for (const career of [NOBODY, DEPARTED])
      given(staffDecider).when(enrolling(career, SEALED)).emits(enrolled(enrolment, SEALED));
  });

  it('is refused where the number is somebody else’s, or whoever has it is in service', () => {
    given(staffDecider).when(enrolling(NOBODY, undefined)).refuses('nip-taken');
    given(staffDecider).when(enrolling(ENROLLED, SEALED)).refuses('nip-taken');
  });

  it('names what speaks against the unit before what speaks against the number', () => {
    const late = { ...enrolment, unit: unit('gone') };
    given(staffDecider)
      .when(() => enrol(late, { career: NOBODY, today: TODAY, charts: chartsOn(25), given: undefined }))
      .refuses('unit-ended');
  });
});

const moving = (to: string, career: Career, position?: object) => (): Decision<StaffEvent> => {
  const event = transferred({ staff: ANA, unit: unit(to), on: day(15), ...(position ? { position } : {}) });
  return transfer(event, { person: { career, posts: [] }, today: TODAY, charts: chartsOn(15) });
};

describe('transferring', () => {
  it('moves to another unit, or to another post in the same one', () => {
    const moved = transferred({ staff: ANA, unit: unit('a'), on: day(15) });
    given(staffDecider).when(moving('a', ENROLLED)).emits(moved);
    const promoted = transferred({ staff: ANA, unit: unit('b'), on: day(15), position: { title: 'head' } });
    given(staffDecider)
      .when(moving('b', ENROLLED, { title: 'head' }))
      .emits(promoted);
  });

  it('changes nothing for whoever is there, mergers followed, in the same post or in one not told', () => {
    given(staffDecider).when(moving('b', ENROLLED)).isAlreadySo();
    given(staffDecider)
      .when(moving('b', ENROLLED, CLERK))
      .isAlreadySo();
  });

  it('is for whoever is in service', () => {
    given(staffDecider)
      .when(moving('a', [fact('enrolled', 16)]))
      .refuses('before-enrolment');
    given(staffDecider)
      .when(moving('a', [...ENROLLED, fact('departed', 15)]))
      .refuses('after-departure');
  });
});

const departing = (career: Career, on: number) => (): Decision<StaffEvent> =>
  depart({ type: 'StaffDeparted', staff: ANA, on: day(on), reason: 'retired' }, { career, today: TODAY });

describe('departing', () => {
  it('is recorded once', () => {
    const departed = { type: 'StaffDeparted', staff: ANA, on: day(20), reason: 'retired' } as const;
    given(staffDecider).when(departing(ENROLLED, 20)).emits(departed);
    given(staffDecider).when(departing(DEPARTED, 20)).isAlreadySo();
  });

  it('is for whoever is in service, at most two years ahead', () => {
    given(staffDecider).when(departing(ENROLLED, 9)).refuses('before-enrolment');
    given(staffDecider).when(departing(DEPARTED, 21)).refuses('after-departure');
    given(staffDecider).when(departing(ENROLLED, 2_000)).refuses('date-too-far');
  });
});

describe('correcting', () => {
  const NOW = { nip: '1', name: 'Ana' };

  it('records what is not so yet', () => {
    const fresh = freshWords({ nip: '1', name: 'Anna' }, NOW);
    const words = { name: SEALED.name, reason: REASON };
    given(staffDecider)
      .when(() => correct(ANA, { fresh, given: words }))
      .emits(corrected(ANA, words));
  });

  it('changes nothing where number and name are so already, or are not told', () => {
    for (const wanted of [NOW, { name: 'Ana' }, {}])
      given(staffDecider)
        .when(() => correct(ANA, { fresh: freshWords(wanted, NOW), given: { reason: REASON } }))
        .isAlreadySo();
  });

  it('is refused where the number is somebody else’s', () => {
    const fresh = freshWords({ nip: '2' }, NOW);
    given(staffDecider)
      .when(() => correct(ANA, { fresh, given: undefined }))
      .refuses('nip-taken');
  });
});
