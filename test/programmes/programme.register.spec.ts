import { describe, expect, it } from '@jest/globals';
import type { FactOf } from '../../projections/registers.view.js';
import { programmeKind } from '../../src/programmes/programme.register.js';
import { march, pair, PROGRAMME, recorded, sealed, unit } from '../projections/registers/recording.js';

const programmeAt = programmeKind.at;

const launched: FactOf = {
  type: 'ProgrammeLaunched',
  programme: PROGRAMME,
  code: 'PB',
  title: 'Penataan',
  startsOn: march(10),
  endsOn: march(300),
  units: [unit('city')],
};
const scoped = (on: number, ...units: string[]): FactOf => ({
  type: 'ProgrammeScoped',
  programme: PROGRAMME,
  units: units.map(unit),
  on: march(on),
});
const closed = (on: number): FactOf => ({
  type: 'ProgrammeClosed',
  programme: PROGRAMME,
  on: march(on),
  outcome: sealed('done'),
});
const rescheduled = (from: number, to: number): FactOf => ({
  type: 'ProgrammeRescheduled',
  programme: PROGRAMME,
  startsOn: march(from),
  endsOn: march(to),
  reason: sealed('late'),
});

describe('a programme at a pair of dates', () => {
  it('is not there before it was recorded', () => {
    expect(programmeAt(recorded('programme', [5, launched]), pair(20, 4))).toBe(undefined);
  });

  it('is there for every asOf, with its first scope', () => {
    const at = programmeAt(recorded('programme', [5, launched]), pair(-40, 5));
    expect([at?.status, at?.units]).toStrictEqual(['running', ['city']]);
  });

  it('has the scope of the day; of two of one day the later recorded', () => {
    const record = recorded('programme', [5, launched], [6, scoped(20, 'a')], [8, scoped(20, 'b')]);
    expect(programmeAt(record, pair(19, 30))?.units).toStrictEqual(['city']);
    expect(programmeAt(record, pair(20, 7))?.units).toStrictEqual(['a']);
    expect(programmeAt(record, pair(20, 8))?.units).toStrictEqual(['b']);
  });

  it('keeps a later scope when one for an earlier day is recorded afterwards', () => {
    const record = recorded('programme', [5, launched], [6, scoped(20, 'a')], [8, scoped(15, 'b')]);
    expect(programmeAt(record, pair(17, 30))?.units).toStrictEqual(['b']);
    expect(programmeAt(record, pair(25, 30))?.units).toStrictEqual(['a']);
  });

  it('is closed from the day of its closing, as known', () => {
    const record = recorded('programme', [5, launched], [30, closed(25)]);
    expect(programmeAt(record, pair(25, 29))?.status).toBe('running');
    expect(programmeAt(record, pair(24, 30))?.status).toBe('running');
    const at = programmeAt(record, pair(25, 30));
    expect([at?.status, at?.closedOn, at?.outcome?.box]).toStrictEqual(['closed', march(25), 'done']);
  });

  it('has a new span from the day it was recorded', () => {
    const record = recorded('programme', [5, launched], [12, rescheduled(11, 400)]);
    expect(programmeAt(record, pair(11, 30))?.endsOn).toBe(march(300));
    expect(programmeAt(record, pair(12, 30))?.endsOn).toBe(march(400));
    expect(programmeAt(record, pair(30, 11))?.startsOn).toBe(march(10));
  });
});
