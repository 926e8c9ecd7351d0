import { amendmentsOf } from '../kernel/facts/amending.js';
import { standing } from '../kernel/facts/correctable.js';
import type { Decision } from '../kernel/facts/decider.js';
import { undone, voided } from '../kernel/facts/undoing.js';
import type { Sealed } from '../kernel/ports/keyring.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { notInFuture } from '../kernel/words/dates.js';
import type { ComplaintId, ProgrammeId } from '../kernel/words/ids.js';
import { refuse, type RuleCode } from '../kernel/words/refusal.js';
import { type KnownComplaint, lastStep, stepsOf } from './complaint.decider.js';
import type { Channel, ComplaintEvent, ComplaintReceived, Tier } from './complaint.events.js';

export type Correcting = { readonly complaint: ComplaintId; readonly programme?: ProgrammeId; readonly reason: Sealed };

/** What is told otherwise of the receipt; null takes a part of the complainant away. */
export type ReceiptWish = {
  readonly receivedOn?: CalendarDate | undefined;
  readonly channel?: Channel | undefined;
  readonly reference?: Sealed | undefined;
  readonly text?: Sealed | undefined;
  readonly name?: Sealed | null | undefined;
  readonly contact?: Sealed | null | undefined;
};

export type ComplaintWish = { readonly receipt: ReceiptWish; readonly tier?: Tier | undefined };

const dayFault = (
  complaint: KnownComplaint,
  on: CalendarDate | undefined,
  today: CalendarDate,
): RuleCode | undefined => {
  if (on === undefined) return undefined;
  const first = stepsOf(complaint)[0]?.event.on;
  return notInFuture(on, today) ?? (first !== undefined && on > first ? 'step-backwards' : undefined);
};

/** Tells the receipt, and the tier that it was verified with, as they are right; clocks run anew from that. */
export const amend = (
  complaint: KnownComplaint,
  { receipt, tier }: ComplaintWish,
  today: CalendarDate,
  correcting: Correcting,
): Decision<ComplaintEvent> => {
  const verified = lastStep(complaint, 'ComplaintVerified');
  const amended = amendmentsOf([
    { fact: standing<ComplaintReceived>(complaint, 'ComplaintReceived'), right: receipt },
    { fact: verified, right: { tier } },
  ]);
  if (tier !== undefined && !verified) return refuse('not-verified');
  if (amended.length === 0) return [];
  const fault = dayFault(complaint, receipt.receivedOn, today);
  return fault ? refuse(fault) : [{ type: 'ComplaintAmended', ...correcting, amended }];
};

/** Takes the last step back that stands. */
export const undo = (complaint: KnownComplaint, correcting: Correcting): Decision<ComplaintEvent> =>
  undone(stepsOf(complaint).at(-1), (facts) => ({
    type: 'ComplaintUndone',
    ...correcting,
    what: 'undo',
    undone: facts,
  }));

export const voidComplaint = (complaint: KnownComplaint, correcting: Correcting): Decision<ComplaintEvent> =>
  voided(complaint, false, { type: 'ComplaintVoided', ...correcting });
