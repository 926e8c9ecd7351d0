import { type FactOfType, factsBy } from '../../projections/registers/facts.js';
import { toldBy } from '../../projections/registers/told.js';
import type { RegisterRecord } from '../../projections/registers.view.js';
import { isCorrection } from '../kernel/facts/telling.js';
import { addDays, type CalendarDate, FIRST_DAY, LAST_DAY } from '../kernel/words/calendar-date.js';
import type { ProgrammeId } from '../kernel/words/ids.js';
import { COMPLAINT_STEPS } from './complaint.events.js';
import { after, type Going, goingFrom } from './complaint.register.js';

type Receipt = FactOfType<'ComplaintReceived'>;

/** How a complaint stands from a day on, as recorded on another, until the next spell. */
export type Spell = Going & { readonly on: CalendarDate; readonly recordedOn: CalendarDate };

/** A complaint as it is told from a day of knowing on, until it is corrected again. */
export type Life = {
  readonly knownFrom: CalendarDate;
  readonly receivedOn: CalendarDate;
  /** Its label, void or not. */
  readonly programme: ProgrammeId | undefined;
  /** In order of both days: no step is dated before the one it follows. None of what is void by then. */
  readonly spells: readonly Spell[];
};

const spellsOf = (record: RegisterRecord, { recordedOn, event: { receivedOn: on } }: Receipt): Spell[] => {
  let going = goingFrom(on);
  const spells: Spell[] = [{ ...going, on, recordedOn }];
  for (const step of factsBy(record, LAST_DAY, ...COMPLAINT_STEPS)) {
    going = after(going, step);
    spells.push({ ...going, on: step.event.on, recordedOn: step.recordedOn });
  }
  return spells;
};

/** As told by the end of a day: void, or not recorded by then, it has no spells. */
const lifeBy = (record: RegisterRecord, knownFrom: CalendarDate, until: CalendarDate): Life => {
  const told = toldBy(record, until);
  const [received] = told.isVoid ? [] : factsBy(told.record, until, 'ComplaintReceived');
  if (!received) return { knownFrom, receivedOn: FIRST_DAY, programme: undefined, spells: [] };
  const { receivedOn, programme } = received.event;
  return { knownFrom, receivedOn, programme, spells: spellsOf(told.record, received) };
};

/**
 * A complaint once for each time that it was told otherwise, in order of that day: who asks as known on a day reads the
 * last one known by then, and of it the last spell that has come and was recorded by then.
 */
export const livesOf = (record: RegisterRecord): Life[] => {
  const corrected = record.facts.filter(({ event }) => isCorrection(event)).map(({ recordedOn }) => recordedOn);
  const days = [FIRST_DAY, ...new Set(corrected)];
  return days.map((day, index) => {
    const next = days[index + 1];
    return lifeBy(record, day, next === undefined ? LAST_DAY : addDays(next, -1));
  });
};
