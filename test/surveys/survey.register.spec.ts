import { describe, expect, it } from '@jest/globals';
import type { FactOf } from '../../projections/registers.view.js';
import { asId, type SurveyId } from '../../src/kernel/words/ids.js';
import { surveyKind } from '../../src/surveys/survey.register.js';
import { eventId, march, pair, PROGRAMME, recorded, sealed, unit } from '../projections/registers/recording.js';

const ofSurvey = { survey: asId<SurveyId>('survey'), programme: PROGRAMME } as const;
const reason = sealed('why');

const written: FactOf = {
  type: 'SurveyWritten',
  ...ofSurvey,
  kind: 'pulse',
  title: 'Siap?',
  units: [unit('a')],
  opensOn: march(10),
  closesOn: march(20),
  statements: ['Saya bisa.'],
};
const extended: FactOf = { type: 'SurveyExtended', ...ofSurvey, closesOn: march(25), reason };
const closed: FactOf = { type: 'SurveyClosed', ...ofSurvey, closesOn: march(22) };
const cancelled: FactOf = { type: 'SurveyCancelled', ...ofSurvey, reason };
const right = { title: 'Siapkah?', opensOn: march(12) };
const amended: FactOf = { type: 'SurveyAmended', ...ofSurvey, amended: [{ fact: eventId(0), right }], reason };

describe('a survey at a pair of dates', () => {
  it('is planned, open and closed by its days, as they are known', () => {
    const record = recorded('survey', [5, written], [18, extended], [22, closed]);
    const status = (asOf: number, known: number): unknown => surveyKind.at(record, pair(asOf, known))?.status;
    expect(surveyKind.at(record, pair(9, 4))).toBe(undefined);
    expect([status(9, 5), status(10, 5), status(20, 5), status(21, 5)]).toStrictEqual([
      'planned',
      'open',
      'open',
      'closed',
    ]);
    expect([status(21, 18), status(25, 18), status(23, 22)]).toStrictEqual(['open', 'open', 'closed']);
    expect(surveyKind.at(record, pair(10, 18))).toStrictEqual({
      id: 'survey',
      kind: 'pulse',
      programme: PROGRAMME,
      title: 'Siap?',
      units: ['a'],
      opensOn: march(10),
      closesOn: march(25),
      statements: ['Saya bisa.'],
      extensions: [{ closesOn: march(25), recordedOn: march(18), reason }],
      status: 'open',
    });
  });

  it('is told as it is right, and is cancelled for every day once that is known', () => {
    const record = recorded('survey', [5, written], [8, amended], [15, cancelled]);
    expect(surveyKind.at(record, pair(11, 7))?.status).toBe('open');
    const told = surveyKind.at(record, pair(11, 8));
    expect([told?.status, told?.title, told?.opensOn]).toStrictEqual(['planned', 'Siapkah?', march(12)]);
    const seen = [1, 15, 30].map((asOf) => surveyKind.at(record, pair(asOf, 15)));
    expect(seen.map((one) => [one?.status, one?.cancelledOn])).toStrictEqual([
      ['cancelled', march(15)],
      ['cancelled', march(15)],
      ['cancelled', march(15)],
    ]);
    expect([surveyKind.counted(record, pair(20, 14))?.status, surveyKind.counted(record, pair(20, 15))]).toStrictEqual([
      'open',
      undefined,
    ]);
    expect(
      surveyKind.history(record, march(30)).map(({ kind, on, corrections }) => [kind, on, corrections.length]),
    ).toStrictEqual([
      ['written', march(12), 1],
      ['cancel', march(15), 0],
    ]);
  });
});
