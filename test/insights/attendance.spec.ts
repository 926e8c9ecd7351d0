import { describe, expect, it } from '@jest/globals';
import { type Attendance, attendanceAt } from '../../src/insights/attendance.js';
import { positionOf, type RecordedEvent, streamName } from '../../src/kernel/ports/event-store.js';
import { asId, type CommandId } from '../../src/kernel/words/ids.js';
import type { Pair } from '../../src/kernel/words/pair.js';
import type { SessionEvent } from '../../src/socialisation/session.events.js';
import { amended, at, fact, moved, uninvited, undone, voided } from '../socialisation/correction.stories.js';
import {
  ana,
  attended,
  bo,
  cancelled,
  citra,
  day,
  invited,
  planned,
  rescheduled,
  retracted,
} from '../socialisation/session.stories.js';

const february = (date: number) => day(`2026-02-${String(date).padStart(2, '0')}`);

/** The stream of a session, each fact with the day of February 2026 on which it was recorded. */
const stream = (...facts: readonly (readonly [recordedOn: number, event: SessionEvent])[]): RecordedEvent[] =>
  facts.map(([recorded, { type, ...data }], revision) => {
    const recordedOn = february(recorded);
    const commandId = asId<CommandId>(`command-${revision}`);
    const ids = { commandId, $correlationId: commandId, $causationId: commandId };
    return {
      id: fact(revision),
      type,
      data,
      stream: streamName('session', 'session'),
      revision,
      position: positionOf(revision + 1),
      meta: { recordedAt: `${recordedOn}T01:00:00.000Z`, recordedOn, actor: 'office', ...ids, schemaVersion: 1 },
    };
  });

const on = (asOf: number, knownOn: number): Pair => ({ asOf: february(asOf), knownOn: february(knownOn) });

const shown = (attendance: Attendance | undefined): unknown =>
  attendance && [[...attendance.invited].sort(), [...attendance.attended].sort(), attendance.guests];

describe('attendance at a pair of dates', () => {
  it('is of the day of the session as that is told, whatever was told when it was recorded', () => {
    const log = stream(
      [1, planned()],
      [20, attended([ana, bo], 2)],
      [21, retracted(bo)],
      [22, amended({ fact: fact(0), right: at('2026-02-18') })],
      [22, moved('2026-02-18', ana)],
      [23, attended([citra])],
    );
    const asked = [on(19, 21), on(20, 21), on(17, 22), on(18, 22), on(18, 23)];
    expect(asked.map((pair) => shown(attendanceAt(log, pair)))).toStrictEqual([
      [[], [], 0],
      [[], [ana], 2],
      [[], [], 0],
      [[], [ana], 2],
      [[], [ana, citra], 2],
    ]);
  });

  it('is of the day of the last rescheduling as that is told', () => {
    const log = stream(
      [1, planned()],
      [2, rescheduled('2026-02-22T02:00:00.000Z', '2026-02-22')],
      [22, attended([ana])],
      [23, amended({ fact: fact(1), right: at('2026-02-21') })],
    );
    const asked = [on(21, 22), on(22, 22), on(20, 23), on(21, 23)];
    expect(asked.map((pair) => attendanceAt(log, pair)?.attended.size)).toStrictEqual([0, 1, 0, 1]);
  });

  it('has no invitation that was taken back, for every day from then on as known', () => {
    const log = stream([1, planned()], [2, invited(ana, bo)], [5, uninvited(ana)], [7, invited(ana)]);
    const asked = [on(2, 4), on(2, 5), on(6, 6), on(6, 7), on(7, 7)];
    expect(asked.map((pair) => [...(attendanceAt(log, pair)?.invited ?? [])].sort())).toStrictEqual([
      [ana, bo],
      [bo],
      [bo],
      [bo],
      [ana, bo],
    ]);
  });

  it('is the same once a cancellation was taken back', () => {
    const log = stream([1, planned()], [2, invited(ana)], [3, cancelled()], [4, undone(2)], [20, attended([ana])]);
    expect(shown(attendanceAt(log, on(20, 20)))).toStrictEqual([[ana], [ana], 0]);
  });

  it('is nowhere from the day on which the session is void, and before it was planned', () => {
    const log = stream([2, planned()], [3, invited(ana)], [5, voided]);
    expect(attendanceAt(log, on(4, 1))).toBe(undefined);
    expect(shown(attendanceAt(log, on(9, 4)))).toStrictEqual([[ana], [], 0]);
    expect(attendanceAt(log, on(4, 5))).toBe(undefined);
  });
});
