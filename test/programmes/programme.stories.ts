import type { CalendarDate } from '../../src/kernel/words/calendar-date.js';
import type { Moment } from '../../src/kernel/facts/decider.js';
import { asId, type ProgrammeId, type UnitId } from '../../src/kernel/words/ids.js';
import type {
  ProgrammeClosed,
  ProgrammeLaunched,
  ProgrammeRescheduled,
  ProgrammeScoped,
} from '../../src/programmes/programme.events.js';

export const day = (raw: string): CalendarDate => raw as CalendarDate;

export const [permits, archive] = ['permits', 'archive'].map((name) => asId<UnitId>(name)) as [UnitId, UnitId];

export const moment: Moment = { now: '2026-04-30T02:00:00.000Z', today: day('2026-04-30') };

const programme = asId<ProgrammeId>('programme');
const sealed = { key: 'programme:programme', box: 'c2VhbGVk' };

export const launched: ProgrammeLaunched = {
  type: 'ProgrammeLaunched',
  programme,
  code: 'PB-2026',
  title: 'Penataan birokrasi',
  startsOn: day('2026-01-01'),
  endsOn: day('2026-12-31'),
  units: [permits],
};

export const rescheduled = (startsOn: string, endsOn: string): ProgrammeRescheduled => ({
  type: 'ProgrammeRescheduled',
  programme,
  startsOn: day(startsOn),
  endsOn: day(endsOn),
  reason: sealed,
});

export const scoped = (on: string, ...units: readonly UnitId[]): ProgrammeScoped => ({
  type: 'ProgrammeScoped',
  programme,
  units,
  on: day(on),
});

export const closed = (on: string): ProgrammeClosed => ({
  type: 'ProgrammeClosed',
  programme,
  on: day(on),
  outcome: sealed,
});
