import { describe, expect, it } from '@jest/globals';
import type { Decision } from '../../src/kernel/facts/decider.js';
import type { JsonObject } from '../../src/kernel/words/json.js';
import { asId, type EventId } from '../../src/kernel/words/ids.js';
import { amend, foreignField, impossibleDay, type SurveyWish } from '../../src/surveys/amending.rules.js';
import { type KnownSurvey, type Survey, surveyDecider } from '../../src/surveys/survey.decider.js';
import type { SurveyAmended, SurveyEvent } from '../../src/surveys/survey.events.js';
import { given, stateOf } from '../support/given.js';
import { must } from '../support/expectation.js';
import {
  about,
  archive,
  cancelled,
  counted,
  day,
  extended,
  named,
  on,
  permits,
  reason,
  typed,
  written,
} from './survey.stories.js';

const decider = surveyDecider;
const correcting = { ...named, reason };

const amending = (wish: SurveyWish, today: string, facts: object = {}): ((state: Survey) => Decision<SurveyEvent>) =>
  about((survey) => amend(survey, wish, { ...on(today), unitFault: undefined, ...facts }, correcting));

const amended = (right: JsonObject, revision = 0): SurveyAmended => ({
  type: 'SurveyAmended',
  ...correcting,
  amended: [{ fact: asId<EventId>(`event-${revision}`), right }],
});

const known = (...events: readonly SurveyEvent[]): KnownSurvey => {
  const state = stateOf(decider, ...events);
  must(state.phase !== 'absent');
  return state;
};

describe('a survey that was written wrongly', () => {
  it('is told as it is right before its first day, and has nothing but its title corrected from then on', () => {
    const early = '2026-03-01';
    given(decider, written())
      .when(amending({ title: 'Siap?', units: [archive] }, early))
      .emits(amended({ title: 'Siap?', units: [archive] }));
    given(decider, written())
      .when(amending({ units: [archive] }, '2026-03-02'))
      .refuses('survey-closed');
    for (const today of ['2026-03-02', '2026-03-20', '2026-04-20']) {
      given(decider, written(), counted)
        .when(amending({ title: 'Siap?' }, today))
        .emits(amended({ title: 'Siap?' }));
    }
  });

  it('is already so where nothing else is told, but for statements in another order', () => {
    const [first = '', second = ''] = written().statements ?? [];
    given(decider, written())
      .when(amending({ title: written().title, units: [permits] }, '2026-03-10'))
      .isAlreadySo();
    given(decider, written(), cancelled)
      .when(amending({ statements: [first, second] }, '2026-04-10'))
      .isAlreadySo();
    given(decider, written())
      .when(amending({ statements: [second, first] }, '2026-03-01'))
      .emits(amended({ statements: [second, first] }));
  });

  it('is refused once it is cancelled, too far ahead, or of units that it may not name', () => {
    given(decider, written(), cancelled)
      .when(amending({ title: 'Siap?' }, '2026-03-01'))
      .refuses('survey-cancelled');
    given(decider, written())
      .when(amending({ closesOn: day('2028-03-02') }, '2026-03-01'))
      .refuses('date-too-far');
    given(decider, written())
      .when(amending({ units: [archive] }, '2026-03-01', { unitFault: 'unit-ended' }))
      .refuses('unit-ended');
  });

  it('has its last day corrected where that was told last', () => {
    given(decider, written(), extended('2026-03-25'))
      .when(amending({ closesOn: day('2026-03-15') }, '2026-03-01'))
      .emits(amended({ closesOn: day('2026-03-15') }, 1));
    const right = known(written(), extended('2026-03-25'), amended({ closesOn: day('2026-03-15') }, 1));
    expect(right.closesOn).toBe('2026-03-15');
  });

  it('keeps what was typed in and what was counted', () => {
    const { title, batches, counted: told } = known(written(), typed, counted, amended({ title: 'Siap?' }));
    expect([title, batches.size, told?.responses]).toStrictEqual(['Siap?', 1, 7]);
  });

  it('has no day that cannot be, and no field of another kind', () => {
    const pulse = known(written());
    const impossible = (wish: SurveyWish): string | undefined => impossibleDay(pulse, wish, day('2026-03-10'));
    expect(impossible({ closesOn: day('2026-03-09') })).toBe('closesOn');
    expect(impossible({ opensOn: day('2026-03-21') })).toBe('opensOn');
    expect(impossible({ opensOn: day('2026-03-22'), closesOn: day('2026-03-21') })).toBe('closesOn');
    expect(impossibleDay(pulse, { closesOn: pulse.closesOn }, day('2026-04-10'))).toBe(undefined);
    expect(foreignField(pulse, { weights: '0.11' })).toBe('weights');
    expect(foreignField({ kind: 'satisfaction' }, { statements: ['a'] })).toBe('statements');
    expect(foreignField(pulse, { statements: ['a'] })).toBe(undefined);
  });
});
