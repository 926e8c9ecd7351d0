import type { RegisterRecord } from '../registers.view.js';
import type { RegisterKind } from './kinds.js';
import { type Correctable, isVoid } from '../../src/kernel/facts/correctable.js';
import type { Decider, DomainEvent } from '../../src/kernel/facts/decider.js';
import type { Handler } from '../../src/kernel/facts/handle.js';
import type { Outcome, Part } from '../../src/kernel/facts/envelope.js';
import { erasing, type Erasing } from '../../src/kernel/facts/erasing.js';
import type { Sealed } from '../../src/kernel/ports/keyring.js';
import type { CalendarDate } from '../../src/kernel/words/calendar-date.js';
import type { Pair } from '../../src/kernel/words/pair.js';
import type { RuleCode } from '../../src/kernel/words/refusal.js';
import { historyBy, type HistoryRow, type Moving, type Words } from './history.js';
import { replacedIn } from './replaced.js';
import { type InOrder, toldBy } from './told.js';

/** What should never have been recorded is shown as such, and counts nowhere (corrections.md). */
export const VOID = 'void';

/** Where the stream of a thing ends, of which programme the thing is, and whether it is void. */
export type End = Part & { readonly isVoid: boolean; readonly programme: string | undefined };

/** A kind of thing that has a register: how one reads at a pair of dates, and where its stream ends. */
export type Kind<T> = {
  readonly kind: RegisterKind;
  /** As it is shown: what is void by then has that status. */
  readonly at: (record: RegisterRecord, pair: Pair) => T | undefined;
  /** As readings know it: undefined for what is void by then. */
  readonly counted: (record: RegisterRecord, pair: Pair) => T | undefined;
  readonly history: (record: RegisterRecord, knownOn: CalendarDate) => HistoryRow[];
  readonly end: (handler: Handler, id: string) => Promise<End>;
  /** Makes every text of a thing unreadable that was told until now. */
  readonly erase: (handler: Handler, wish: Erasing) => Promise<Outcome>;
};

type Parts<T, S extends Correctable, E extends DomainEvent> = {
  readonly kind: RegisterKind;
  /** The thing by its facts as they are told; undefined where it was not recorded by then. */
  readonly read: (record: RegisterRecord, pair: Pair) => T | undefined;
  readonly words: Words;
  readonly inOrder?: InOrder;
  readonly moving?: Moving;
  readonly decider: Decider<S, E>;
  /** Why its texts may not be erased as it stands; where this is missing, they may always be. */
  readonly keepsTexts?: (state: S) => RuleCode | undefined;
};

const programmeOf = (state: object): string | undefined =>
  'programme' in state && typeof state.programme === 'string' ? state.programme : undefined;

/** What is recorded of an erasure: of which thing, and of which programme. */
const erasureOf =
  (kind: RegisterKind, id: string) =>
  (
    state: object,
    { reason: { key, box }, erased }: { readonly reason: Sealed; readonly erased: readonly string[] },
  ) => {
    const type = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}Erased`;
    const programme = programmeOf(state);
    const of = programme === undefined ? {} : { programme };
    return { type, data: { [kind]: id, ...of, erased, reason: { key, box } } };
  };

/** A kind whose things are read off their facts as they are told; its stream is folded in the cache that writes keep. */
export const kindOf = <T extends { readonly status: string }, S extends Correctable, E extends DomainEvent>({
  kind,
  read,
  words,
  inOrder,
  moving,
  decider,
  keepsTexts,
}: Parts<T, S, E>): Kind<T> => ({
  kind,
  at: (record, pair) => {
    const told = toldBy(record, pair.knownOn, inOrder);
    const thing = read({ ...told.record, facts: replacedIn(record, told.record.facts, inOrder) }, pair);
    return thing && told.isVoid ? { ...thing, status: VOID } : thing;
  },
  counted: (record, pair) => {
    const told = toldBy(record, pair.knownOn, inOrder);
    return told.isVoid ? undefined : read(told.record, pair);
  },
  history: (record, knownOn) => historyBy(record, knownOn, { words, inOrder, moving }),
  end: async (handler, id) => {
    const { revision, position, state } = await handler.folded(decider, id);
    return { revision, position, isVoid: isVoid(state), programme: programmeOf(state) };
  },
  erase: async (handler, wish) => erasing(handler, { decider, eventOf: erasureOf(kind, wish.id), keepsTexts }, wish),
});
