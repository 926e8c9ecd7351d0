import type { Decision } from '../../src/kernel/facts/decider.js';
import type { Amendment } from '../../src/kernel/facts/telling.js';
import type { CalendarDate } from '../../src/kernel/words/calendar-date.js';
import { asId, type ComplaintId, type EventId, type UnitId } from '../../src/kernel/words/ids.js';
import type { Complaint, KnownComplaint } from '../../src/complaints/complaint.decider.js';
import type { ComplaintEvent, ComplaintReceived, ComplaintStep, Tier } from '../../src/complaints/complaint.events.js';
import { amend, type ComplaintWish, undo, voidComplaint } from '../../src/complaints/correction.rules.js';
import { type StepFacts, takeStep } from '../../src/complaints/step.rules.js';
import { must } from '../support/expectation.js';

export const day = (raw: string): CalendarDate => raw as CalendarDate;
const unit = (name: string): UnitId => asId<UnitId>(name);

const sealed = (box: string) => ({ key: 'complaint:complaint', box });
const reason = sealed('alasan');
const complaint = asId<ComplaintId>('complaint');
const step = (on: string) => ({ complaint, on: day(on) });

export const received = (receivedOn = '2026-03-02'): ComplaintReceived => ({
  type: 'ComplaintReceived',
  complaint,
  receivedOn: day(receivedOn),
  channel: 'counter',
  text: sealed('keluhan'),
  name: sealed('nama'),
  confidential: false,
});

/** One step of each type, on a day. */
export const verified = (on: string, tier: Tier = 'light', of = 'a'): ComplaintStep => ({
  type: 'ComplaintVerified',
  ...step(on),
  tier,
  unit: unit(of),
});
export const returned = (on: string): ComplaintStep => ({ type: 'ComplaintReturned', ...step(on), reason });
export const completed = (on: string): ComplaintStep => ({ type: 'ComplaintCompleted', ...step(on) });
export const forwarded = (on: string): ComplaintStep => ({
  type: 'ComplaintForwarded',
  ...step(on),
  to: sealed('instansi'),
  reason,
});
export const rejected = (on: string): ComplaintStep => ({ type: 'ComplaintRejected', ...step(on), reason });
export const withdrawn = (on: string): ComplaintStep => ({ type: 'ComplaintWithdrawn', ...step(on), reason });
export const assigned = (on: string, to = 'b'): ComplaintStep => ({
  type: 'ComplaintAssigned',
  ...step(on),
  unit: unit(to),
  reason,
});
export const answered = (on: string): ComplaintStep => ({
  type: 'ComplaintAnswered',
  ...step(on),
  text: sealed('jawaban'),
});
export const closed = (on: string): ComplaintStep => ({ type: 'ComplaintClosed', ...step(on) });
export const reopened = (on: string): ComplaintStep => ({ type: 'ComplaintReopened', ...step(on), reason });

export const TODAY = day('2026-03-31');

/** A rule about a complaint that is there. */
const about =
  (decide: (known: KnownComplaint) => Decision<ComplaintEvent>) =>
  (state: Complaint): Decision<ComplaintEvent> => {
    must(state.phase !== 'absent');
    return decide(state);
  };

/** One more step, of which nothing was said before, unless `facts` say otherwise. */
export const taking = (
  next: ComplaintStep,
  facts: Partial<StepFacts> = {},
): ((state: Complaint) => Decision<ComplaintEvent>) =>
  about((state) =>
    takeStep(state, next, { today: TODAY, isSaid: false, isSameUnit: false, unitEnded: false, ...facts }),
  );

const correcting = { complaint, reason: sealed('salah') };

export const fact = (revision: number): EventId => asId<EventId>(`event-${revision}`);

export const amended = (...all: readonly Amendment[]): ComplaintEvent => ({
  type: 'ComplaintAmended',
  ...correcting,
  amended: all,
});
export const undone = (revision: number): ComplaintEvent => ({
  type: 'ComplaintUndone',
  ...correcting,
  what: 'undo',
  undone: [fact(revision)],
});
export const voided: ComplaintEvent = { type: 'ComplaintVoided', ...correcting };

export const amending = (wish: Partial<ComplaintWish>): ((state: Complaint) => Decision<ComplaintEvent>) =>
  about((state) => amend(state, { receipt: {}, ...wish }, TODAY, correcting));
export const undoing = about((state) => undo(state, correcting));
export const voiding = about((state) => voidComplaint(state, correcting));
