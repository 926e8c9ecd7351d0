import { describe, expect, it } from '@jest/globals';
import { courseDecider } from '../../src/competency/course.decider.js';
import type { CourseEvent } from '../../src/competency/course.events.js';
import {
  type JudgedCompletions,
  judgeShown,
  type PlacedCompletion,
  type ShownFacts,
} from '../../src/competency/shown-completion.rules.js';
import { must } from '../support/expectation.js';
import { stateOf } from '../support/given.js';
import { ana, archive, bo, completed, day, defined, retired } from './course.stories.js';

const [{ course, programme }, { unit, source }] = [defined(), completed('2026-02-01', [])];

const facts: ShownFacts = { course, programme, source, today: day('2026-02-10'), closedOn: () => undefined };

const shown = (staff = ana, more: Partial<PlacedCompletion> = {}): PlacedCompletion => ({
  staff,
  on: day('2026-02-01'),
  result: 'passed',
  unit,
  ...more,
});

const judging = (
  events: readonly CourseEvent[],
  rows: readonly PlacedCompletion[],
  more: Partial<ShownFacts> = {},
): JudgedCompletions => {
  const state = stateOf(courseDecider, ...events);
  must(state.phase !== 'absent');
  return judgeShown(state, rows, { ...facts, ...more });
};

const codes = ({ verdicts }: JudgedCompletions): string[] =>
  verdicts.map((one) => (one.kind === 'refused' ? one.code : one.kind));

const closedOn = (on: string) => (on > '2026-01-31' ? ('programme-closed' as const) : undefined);

describe('results that a file shows', () => {
  it('are recorded together where unit, day and result are the same', () => {
    const cyn = shown(ana, { result: 'failed' });
    const { events, verdicts } = judging(
      [defined()],
      [shown(), shown(bo), cyn, shown(bo, { unit: archive, on: day('2026-02-02') })],
    );
    expect(verdicts.map(({ kind }) => kind)).toStrictEqual(Array(4).fill('recorded'));
    expect(events).toStrictEqual([
      completed('2026-02-01', [ana, bo]),
      completed('2026-02-01', [ana], 'failed'),
      { ...completed('2026-02-02', [bo]), unit: archive },
    ]);
  });

  it('are refused each for its own fault, the others go on', () => {
    const rows = [
      shown(ana, { on: day('2026-02-11') }),
      shown(ana, { on: day('2026-01-09') }),
      shown(ana, { unit: undefined }),
      shown(bo),
    ];
    const judged = judging([defined()], rows);
    expect(codes(judged)).toStrictEqual(['date-in-future', 'before-issue', 'staff-not-targeted', 'recorded']);
    expect(judged.events).toStrictEqual([completed('2026-02-01', [bo])]);
    expect(codes(judging([defined(), retired('2026-02-01')], [shown()]))).toStrictEqual(['course-retired']);
    const both = [shown(), shown(ana, { on: day('2026-01-31') })];
    expect(codes(judging([defined()], both, { closedOn }))).toStrictEqual(['programme-closed', 'recorded']);
  });

  it('that stand already change nothing', () => {
    const judged = judging([defined(), completed('2026-02-01', [ana])], [shown(), shown(ana, { unit: undefined })]);
    expect(codes(judged)).toStrictEqual(['unchanged', 'unchanged']);
    expect(judged.events).toStrictEqual([]);
  });
});
