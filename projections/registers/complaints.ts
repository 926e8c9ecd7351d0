import type { DomainEvent } from '../../src/kernel/facts/decider.js';
import type { Amendment } from '../../src/kernel/facts/telling.js';
import type { IndexValues } from '../../src/kernel/ports/view-store.js';
import type { CalendarDate } from '../../src/kernel/words/calendar-date.js';
import { monthOf } from '../../src/kernel/words/month.js';
import { type RecordedFact, standingsOf } from './complaint-spells.js';

/**
 * Indexes of complaints: every unit that was ever named, how it stands and stood, its label, and every month of receipt and
 * tier that was ever told. Those of a unit in which a clock runs by all that was told, under an index of their own.
 */
export const COMPLAINT_UNIT = 'complaint-unit';
export const COMPLAINT_RUNNING_UNIT = 'complaint-running-unit';
export const COMPLAINT_STATUS = 'complaint-status';
export const COMPLAINT_LABEL = 'complaint-label';
export const COMPLAINT_MONTH = 'complaint-month';
export const COMPLAINT_TIER = 'complaint-tier';

/** Those in which a clock runs: only they are due, or late. */
export const RUNNING_STATUSES = ['received', 'verified'] as const;
const RUNNING: ReadonlySet<string> = new Set(RUNNING_STATUSES);

type Facts = readonly RecordedFact[];

const amendmentsIn = (event: DomainEvent): readonly Amendment[] =>
  'amended' in event ? (event.amended as readonly Amendment[]) : [];

/** What facts, and what was told of them since, hold in a field, each once. */
const toldIn = (facts: Facts, field: string): readonly string[] => {
  const told = facts.flatMap(({ event }) => [event, ...amendmentsIn(event).map(({ right }) => right)]);
  const values = told.flatMap((one) => Object.entries(one).flatMap(([name, value]) => (name === field ? [value] : [])));
  return [...new Set(values.filter((value): value is string => typeof value === 'string'))];
};

/** A programme is but a label of theirs: what is read of the programme as a whole holds no complaint. */
export const complaintIndexes = (facts: Facts): IndexValues => {
  const [standings, units] = [standingsOf(facts), toldIn(facts, 'unit')];
  const months = toldIn(facts, 'receivedOn').map((day) => monthOf(day as CalendarDate));
  return {
    kind: ['complaint'],
    [COMPLAINT_UNIT]: units,
    [COMPLAINT_RUNNING_UNIT]: standings.some((one) => RUNNING.has(one)) ? units : [],
    [COMPLAINT_STATUS]: standings,
    [COMPLAINT_LABEL]: toldIn(facts, 'programme'),
    [COMPLAINT_MONTH]: [...new Set(months)],
    [COMPLAINT_TIER]: toldIn(facts, 'tier'),
  };
};
