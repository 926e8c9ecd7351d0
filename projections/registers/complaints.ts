import { LEADS_TO } from '../../src/complaints/complaint.events.js';
import type { DomainEvent } from '../../src/kernel/facts/decider.js';
import { type Fact, Telling } from '../../src/kernel/facts/telling.js';
import type { IndexValues } from '../../src/kernel/ports/view-store.js';

/** Indexes of complaints: every unit that was ever named, how it stands as told last, and its label. */
export const COMPLAINT_UNIT = 'complaint-unit';
export const COMPLAINT_STATUS = 'complaint-status';
export const COMPLAINT_LABEL = 'complaint-label';

type Facts = readonly Fact<DomainEvent>[];

const PHASES = new Map<string, string>(Object.entries(LEADS_TO));

const statusOf = (facts: Facts): string => {
  const telling = new Telling(facts);
  if (telling.isVoid) return 'void';
  const phases = telling.facts().flatMap(({ event }) => PHASES.get(event.type) ?? []);
  return phases.at(-1) ?? 'received';
};

/** The ids that facts hold in a field, each once. */
const idsIn = (facts: Facts, field: string): readonly string[] => [
  ...new Set(
    facts.flatMap(({ event }) => {
      const id: unknown = Object.entries(event).find(([name]) => name === field)?.[1];
      return typeof id === 'string' ? [id] : [];
    }),
  ),
];

/** A programme is but a label of theirs: what is read of the programme as a whole holds no complaint. */
export const complaintIndexes = (facts: Facts): IndexValues => ({
  kind: ['complaint'],
  [COMPLAINT_UNIT]: idsIn(facts, 'unit'),
  [COMPLAINT_STATUS]: [statusOf(facts)],
  [COMPLAINT_LABEL]: idsIn(facts, 'programme'),
});
