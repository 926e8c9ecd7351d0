import type { FactOf, RegisterRecord } from '../../../projections/registers.view.js';
import type { RegisterKind } from '../../../projections/registers/kinds.js';
import { isCorrection } from '../../../src/kernel/facts/telling.js';
import { addDays, type CalendarDate, parseCalendarDate } from '../../../src/kernel/words/calendar-date.js';
import { asId, type EventId, type IssueId, type ProgrammeId, type UnitId } from '../../../src/kernel/words/ids.js';
import type { Sealed } from '../../../src/kernel/ports/keyring.js';
import type { Pair } from '../../../src/kernel/words/pair.js';

const day = (raw: string): CalendarDate => {
  const date = parseCalendarDate(raw);
  if (date === undefined) throw new Error(`no day: ${raw}`);
  return date;
};

/** A day of March 2026 and on. */
export const march = (n: number): CalendarDate => addDays(day('2026-02-28'), n);

/** Days of March 2026. */
export const pair = (asOf: number, knownOn = asOf): Pair => ({ asOf: march(asOf), knownOn: march(knownOn) });

export const unit = (name: string): UnitId => asId<UnitId>(name);
export const issueId = (name: string): IssueId => asId<IssueId>(name);
export const PROGRAMME = asId<ProgrammeId>('programme');
/** Of the fact that was recorded as the `seq`th of a record, from 0. */
export const eventId = (seq: number): EventId => asId<EventId>(`event-${seq}`);
export const sealed = (box: string): Sealed => ({ key: 'key', box });

/** Facts, each with the day of March 2026 on which it was recorded, and the request that told it where two streams tell. */
export const recorded = (
  kind: RegisterKind,
  ...facts: readonly (readonly [recordedOn: number, event: FactOf, begun?: string])[]
): RegisterRecord => ({
  kind,
  id: kind,
  programme: PROGRAMME,
  facts: facts.map(([on, event, begun], seq) => ({
    id: eventId(seq),
    ...(begun === undefined ? {} : { begun }),
    recordedOn: march(on),
    seq,
    event,
  })),
  ...(facts.some(([, event]) => isCorrection(event)) ? { corrected: true } : {}),
});
