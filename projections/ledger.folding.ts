import type { Day } from '../src/kernel/words/calendar-date.js';
import { batches } from '../src/kernel/words/batches.js';
import type { Batch, Slot } from '../src/kernel/views/projection.js';
import { type HangingDoc, type LedgerDoc, linkedCells, personCells, replacedCells } from './ledger.cells.js';
import type { CareerEntry, JourneyDoc, PersonDoc } from './ledger.documents.js';
import { activity, keyOfLink, linkTo, thingOf } from './ledger.keys.js';
import { factDays, heldCells, movedCells } from './ledger.moved.js';

const NOBODY: PersonDoc = { career: [], links: [] };
const NO_JOURNEY: JourneyDoc = { attended: [], acknowledged: [], spans: [] };

/** One event being folded. */
export type Folding = Batch<LedgerDoc> & {
  readonly fact: string;
  readonly recorded: Day;
  readonly seq: number;
  readonly rev: number;
};

export type LedgerSlot = Slot<LedgerDoc>;

/** A person of a fact. */
export type Person = { readonly staff: string; readonly person: LedgerSlot };

/** With the documents that the fact touches; of attendance those are the person and the journey. */
export type Concerned = Person & { readonly journey: LedgerSlot; readonly thing: LedgerSlot | undefined };

/** The persons of a fact in order, each with the documents beside the person's own, as `keys` names them. */
export const personsOf = (
  { slots }: Folding,
  persons: readonly string[],
  visit: (who: Person, documents: readonly LedgerSlot[], index: number) => void,
): void => {
  const documents = batches(slots, slots.length / persons.length);
  persons.forEach((staff, index) => {
    const [person, ...others] = documents[index] ?? [];
    if (person) visit({ staff, person }, others, index);
  });
};

/** As `personsOf`, where `personIn` names the documents. */
export const eachOf = (
  folding: Folding,
  persons: readonly string[],
  visit: (who: Concerned, index: number) => void,
): void =>
  personsOf(folding, persons, (who, [journey, thing], index) => {
    if (journey) visit({ ...who, journey, thing }, index);
  });

const personIn = ({ doc }: LedgerSlot): PersonDoc => (doc as PersonDoc | undefined) ?? NOBODY;

/** A document that hangs on a person; `thing` is what it is about. */
type Place = { readonly who: Person; readonly thing: string; readonly slot: LedgerSlot };

/** Replaces a document that hangs on a person, and with it its cells. */
export const replace = (folding: Folding, { who, thing, slot }: Place, next: HangingDoc): void => {
  const person = personIn(who.person);
  const before = slot.doc as HangingDoc | undefined;
  replacedCells(folding.cells, { thing, person, before, after: next });
  slot.put(next);
  if (!before) who.person.put({ ...person, links: [...person.links, linkTo(slot.key, who.staff)] });
};

/** Replaces a person's document of a directive or practice. */
export const settle = (folding: Folding, who: Concerned, thing: string, next: HangingDoc): void => {
  if (who.thing) replace(folding, { who, thing, slot: who.thing }, next);
};

/** Replaces a person's journey by what `change` makes of it. */
export const travel = (
  folding: Folding,
  who: Concerned,
  programme: string,
  change: (journey: JourneyDoc) => JourneyDoc,
): void => {
  const journey = (who.journey.doc as JourneyDoc | undefined) ?? NO_JOURNEY;
  replace(folding, { who, thing: programme, slot: who.journey }, change(journey));
};

/** A fact of a person is held where the person is; `sign` -1 takes it back. */
export const hold = ({ cells }: Folding, who: Person, on: Day, sign: 1 | -1): void =>
  heldCells(cells, personIn(who.person), on, sign);

/** A list without one of its entries, and with others. */
export const exchanged = <T>(list: readonly T[], gone: (entry: T) => boolean, come: readonly T[]): readonly T[] => {
  const at = list.findIndex(gone);
  return [...list.slice(0, at < 0 ? list.length : at), ...(at < 0 ? [] : list.slice(at + 1)), ...come];
};

type Move = { readonly kind: CareerEntry[0]; readonly on: Day; readonly unit: string };

const cellsOf = (folding: Folding, staff: string, person: PersonDoc, sign: 1 | -1): void => {
  personCells(folding.cells, person, sign);
  for (const link of person.links) {
    const doc = folding.linked(keyOfLink(link, staff))?.doc;
    if (doc) linkedCells(folding.cells, { thing: thingOf(link), person, doc }, sign);
  }
};

type Moving = { readonly staff: string; readonly slot: LedgerSlot | undefined };

type Careers = { readonly before: PersonDoc; readonly after: PersonDoc };

/** Takes a person to where another career leads, and all that hangs on them. */
const leadTo = (
  folding: Folding,
  { staff, slot }: Moving,
  change: (career: readonly CareerEntry[]) => readonly CareerEntry[],
): Careers | undefined => {
  if (!slot) return undefined;
  const before = personIn(slot);
  const after: PersonDoc = { ...before, career: change(before.career) };
  cellsOf(folding, staff, before, -1);
  cellsOf(folding, staff, after, 1);
  slot.put(after);
  return { before, after };
};

const heldBy = (folding: Folding, staff: string, { links }: PersonDoc): Day[] =>
  links.flatMap((link) => {
    const doc = folding.linked(keyOfLink(link, staff))?.doc;
    return doc && !('links' in doc || 'marked' in doc) ? factDays(doc) : [];
  });

/** Takes the person that a career's fact is about, `index`th of its persons, to where it leads. */
export const moved = (folding: Folding, staff: string, { kind, on, unit }: Move, index = 0): void => {
  const { seq, fact, slots } = folding;
  leadTo(folding, { staff, slot: slots[index] }, (career) => [...career, [kind, on, seq, unit, fact]]);
};

/** Takes the person to where they would be had a fact of their career never been told. */
export const movedBack = (folding: Folding, staff: string, fact: string): void => {
  const { cells, fact: id, recorded, slots } = folding;
  const careers = leadTo(folding, { staff, slot: slots[0] }, (career) => career.filter((entry) => entry[4] !== fact));
  if (careers) movedCells(cells, careers, { id, recorded }, heldBy(folding, staff, careers.after));
};

/** The entries, those of some events taken back, and their days no longer counted by a subject. */
export const takenBack = <E extends { readonly rev: number; readonly on: Day }>(
  folding: Folding,
  { who, subject }: { readonly who: Person; readonly subject: string },
  entries: readonly E[],
  revisions: readonly number[],
): E[] =>
  entries.map((entry) => {
    if (!revisions.includes(entry.rev)) return entry;
    activity(folding.cells, subject, entry.on, -1);
    hold(folding, who, entry.on, -1);
    return { ...entry, retracted: folding.recorded };
  });
