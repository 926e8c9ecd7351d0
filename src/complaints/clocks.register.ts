import type { WorkingDays } from '../kernel/organisation/working-days.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import type { Tier } from './complaint.events.js';

/** What runs for whoever has to act: so many working days, counted from the day after it started (complaints@1). */
export type Clock = { readonly startedOn: CalendarDate; readonly workingDays: number };

/** Within how many working days a complaint is verified once it was received or completed. */
const TO_VERIFY = 3;

/** Within how many it is answered once it was verified or reopened, by its tier (capabilities.md, 15). */
const TO_ANSWER: Readonly<Record<Tier, number>> = {
  light: 2,
  normative: 5,
  'not-supervisory': 14,
  supervisory: 60,
};

export const clockOfReceipt = (startedOn: CalendarDate): Clock => ({ startedOn, workingDays: TO_VERIFY });

export const clockOfTier = (startedOn: CalendarDate, tier: Tier): Clock => ({
  startedOn,
  workingDays: TO_ANSWER[tier],
});

/** The last day on which it is not late. */
export const dueOn = ({ startedOn, workingDays }: Clock, working: WorkingDays): CalendarDate =>
  working.nthAfter(startedOn, workingDays);

/** Of a complaint: the clock that runs, and the one that its answer ended. */
export type Clocked = {
  readonly clock: Clock | undefined;
  readonly answeredOn: CalendarDate | undefined;
  readonly answeredClock: Clock | undefined;
};

/** How its clocks read on a day. */
export type Punctuality = {
  /** Undefined where no clock runs. */
  readonly due: CalendarDate | undefined;
  readonly late: boolean;
  /** Undefined where it is not answered. */
  readonly onTime: boolean | undefined;
};

/** By the working days as known: which those are depends on `knownOn` alone. */
export const punctualityOf = (
  { clock, answeredOn, answeredClock }: Clocked,
  asOf: CalendarDate,
  working: WorkingDays,
): Punctuality => {
  const due = clock && dueOn(clock, working);
  const onTime = answeredOn && answeredClock && answeredOn <= dueOn(answeredClock, working);
  return { due, late: due !== undefined && asOf > due, onTime };
};
