import { describe, expect, it } from '@jest/globals';
import type { FactOf } from '../../projections/registers.view.js';
import { asId, type NilReportId } from '../../src/kernel/words/ids.js';
import { nilReportKind } from '../../src/nil-reports/nil-report.register.js';
import { eventId, march, pair, PROGRAMME, recorded, sealed, unit } from '../projections/registers/recording.js';

const named = { nilReport: asId<NilReportId>('report'), programme: PROGRAMME, unit: unit('a'), on: march(10) };
const reported: FactOf = { type: 'NilReported', ...named };
const retracted: FactOf = { type: 'NilReportRetracted', ...named, reason: sealed('so not') };

/** Of the 10th, recorded on the 12th, taken back on the 20th. */
const story = recorded('nilReport', [12, reported], [20, retracted]);

describe('the register of nil reports', () => {
  it('knows one from its day and its recording on', () => {
    expect(nilReportKind.at(story, pair(9, 12))).toBeUndefined();
    expect(nilReportKind.at(story, pair(10, 11))).toBeUndefined();
    expect(nilReportKind.at(story, pair(10, 12))).toStrictEqual({
      id: 'report',
      programme: PROGRAMME,
      unit: 'a',
      on: march(10),
      status: 'standing',
    });
  });

  it('shows what was taken back for every known day since, and counts it on none of them', () => {
    expect(nilReportKind.at(story, pair(10, 19))?.status).toBe('standing');
    expect(nilReportKind.at(story, pair(10, 20))?.status).toBe('retracted');
    expect(nilReportKind.counted(story, pair(30, 19))?.status).toBe('standing');
    expect(nilReportKind.counted(story, pair(30, 20))).toBeUndefined();
  });

  it('tells its history in one row', () => {
    const row = { id: eventId(0), kind: 'written', on: march(10), recordedOn: march(12) };
    expect(nilReportKind.history(story, march(19))).toStrictEqual([{ ...row, stands: true, corrections: [] }]);
    const corrections = [{ id: eventId(1), kind: 'retract', recordedOn: march(20) }];
    expect(nilReportKind.history(story, march(20))).toStrictEqual([{ ...row, stands: false, corrections }]);
  });
});
