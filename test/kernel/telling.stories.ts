import type { Decider, DomainEvent } from '../../src/kernel/facts/decider.js';
import { correctable, type Correctable } from '../../src/kernel/facts/correctable.js';
import type { CorrectionOf, Fact } from '../../src/kernel/facts/telling.js';
import { asId, type EventId } from '../../src/kernel/words/ids.js';

/** A thing made up for these tests: a lamp that is hung, lit, and looked at by people. */
export type Hung = { readonly type: 'LampHung'; readonly colour: string; readonly note?: string };
export type Lit = { readonly type: 'LampLit'; readonly on: string };
export type Seen = { readonly type: 'LampSeen'; readonly who: string };
export type LampFact = Hung | Lit | Seen;
export type LampCorrection = CorrectionOf<'Lamp', object, 'unlight'>;
export type LampEvent = LampFact | LampCorrection;

export type Lamp = Correctable & {
  readonly colour?: string;
  readonly note?: string;
  readonly litOn?: string;
  readonly seenBy: readonly string[];
};

const reason = { key: 'lamp:lamp', box: 'c2VhbGVk' };

export const fact = (revision: number): EventId => asId<EventId>(`event-${revision}`);
export const hung = (colour: string, note?: string): Hung => ({
  type: 'LampHung',
  colour,
  ...(note === undefined ? {} : { note }),
});
export const lit = (on: string): Lit => ({ type: 'LampLit', on });
export const seen = (who: string): Seen => ({ type: 'LampSeen', who });
export const amended = (
  ...all: readonly (readonly [number, Readonly<Record<string, string | null>>])[]
): LampEvent => ({
  type: 'LampAmended',
  reason,
  amended: all.map(([revision, right]) => ({ fact: fact(revision), right })),
});
export const undone = (...revisions: readonly number[]): LampEvent => ({
  type: 'LampUndone',
  reason,
  what: 'unlight',
  undone: revisions.map(fact),
});
export const voided: LampEvent = { type: 'LampVoided', reason };

/** Events recorded one after another, by their ids. */
export const recorded = (...events: readonly DomainEvent[]): Fact<DomainEvent>[] =>
  events.map((event, revision) => ({ id: fact(revision), event }));

const plain: Decider<Lamp, LampFact> = {
  category: 'lamp',
  initial: () => ({ seenBy: [] }),
  evolve: (lamp, event) => {
    if (event.type === 'LampHung') {
      const { colour, note } = event;
      return { seenBy: [], colour, ...(note === undefined ? {} : { note }) };
    }
    if (event.type === 'LampLit') return { ...lamp, litOn: event.on };
    return { ...lamp, seenBy: [...lamp.seenBy, event.who] };
  },
};

/** Who saw it are facts of persons: they are not kept, but carried over. */
export const lampDecider: Decider<Lamp, LampEvent> = correctable<Lamp, LampFact, LampCorrection>({
  plain,
  keeps: ['LampHung', 'LampLit'],
  carry: (before, anew) => ({ ...anew, seenBy: before.seenBy }),
});
