import type { FactOf, RegisterFact, RegisterRecord } from '../registers.view.js';
import { isSealed, type Sealed } from '../../src/kernel/ports/keyring.js';
import { LAST_DAY } from '../../src/kernel/words/calendar-date.js';
import { type InOrder, tellingBy } from './told.js';

/** A text in whose place another one was told since. */
type Replaced = Sealed & { readonly replaced: true };

export const isReplaced = (value: unknown): value is Replaced => isSealed(value) && 'replaced' in value;

const markedIn = (event: FactOf, now: object): FactOf => {
  const right = new Map<string, unknown>(Object.entries(now));
  const marked = Object.entries(event).map(([name, value]: [string, unknown]) => {
    if (!isSealed(value)) return [name, value];
    const told = right.get(name);
    return [name, isSealed(told) && told.box === value.box ? value : { ...value, replaced: true }];
  });
  return Object.fromEntries(marked) as FactOf;
};

/** Some facts of a thing as they are told on a day, each text marked that is told otherwise by now. */
export const replacedIn = (
  record: RegisterRecord,
  facts: readonly RegisterFact[],
  inOrder?: InOrder,
): readonly RegisterFact[] => {
  if (!record.corrected) return facts;
  const now = new Map(
    tellingBy(record, LAST_DAY, inOrder)
      .history()
      .map(({ fact }) => [fact.id, fact.event] as const),
  );
  return facts.map((fact) => ({ ...fact, event: markedIn(fact.event, now.get(fact.id) ?? fact.event) }));
};
