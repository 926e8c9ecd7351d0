import { describe, expect, it } from '@jest/globals';
import type { FactOf, RegisterRecord } from '../../projections/registers.view.js';
import { asId, type DirectiveId, type PracticeId } from '../../src/kernel/words/ids.js';
import type { Pair } from '../../src/kernel/words/pair.js';
import type { Linking } from '../../src/suggestions/suggestion.events.js';
import { suggestionKind, suggestionSeen } from '../../src/suggestions/suggestion.register.js';
import { march, pair, PROGRAMME, recorded, sealed } from '../projections/registers/recording.js';
import {
  adopted,
  amended,
  considered,
  course,
  courseVoided,
  declined,
  defined,
  linked,
  received,
  REFORM,
  reform,
  reopened,
  things,
  undone,
} from './suggestion.facts.js';

const stateAt = (record: RegisterRecord, at: Pair, of = things({})): unknown[] => {
  const suggestion = suggestionKind.counted(record, at);
  if (!suggestion) return [];
  const { status, answeredOn, link } = suggestion;
  return [status, answeredOn, link?.id, of(at).realisedOn(suggestion)];
};

describe('a suggestion at a pair of dates', () => {
  const story = recorded(
    'suggestion',
    [6, received],
    [8, considered(7)],
    [12, adopted(10)],
    [16, linked(15, { reform })],
    [26, reopened(25)],
    [28, declined(27)],
  );

  it('is not there before it was received or recorded', () => {
    expect(stateAt(story, pair(4, 30))).toStrictEqual([]);
    expect(stateAt(story, pair(5, 5))).toStrictEqual([]);
    expect(stateAt(story, pair(5, 6))).toStrictEqual(['received', undefined, undefined, null]);
  });

  it('is as its steps left it by then', () => {
    const of = things({ reform: REFORM });
    expect(stateAt(story, pair(7, 30), of)).toStrictEqual(['considered', undefined, undefined, null]);
    expect(stateAt(story, pair(11, 11), of)).toStrictEqual(['considered', undefined, undefined, null]);
    expect(stateAt(story, pair(14, 30), of)).toStrictEqual(['adopted', march(10), undefined, null]);
    expect(stateAt(story, pair(15, 30), of)).toStrictEqual(['adopted', march(10), reform, null]);
    expect(stateAt(story, pair(25, 30), of)).toStrictEqual(['considered', undefined, undefined, null]);
    expect(stateAt(story, pair(27, 30), of)).toStrictEqual(['declined', march(27), undefined, null]);
  });

  it('is realised once what carries it out is done, as known then', () => {
    const of = things({ reform: REFORM });
    expect(stateAt(story, pair(19, 30), of)[3]).toBe(null);
    expect(stateAt(story, pair(20, 30), of)[3]).toBe(march(20));
    expect(stateAt(story, pair(24, 21), of)[3]).toBe(null);
    expect(stateAt(story, pair(24, 22), of)[3]).toBe(march(20));
  });

  it('is realised from its adoption on where that comes later', () => {
    const late = recorded('suggestion', [6, received], [24, adopted(23, { reform })]);
    expect(stateAt(late, pair(22, 30), things({ reform: REFORM }))[3]).toBe(null);
    expect(stateAt(late, pair(23, 30), things({ reform: REFORM }))[3]).toBe(march(23));
  });

  it('is realised by the first day of a practice or course, and by the first version of a directive', () => {
    const practice: FactOf = {
      type: 'PracticeDefined',
      practice: asId<PracticeId>('practice'),
      programme: PROGRAMME,
      title: 'P',
      units: [],
      on: march(12),
    };
    const ofDirective = { directive: asId<DirectiveId>('directive'), programme: PROGRAMME };
    const issued: FactOf = {
      type: 'DirectiveIssued',
      ...ofDirective,
      title: 'D',
      reference: 'SE',
      units: [],
      issuedOn: march(14),
      dueOn: march(30),
    };
    const days = { issuedOn: march(18), dueOn: march(30), summary: sealed('new') };
    const revised: FactOf = { type: 'DirectiveRevised', ...ofDirective, version: 2, ...days };
    const of = things({
      practice: recorded('practice', [1, practice]),
      course: recorded('course', [1, defined]),
      directive: recorded('directive', [1, issued], [2, revised]),
    });
    const by = (link: Linking): unknown =>
      stateAt(recorded('suggestion', [6, received], [7, adopted(7, link)]), pair(20, 30), of)[3];
    expect(by({ practice: asId('practice') })).toBe(march(12));
    expect(by({ course })).toBe(march(9));
    expect(by({ directive: asId('directive') })).toBe(march(14));
  });

  it('stays adopted by what is void, is not realised by it, and may be by something else', () => {
    const of = things({ reform: REFORM, course: recorded('course', [1, defined], [12, courseVoided]) });
    const record = recorded('suggestion', [6, received], [9, adopted(9, { course })], [14, linked(14, { reform })]);
    expect(stateAt(record, pair(10, 11), of)[3]).toBe(march(9));
    expect(stateAt(record, pair(10, 12), of)).toStrictEqual(['adopted', march(9), course, null]);
    expect(stateAt(record, pair(20, 30), of)[3]).toBe(march(20));
  });

  it('is from a correction on as if it had been told so', () => {
    const record = recorded(
      'suggestion',
      [6, received],
      [7, adopted(7)],
      [8, linked(8, { reform })],
      [9, undone(1, 2)],
      [10, amended({ unit: 'b', receivedOn: march(3) })],
    );
    expect(stateAt(record, pair(8, 8))).toStrictEqual(['adopted', march(7), reform, null]);
    expect(stateAt(record, pair(8, 9))).toStrictEqual(['received', undefined, undefined, null]);
    expect(stateAt(record, pair(4, 9))).toStrictEqual([]);
    expect(suggestionKind.at(record, pair(4, 10))?.unit).toBe('b');
    expect([suggestionSeen(record, pair(8, 8))?.unit, suggestionSeen(record, pair(8, 8))?.unitNow]).toStrictEqual([
      'a',
      'b',
    ]);
    const rows = suggestionKind.history(record, march(10));
    expect(rows.map(({ kind, on, stands }) => [kind, on, stands])).toStrictEqual([
      ['written', march(3), true],
      ['adopt', march(7), false],
      ['adopt', march(8), false],
    ]);
  });
});
