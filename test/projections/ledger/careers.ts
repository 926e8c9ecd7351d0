import type { LedgerEvent } from '../../../projections/ledger.tally.js';
import { domainEvent } from '../../../src/kernel/facts/domain-event.js';
import type { RecordedEvent } from '../../../src/kernel/ports/event-store.js';
import type { EventId, StaffId } from '../../../src/kernel/words/ids.js';

/** The events of a person's career that stand, in a log. */
export const careerOf = (log: readonly RecordedEvent[], staff: StaffId): EventId[] => {
  const told = log.map((event) => ({ id: event.id, event: domainEvent<LedgerEvent>(event) }));
  const undone = told.flatMap(({ event }) =>
    event.type === 'StaffUndone' && event.staff === staff ? [event.fact] : [],
  );
  return told.flatMap(({ id, event }) => (isCareerOf(event, staff) && !undone.includes(id) ? [id] : []));
};

const isCareerOf = (event: LedgerEvent, staff: StaffId): boolean => {
  if (event.type === 'StaffMovedTogether') return event.moves.some((move) => move.staff === staff);
  const isOwn = ['StaffEnrolled', 'StaffTransferred', 'StaffDeparted'].includes(event.type);
  return isOwn && 'staff' in event && event.staff === staff;
};
