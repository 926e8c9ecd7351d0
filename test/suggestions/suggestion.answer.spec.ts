import { describe, expect, it } from '@jest/globals';
import type { RegisterRecord } from '../../projections/registers.view.js';
import { type SuggestionShowing, suggestionShown } from '../../src/suggestions/suggestion.answer.js';
import { suggestionKind } from '../../src/suggestions/suggestion.register.js';
import { march, pair, PROGRAMME, recorded, sealed } from '../projections/registers/recording.js';
import { must } from '../support/expectation.js';
import {
  adopted,
  considered,
  course,
  courseVoided,
  defined,
  linked,
  received,
  REFORM,
  reform,
  things,
} from './suggestion.facts.js';

describe('a suggestion as it is shown', () => {
  const record = recorded(
    'suggestion',
    [6, received],
    [7, considered(7)],
    [9, adopted(9, { course })],
    [14, linked(14, { reform })],
  );
  const shown = (showing: SuggestionShowing, courseRecord: RegisterRecord, isVoid = false): object => {
    const suggestion = suggestionKind.at(record, pair(20, 30));
    must(suggestion !== undefined);
    const realising = things({ reform: REFORM, course: courseRecord })(pair(20, 30));
    return suggestionShown(suggestion, { showing, realising, isVoid: () => isVoid });
  };
  const kept = recorded('course', [1, defined]);
  const gone = recorded('course', [1, defined], [12, courseVoided]);

  it('tells figures and links to everybody', () => {
    expect(shown('figures', gone)).toStrictEqual({
      id: 'suggestion',
      programme: PROGRAMME,
      unit: 'a',
      receivedOn: march(5),
      source: 'forum',
      status: 'adopted',
      realisedOn: march(20),
      session: 'session',
      reform,
    });
    expect(shown('figures', gone, true)).not.toHaveProperty('session');
  });

  it('tells steps without texts to some, and who made it to the office alone', () => {
    const steps = (showing: SuggestionShowing, of = kept): unknown => (shown(showing, of) as { steps?: unknown }).steps;
    const consider = { step: 'consider', on: march(7), recordedOn: march(7) };
    const adopt = { step: 'adopt', on: march(9), recordedOn: march(9) };
    const added = [{ on: march(14), recordedOn: march(14), reform }];
    expect(steps('figures')).toBe(undefined);
    expect(steps('steps')).toStrictEqual([consider, { ...adopt, course, added }]);
    expect(steps('texts')).toStrictEqual([consider, { ...adopt, course, note: sealed('good'), added }]);
    expect(steps('steps', gone)).toStrictEqual([consider, { ...adopt, added }]);
    expect(shown('steps', kept)).not.toHaveProperty('text');
    expect(shown('texts', kept)).toMatchObject({ text: sealed('earlier') });
    expect(shown('texts', kept)).not.toHaveProperty('from');
    expect(shown('all', kept)).toMatchObject({ from: sealed('Bu Warga') });
  });
});
