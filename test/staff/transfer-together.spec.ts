import { describe, it } from '@jest/globals';
import type { Career, CareerFact } from '../../src/kernel/organisation/career.js';
import type { Decision } from '../../src/kernel/facts/decider.js';
import { asId, type StaffId, type TransferId } from '../../src/kernel/words/ids.js';
import type { Move, StaffMovedTogether } from '../../src/staff/staff.events.js';
import { moveTogether, transferDecider } from '../../src/staff/transfer.decider.js';
import { abolish, ChartStory, day, unit } from '../kernel/chart.stories.js';
import { given } from '../support/given.js';

const TODAY = day(30);

/** A city with `a`, `b`, `old`, which is abolished on day 5, and `late`, which is on day 50. */
const chartsOn = (n: number) => {
  const story = ChartStory.ofCity('a', 'b', 'old', 'late');
  story.takes(5, abolish('old'));
  story.takes(50, abolish('late'));
  return { onDay: story.on(n), last: story.on(10_000) };
};

const fact = (kind: CareerFact['kind'], on: number): CareerFact => ({
  kind,
  on: day(on),
  recordedOn: day(on),
  seq: on,
  ...(kind === 'departed' ? {} : { unit: unit('a') }),
});

const CAREERS: Readonly<Record<string, Career>> = {
  ana: [fact('enrolled', 1)],
  bo: [fact('enrolled', 1)],
  cut: [fact('enrolled', 1), fact('departed', 10)],
};
const PEOPLE = new Map(Object.entries(CAREERS).map(([id, career]) => [asId<StaffId>(id), { career, posts: [] }]));

const move = (staff: string, to: string): Move => ({ staff: asId<StaffId>(staff), unit: unit(to) });

const event = (on: number, ...moves: readonly Move[]): StaffMovedTogether => ({
  type: 'StaffMovedTogether',
  transfer: asId<TransferId>('decree-7'),
  on: day(on),
  decree: { key: 'transfer:decree-7', box: 'ZGVjcmVl' },
  moves,
});

const moving =
  (on: number, ...moves: readonly Move[]) =>
  (): Decision<StaffMovedTogether> =>
    moveTogether(event(on, ...moves), { people: PEOPLE, today: TODAY, charts: chartsOn(on) });

describe('a bulk transfer', () => {
  it('moves whoever is not there yet', () => {
    given(transferDecider)
      .when(moving(20, move('ana', 'b'), move('bo', 'a')))
      .emits(event(20, move('ana', 'b')));
  });

  it('changes nothing where everybody is there, however far the day is', () => {
    given(transferDecider)
      .when(moving(2_000, move('ana', 'a'), move('bo', 'a')))
      .isAlreadySo();
  });

  it('is at most two years ahead', () => {
    given(transferDecider)
      .when(moving(2_000, move('ana', 'b')))
      .refuses('date-too-far');
  });

  it('moves nobody where anything speaks against one, with a row for each, units that have ended first', () => {
    given(transferDecider)
      .when(moving(20, move('bo', 'b'), move('cut', 'b'), move('ana', 'old')))
      .refuses('unit-ended', [
        { pointer: '/moves/1/staff', code: 'after-departure' },
        { pointer: '/moves/2/unit', code: 'unit-ended' },
      ]);
  });

  it('names people before units that are abolished later', () => {
    given(transferDecider)
      .when(moving(20, move('ana', 'late'), move('cut', 'b')))
      .refuses('after-departure', [
        { pointer: '/moves/0/unit', code: 'unit-ended' },
        { pointer: '/moves/1/staff', code: 'after-departure' },
      ]);
  });
});
