import type { Amendment } from '../src/kernel/facts/telling.js';
import type { EventId } from '../src/kernel/words/ids.js';
import type { JsonObject } from '../src/kernel/words/json.js';

/** The units that were told of a thing, each with the fact that told it: the last one holds. */
export type ToldUnits = { readonly units: readonly { readonly fact: EventId; readonly unit: string }[] };

const KINDS = ['issue', 'suggestion', 'complaint'] as const;
type OfAUnit = (typeof KINDS)[number];

const correctionsOf = (thing: string): readonly string[] => [`${thing}Amended`, `${thing}Undone`, `${thing}Voided`];

/** What tells, or changes, in which unit a thing is: by the field that names the thing. */
const TYPES: ReadonlyMap<string, OfAUnit> = new Map([
  ...['IssueRaised', ...correctionsOf('Issue')].map((type) => [type, 'issue'] as const),
  ...['SuggestionReceived', ...correctionsOf('Suggestion')].map((type) => [type, 'suggestion'] as const),
  ...['ComplaintVerified', 'ComplaintAssigned', ...correctionsOf('Complaint')].map(
    (type) => [type, 'complaint'] as const,
  ),
]);

type Named = { readonly type: string; readonly data: JsonObject };

/** The id that a field of an event names; '' where it names none. */
export const idIn = (data: JsonObject, field: string): string => {
  const id = data[field];
  return typeof id === 'string' ? id : '';
};

/** Under which key the units of a thing are, of what an event tells; none where it tells of no such thing. */
export const unitKeys = ({ type, data }: Named): string[] => {
  const kind = TYPES.get(type);
  return kind === undefined ? [] : [`${kind}:${idIn(data, kind)}`];
};

/** Whether a thing that an event corrects is in a unit as told of it. */
export const isOfAUnit = (type: string): boolean => TYPES.has(type);

/** With one more fact that told the unit. */
export const withUnit = (known: ToldUnits | undefined, fact: EventId, unit: string): ToldUnits => ({
  units: [...(known?.units ?? []), { fact, unit }],
});

type Correcting = { readonly amended?: readonly Amendment[]; readonly undone?: readonly EventId[] };

/** As it is right from a correction on. */
export const correctedUnits = ({ units }: ToldUnits, { amended = [], undone = [] }: Correcting): ToldUnits => {
  const rightOf = new Map(amended.map(({ fact, right }) => [fact, right['unit']] as const));
  const rightIn = ({ fact, unit }: ToldUnits['units'][number]): ToldUnits['units'][number] => {
    const right = rightOf.get(fact);
    return { fact, unit: typeof right === 'string' ? right : unit };
  };
  return { units: units.filter(({ fact }) => !undone.includes(fact)).map(rightIn) };
};

/** The unit of a thing; null where none is told. */
export const unitIn = ({ units }: ToldUnits): string | null => units.at(-1)?.unit ?? null;
