import { describe, expect, it } from '@jest/globals';
import type { FactOf } from '../../projections/registers.view.js';
import type { Amendment } from '../../src/kernel/facts/telling.js';
import { asId, type PracticeId } from '../../src/kernel/words/ids.js';
import { practiceAt, practiceKind } from '../../src/practices/practice.register.js';
import { eventId, march, pair, PROGRAMME, recorded, sealed, unit } from '../projections/registers/recording.js';

const ofPractice = { practice: asId<PracticeId>('practice'), programme: PROGRAMME } as const;
const reason = sealed('why');

const defined: FactOf = {
  type: 'PracticeDefined',
  ...ofPractice,
  title: 'Permits through the new flow',
  units: [unit('a')],
  windowDays: 90,
  on: march(10),
};
const retired = (on: number): FactOf => ({ type: 'PracticeRetired', ...ofPractice, on: march(on), reason });
const amended = (...all: readonly Amendment[]): FactOf => ({
  type: 'PracticeAmended',
  ...ofPractice,
  amended: all,
  reason,
});
const undone: FactOf = { type: 'PracticeUndone', ...ofPractice, what: 'restore', undone: [eventId(1)], reason };
const voided: FactOf = { type: 'PracticeVoided', ...ofPractice, reason };

describe('a corrected practice', () => {
  it('is from the day of the correction on as if it had been defined so, and before it as it was', () => {
    const right = { title: 'Permits', windowDays: null, on: march(5), description: sealed('plain') };
    const record = recorded('practice', [5, defined], [20, amended({ fact: eventId(0), right })]);
    const before = practiceKind.at(record, pair(7, 19));
    const after = practiceKind.at(record, pair(7, 20));
    expect([before?.title, before?.windowDays, before?.on]).toStrictEqual([
      'Permits through the new flow',
      90,
      march(10),
    ]);
    expect([after?.title, after?.on, after?.description?.box]).toStrictEqual(['Permits', march(5), 'plain']);
    expect(after).not.toHaveProperty('windowDays');
  });

  it('counts from the first day that is right', () => {
    const record = recorded('practice', [5, defined], [20, amended({ fact: eventId(0), right: { on: march(5) } })]);
    expect([practiceAt(record, pair(7, 19)), practiceAt(record, pair(7, 20))?.on]).toStrictEqual([undefined, march(5)]);
  });

  it('is defined again once its retirement is taken back', () => {
    const record = recorded('practice', [5, defined], [6, retired(12)], [20, undone], [22, retired(14)]);
    const seen = [pair(13, 19), pair(13, 20), pair(13, 22), pair(14, 22)].map((at) => {
      const { status, retiredOn } = practiceKind.at(record, at) ?? {};
      return [status, retiredOn];
    });
    expect(seen).toStrictEqual([
      ['retired', march(12)],
      ['defined', undefined],
      ['defined', march(14)],
      ['retired', march(14)],
    ]);
  });

  it('that is void is shown as such, and counts nowhere', () => {
    const record = recorded('practice', [5, defined], [20, voided]);
    expect(practiceKind.at(record, pair(11, 20))?.status).toBe('void');
    expect([practiceAt(record, pair(11, 19))?.status, practiceAt(record, pair(11, 20))]).toStrictEqual([
      'defined',
      undefined,
    ]);
  });

  it('tells its history: what was taken back stays in it', () => {
    const right = { on: march(8) };
    const record = recorded(
      'practice',
      [5, defined],
      [6, retired(12)],
      [20, undone],
      [21, amended({ fact: eventId(0), right })],
    );
    const rows = practiceKind.history(record, march(21));
    expect(rows.map(({ id, kind, on, stands }) => [id, kind, on, stands])).toStrictEqual([
      [eventId(0), 'written', march(8), true],
      [eventId(1), 'retire', march(12), false],
    ]);
    expect(rows.map(({ corrections }) => corrections.map(({ kind }) => kind))).toStrictEqual([['amend'], ['restore']]);
  });
});
