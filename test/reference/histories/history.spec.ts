import { describe, expect, it } from '@jest/globals';
import { recordAll, type Known } from '../facts.js';
import { judge } from '../judge/judge.js';
import type { Verdict } from '../judge/verdict.js';
import { expectedOf } from '../play/expected.js';
import { historyOf, type History } from './history.js';
import { expectOf } from '../../support/expectation.js';

const writesOf = ({ steps }: History) => steps.filter((step) => 'write' in step);

/** Plays a history in the model alone, every doubtful write being recorded. */
const judged = (history: History) => {
  let log: Known = [];
  const verdicts: Verdict[] = [];
  for (const { today, write } of writesOf(history)) {
    const verdict = judge(log, today, write);
    verdicts.push(verdict);
    const records = verdict.accepting === 'recorded' || verdict.accepting === 'either';
    if (records) log = recordAll(log, today, verdict.record(write.newId ?? '@none'));
  }
  const refused = verdicts.filter(({ accepting }) => accepting === 'no');
  const codes = new Set(refused.flatMap(({ refusals }) => [...refusals]));
  return { log, codes, share: 1 - refused.length / verdicts.length };
};

const COMMON = [
  'invalid-input',
  'not-found',
  'date-in-future',
  'date-too-far',
  'before-issue',
  'before-enrolment',
  'after-departure',
  'nip-taken',
  'staff-not-targeted',
  'staff-not-in-unit',
  'unit-ended',
  'unit-not-empty',
  'unit-outside-programme',
  'chart-cycle',
  'programme-closed',
  'reform-not-decreed',
  'not-later',
  'reform-cancelled',
  'directive-withdrawn',
  'session-not-planned',
  'practice-retired',
  'issue-closed',
  'issue-open',
  'step-backwards',
  'code-taken',
];

describe('random histories', () => {
  it('are the same for the same seed', () => {
    expect(historyOf(7, 60)).toStrictEqual(historyOf(7, 60));
  });

  it('are mostly accepted, and meet most refusals of the contract', () => {
    const all = Array.from({ length: 8 }, (_, seed) => judged(historyOf(seed, 100)));
    const mean = all.reduce((sum, { share }) => sum + share, 0) / all.length;
    expectOf(mean > 0.7 && mean < 0.92, `accepted ${mean}`).toBeTruthy();
    const met = new Set(all.flatMap(({ codes }) => [...codes]));
    const missed = COMMON.filter((code) => !met.has(code));
    expectOf(missed.length <= COMMON.length / 4, `not met: ${missed.join()}`).toBeTruthy();
  });

  it('carry checks that the model can answer', () => {
    const history = historyOf(3, 120);
    const { log } = judged(history);
    const answers = history.steps.flatMap((step) => ('check' in step ? [expectedOf(log, step.check)] : []));
    expect(answers.filter((answer) => answer?.status === 200).length > answers.length / 2).toBeTruthy();
  });
});
