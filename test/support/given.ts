import { expect } from '@jest/globals';
import type { CalendarDate } from '../../src/kernel/words/calendar-date.js';
import type { Decider, Decision, DomainEvent, Recording } from '../../src/kernel/facts/decider.js';
import { positionOf } from '../../src/kernel/ports/event-store.js';
import { asId, type CommandId, type EventId } from '../../src/kernel/words/ids.js';
import { type FaultRow, isRefusal, type ProblemCode } from '../../src/kernel/words/refusal.js';
import { must, mustBe } from './expectation.js';

/** What came of a wish. */
type Outcome<E extends DomainEvent> = {
  emits(...events: readonly E[]): void;
  /** Refuses with a code and, where they are named, exactly these rows. */
  refuses(code: ProblemCode, rows?: readonly FaultRow[]): void;
  /** Nothing is left to record. */
  isAlreadySo(): void;
};

type Story<S, E extends DomainEvent> = { when(decide: (state: S) => Decision<E>): Outcome<E> };

const recordingOf = (revision: number): Recording => ({
  id: asId<EventId>(`event-${revision}`),
  revision,
  position: positionOf(revision + 1),
  recordedOn: '2026-01-01' as CalendarDate,
  commandId: asId<CommandId>(`command-${revision}`),
});

const outcomeOf = <E extends DomainEvent>(decision: Decision<E>): Outcome<E> => ({
  emits: (...events) => expect(decision).toStrictEqual(events),
  refuses: (code, rows) => {
    must(isRefusal(decision), `not refused: ${JSON.stringify(decision)}`);
    mustBe(decision.code, code);
    if (rows) expect(decision.rows).toStrictEqual(rows);
  },
  isAlreadySo: () => expect(decision).toStrictEqual([]),
});

/** What some facts come to, recorded one after another from revision 0. */
export const stateOf = <S, E extends DomainEvent>(
  { initial, evolve }: Decider<S, E>,
  ...events: readonly NoInfer<E>[]
): S => events.reduce((state, event, revision) => evolve(state, event, recordingOf(revision)), initial());

/** A stream's facts, recorded one after another from revision 0, and what is wished for then. */
export const given = <S, E extends DomainEvent>(
  decider: Decider<S, E>,
  ...events: readonly NoInfer<E>[]
): Story<S, E> => ({
  when: (decide) => outcomeOf(decide(stateOf(decider, ...events))),
});
