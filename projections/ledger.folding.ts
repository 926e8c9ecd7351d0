import type { Day } from '../src/kernel/calendar-date.js';
import type { CellSink, Documents } from '../src/kernel/projection.js';
import { type HangingDoc, type LedgerDoc, linkedCells, personCells, replacedCells } from './ledger.cells.js';
import type { CareerEntry, JourneyDoc, PersonDoc } from './ledger.documents.js';
import { activity, keyOfLink, linkTo, thingOf } from './ledger.keys.js';

const NOBODY: PersonDoc = { career: [], links: [] };
const NO_JOURNEY: JourneyDoc = { attended: [], acknowledged: [], spans: [] };

/** One event being folded. */
export type Folding = {
  readonly docs: Documents<LedgerDoc>;
  readonly cells: CellSink;
  /** As `keysOf` made them. */
  readonly keys: readonly string[];
  readonly recorded: Day;
  readonly seq: number;
  readonly rev: number;
};

/** A person of a fact, and the keys of the documents that it touches; of attendance it is the journey alone. */
export type Concerned = {
  readonly staff: string;
  readonly personKey: string;
  readonly journeyKey: string;
  readonly thingKey: string;
};

/** The persons of a fact in order, each with the keys that were made for them. */
export const eachOf = (
  { keys }: Folding,
  staff: readonly string[],
  visit: (who: Concerned, index: number) => void,
): void => {
  const each = keys.length / staff.length;
  staff.forEach((person, index) => {
    const [personKey = '', journeyKey = '', thingKey = ''] = keys.slice(index * each, (index + 1) * each);
    visit({ staff: person, personKey, journeyKey, thingKey }, index);
  });
};

type Place = { readonly key: string; readonly thing: string };

/** Replaces a document that hangs on a person, and with it its cells. */
const replace = (folding: Folding, { staff, personKey }: Concerned, { key, thing }: Place, next: HangingDoc): void => {
  const { docs, cells } = folding;
  const person = (docs.get(personKey) as PersonDoc | undefined) ?? NOBODY;
  const before = docs.get(key) as HangingDoc | undefined;
  replacedCells(cells, { thing, person, before, after: next });
  docs.put(key, next);
  if (!before) docs.put(personKey, { ...person, links: [...person.links, linkTo(key, staff)] });
};

/** Replaces a person's document of a directive or practice. */
export const settle = (folding: Folding, who: Concerned, thing: string, next: HangingDoc): void =>
  replace(folding, who, { key: who.thingKey, thing }, next);

/** Replaces a person's journey by what `change` makes of it; undefined for no change. */
export const travel = (
  folding: Folding,
  who: Concerned,
  programme: string,
  change: (journey: JourneyDoc) => JourneyDoc,
): void => {
  const journey = (folding.docs.get(who.journeyKey) as JourneyDoc | undefined) ?? NO_JOURNEY;
  replace(folding, who, { key: who.journeyKey, thing: programme }, change(journey));
};

/** A list without one of its entries, and with others. */
export const exchanged = <T>(list: readonly T[], gone: (entry: T) => boolean, come: readonly T[]): readonly T[] => {
  const at = list.findIndex(gone);
  return [...list.slice(0, at < 0 ? list.length : at), ...(at < 0 ? [] : list.slice(at + 1)), ...come];
};

type Move = { readonly kind: CareerEntry[0]; readonly on: Day; readonly unit: string };

const cellsOf = (folding: Folding, staff: string, person: PersonDoc, sign: 1 | -1): void => {
  const { docs, cells } = folding;
  personCells(cells, person, sign);
  for (const link of person.links) {
    const key = keyOfLink(link, staff);
    const doc = docs.get(key);
    if (doc) linkedCells(cells, { thing: thingOf(link), person, doc }, sign);
  }
};

/** Takes a person to where a fact of their career leads, and all that hangs on them. */
export const moved = (folding: Folding, staff: string, personKey: string, { kind, on, unit }: Move): void => {
  const before = (folding.docs.get(personKey) as PersonDoc | undefined) ?? NOBODY;
  const after: PersonDoc = { ...before, career: [...before.career, [kind, on, folding.seq, unit]] };
  cellsOf(folding, staff, before, -1);
  cellsOf(folding, staff, after, 1);
  folding.docs.put(personKey, after);
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
