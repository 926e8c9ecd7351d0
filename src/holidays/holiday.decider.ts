import type { Decider, Decision, Recording } from '../kernel/facts/decider.js';
import type { Part } from '../kernel/facts/envelope.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { notTooFar } from '../kernel/words/dates.js';
import type { CommandId, EventId, HolidayId } from '../kernel/words/ids.js';
import { refuse } from '../kernel/words/refusal.js';
import {
  type HolidayAnnounced,
  type HolidayEvent,
  type HolidayRenamed,
  type HolidayRevoked,
  HOLIDAYS,
} from './holiday.events.js';

/** What was told of a holiday; `name` as it is from then on, undefined where it is none any more. */
export type HolidayFact = {
  readonly id: EventId;
  readonly name: string | undefined;
  readonly recordedOn: CalendarDate;
  readonly command: CommandId;
};

export type Holiday = {
  readonly id: HolidayId;
  readonly on: CalendarDate;
  /** In order of recording, the announcement first. */
  readonly facts: readonly HolidayFact[];
  readonly part: Part;
};

/** Every holiday there ever was, in order of recording; changed in place by the fold that owns it. */
export type Calendar = {
  readonly all: Map<HolidayId, Holiday>;
  /** Those that stand, by day. */
  readonly standing: Map<CalendarDate, HolidayId>;
};

const evolve = (calendar: Calendar, event: HolidayEvent, at: Recording): Calendar => {
  const { all, standing } = calendar;
  const { holiday: id, on } = event;
  const { revision, position, recordedOn, commandId: command } = at;
  const name = event.type === 'HolidayRevoked' ? undefined : event.name;
  const facts = [...(all.get(id)?.facts ?? []), { id: at.id, name, recordedOn, command }];
  all.set(id, { id, on, facts, part: { id, revision, position } });
  if (name === undefined) standing.delete(on);
  else standing.set(on, id);
  return calendar;
};

export const holidayDecider: Decider<Calendar, HolidayEvent> = {
  category: HOLIDAYS.category,
  initial: () => ({ all: new Map(), standing: new Map() }),
  evolve,
};

/** The holiday of a day as all that is recorded has it. */
export const standingOn = ({ all, standing }: Calendar, day: CalendarDate): Holiday | undefined => {
  const id = standing.get(day);
  return id && all.get(id);
};

export type Announcing = Omit<HolidayAnnounced, 'type'>;

/** Announces a holiday; of a day that is one already only its name may be another. */
export const announce = (
  calendar: Calendar,
  { holiday, on, name }: Announcing,
  today: CalendarDate,
): Decision<HolidayAnnounced | HolidayRenamed> => {
  const known = standingOn(calendar, on);
  if (known?.facts.at(-1)?.name === name) return [];
  const far = notTooFar(on, today);
  if (far) return refuse(far);
  return known
    ? [{ type: 'HolidayRenamed', holiday: known.id, on, name }]
    : [{ type: 'HolidayAnnounced', holiday, on, name }];
};

/** Makes a working day of a holiday again; one that is none any more changes nothing. */
export const revokeHoliday = (
  { all, standing }: Calendar,
  { holiday, reason }: Pick<HolidayRevoked, 'holiday' | 'reason'>,
): Decision<HolidayRevoked> => {
  const known = all.get(holiday);
  if (!known) return refuse('not-found');
  const { on } = known;
  return standing.get(on) === holiday ? [{ type: 'HolidayRevoked', holiday, on, reason }] : [];
};

/** What a request made or changed: undefined where it recorded nothing. */
export const toldBy = ({ all }: Calendar, command: CommandId): Holiday | undefined =>
  [...all.values()].find(({ facts }) => facts.some((fact) => fact.command === command));
