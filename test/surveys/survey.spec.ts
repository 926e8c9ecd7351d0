import { describe, it } from '@jest/globals';
import type { Decision } from '../../src/kernel/facts/decider.js';
import { type Survey, surveyDecider } from '../../src/surveys/survey.decider.js';
import type { SurveyEvent } from '../../src/surveys/survey.events.js';
import {
  cancel,
  close,
  count,
  extend,
  issueCodes,
  retractPaper,
  revokeCodes,
  typePaper,
  write,
} from '../../src/surveys/survey.rules.js';
import { given } from '../support/given.js';
import {
  about,
  cancelled,
  closed,
  counted,
  day,
  extended,
  named,
  on,
  permits,
  takenBack,
  typed,
  written,
} from './survey.stories.js';

const decider = surveyDecider;
const free = { today: day('2026-03-01'), closed: undefined, unitFault: undefined };

const writing =
  (facts: object = {}, told: object = {}) =>
  (state: Survey): Decision<SurveyEvent> =>
    write(state, written(told), { ...free, ...facts });
const extending = (to: string, today: string) => about((survey) => extend(survey, extended(to), on(today)));
const closing = (today: string) => about((survey) => close(survey, closed(today), on(today)));
const cancelling = (today: string) => about((survey) => cancel(survey, cancelled, on(today)));
const codes = { type: 'SurveyCodesIssued', ...named, unit: permits, count: 5 } as const;
const revoked = { type: 'SurveyCodesRevoked', ...named, unit: permits } as const;
const issuing = (today: string, isCovered = true) =>
  about((survey) => issueCodes(survey, codes, { ...on(today), isCovered }));
const revoking = (today: string, unused = 1) =>
  about((survey) => revokeCodes(survey, revoked, { ...on(today), unused }));
const typing = (today: string, isCovered = true) =>
  about((survey) => typePaper(survey, typed, { ...on(today), isCovered }));
const retracting = (today: string) => about((survey) => retractPaper(survey, takenBack, on(today)));
const counting = (today: string) => about((survey) => count(survey, counted, on(today)));

describe('a survey', () => {
  it('is written once, of a programme that takes it, for units that it may name', () => {
    given(decider).when(writing()).emits(written());
    given(decider, written()).when(writing()).isAlreadySo();
    given(decider)
      .when(writing({ closed: 'programme-closed', unitFault: 'unit-ended' }))
      .refuses('programme-closed');
    given(decider)
      .when(writing({ unitFault: 'unit-outside-programme' }))
      .refuses('unit-outside-programme');
    given(decider)
      .when(writing({}, { opensOn: day('2028-03-02') }))
      .refuses('date-too-far');
    given(decider)
      .when(writing({}, { closesOn: day('2028-03-02') }))
      .refuses('date-too-far');
  });

  it('is extended to later days, until its last has passed', () => {
    given(decider, written()).when(extending('2026-03-25', '2026-03-20')).emits(extended('2026-03-25'));
    given(decider, written()).when(extending('2026-03-20', '2026-03-10')).isAlreadySo();
    given(decider, written()).when(extending('2026-03-19', '2026-03-10')).refuses('not-later');
    given(decider, written()).when(extending('2028-03-11', '2026-03-10')).refuses('date-too-far');
    given(decider, written()).when(extending('2026-03-20', '2026-03-21')).refuses('survey-closed');
    given(decider, written(), cancelled).when(extending('2026-03-25', '2026-03-10')).refuses('survey-cancelled');
  });

  it('closes with the day on which that is told, and may be extended until that ends', () => {
    given(decider, written()).when(closing('2026-03-10')).emits(closed('2026-03-10'));
    given(decider, written(), closed('2026-03-10')).when(closing('2026-03-10')).isAlreadySo();
    given(decider, written(), closed('2026-03-10')).when(closing('2026-03-11')).refuses('survey-closed');
    given(decider, written()).when(closing('2026-03-01')).refuses('survey-not-open');
    given(decider, written(), cancelled).when(closing('2026-03-10')).refuses('survey-cancelled');
    given(decider, written(), closed('2026-03-10'))
      .when(extending('2026-03-12', '2026-03-10'))
      .emits(extended('2026-03-12'));
  });

  it('is cancelled once, and no more when its last day has passed', () => {
    given(decider, written()).when(cancelling('2026-03-20')).emits(cancelled);
    given(decider, written(), cancelled).when(cancelling('2026-03-20')).isAlreadySo();
    given(decider, written(), cancelled).when(cancelling('2026-03-21')).refuses('survey-cancelled');
    given(decider, written()).when(cancelling('2026-03-21')).refuses('survey-closed');
  });

  it('gives codes out from its writing on, and takes unused ones back', () => {
    given(decider, written()).when(issuing('2026-03-01')).emits(codes);
    given(decider, written()).when(issuing('2026-03-21')).refuses('survey-closed');
    given(decider, written(), cancelled).when(issuing('2026-03-10')).refuses('survey-cancelled');
    given(decider, written()).when(issuing('2026-03-10', false)).refuses('unit-outside-programme');
    given(decider, written()).when(revoking('2026-03-10')).emits(revoked);
    given(decider, written()).when(revoking('2026-03-10', 0)).isAlreadySo();
    given(decider, written()).when(revoking('2026-03-21', 0)).refuses('survey-closed');
    given(decider, written(), cancelled).when(revoking('2026-03-10')).refuses('survey-cancelled');
  });

  it('takes paper from its first day to its last, and gives a batch back once', () => {
    given(decider, written()).when(typing('2026-03-02')).emits(typed);
    given(decider, written()).when(typing('2026-03-20')).emits(typed);
    given(decider, written()).when(typing('2026-03-01', false)).refuses('survey-not-open');
    given(decider, written()).when(typing('2026-03-21', false)).refuses('survey-closed');
    given(decider, written(), cancelled).when(typing('2026-03-01')).refuses('survey-cancelled');
    given(decider, written()).when(typing('2026-03-10', false)).refuses('unit-outside-programme');
    given(decider, written(), typed).when(retracting('2026-03-20')).emits(takenBack);
    given(decider, written(), typed, takenBack).when(retracting('2026-03-20')).isAlreadySo();
    given(decider, written(), typed, takenBack).when(retracting('2026-03-21')).refuses('survey-closed');
    given(decider, written(), typed, cancelled).when(retracting('2026-03-20')).refuses('survey-cancelled');
  });

  it('is counted once, on the day after its last or later', () => {
    given(decider, written()).when(counting('2026-03-20')).isAlreadySo();
    given(decider, written()).when(counting('2026-03-21')).emits(counted);
    given(decider, written(), counted).when(counting('2026-03-22')).isAlreadySo();
    given(decider, written(), cancelled).when(counting('2026-03-21')).isAlreadySo();
    given(decider, written(), counted).when(extending('2026-03-25', '2026-03-20')).refuses('survey-closed');
  });
});
