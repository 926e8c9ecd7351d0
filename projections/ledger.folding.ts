import type { Day } from '../src/kernel/calendar-date.js';
import type { CellSink, Documents } from '../src/kernel/projection.js';
import { type HangingDoc, type LedgerDoc, linkedCells, personCells, replacedCells } from './ledger.cells.js';
import type { CareerEntry, JourneyDoc, PersonDoc } from './ledger.documents.js';
import { activity, keyOfJourney, keyOfLink, keyOfPerson, linkTo } from './ledger.keys.js';

const NOBODY: PersonDoc = { career: [], links: [] };
const NO_JOURNEY: JourneyDoc = { attended: [], acknowledged: [], practised: [] };

/** One event being folded. */
export type Folding = {
  readonly docs: Documents<LedgerDoc>;
  readonly cells: CellSink;
  readonly recorded: Day;
  readonly seq: number;
  readonly rev: number;
};

const personOf = (folding: Folding, staff: string): PersonDoc =>
  (folding.docs.get(keyOfPerson(staff)) as PersonDoc | undefined) ?? NOBODY;

/** Replaces a document that hangs on a person, and with it its cells. */
export const replace = (folding: Folding, staff: string, key: string, next: HangingDoc): void => {
  const { docs, cells } = folding;
  const personKey = keyOfPerson(staff);
  const person = (docs.get(personKey) as PersonDoc | undefined) ?? NOBODY;
  const before = docs.get(key) as HangingDoc | undefined;
  replacedCells(cells, { key, person, before, after: next });
  docs.put(key, next);
  if (!before) docs.put(personKey, { ...person, links: [...person.links, linkTo(key, staff)] });
};

type Move = { readonly kind: CareerEntry[0]; readonly on: Day; readonly unit: string };

const cellsOf = (folding: Folding, staff: string, person: PersonDoc, sign: 1 | -1): void => {
  const { docs, cells } = folding;
  personCells(cells, person, sign);
  for (const link of person.links) {
    const key = keyOfLink(link, staff);
    const doc = docs.get(key);
    if (doc) linkedCells(cells, { key, person, doc }, sign);
  }
};

/** Takes a person to where a fact of their career leads, and all that hangs on them. */
export const moved = (folding: Folding, staff: string, { kind, on, unit }: Move): void => {
  const before = personOf(folding, staff);
  const after: PersonDoc = { ...before, career: [...before.career, [kind, on, folding.seq, unit]] };
  cellsOf(folding, staff, before, -1);
  cellsOf(folding, staff, after, 1);
  folding.docs.put(keyOfPerson(staff), after);
};

/** The entries, those of some events taken back, and their days no longer active. */
export const takenBack = <E extends { readonly rev: number; readonly on: Day }>(
  folding: Folding,
  programme: string,
  entries: readonly E[],
  revisions: readonly number[],
): E[] =>
  entries.map((entry) => {
    if (!revisions.includes(entry.rev)) return entry;
    activity(folding.cells, programme, entry.on, -1);
    return { ...entry, retracted: folding.recorded };
  });

export const journeyOf = (folding: Folding, programme: string, staff: string): JourneyDoc =>
  (folding.docs.get(keyOfJourney(programme, staff)) as JourneyDoc | undefined) ?? NO_JOURNEY;
