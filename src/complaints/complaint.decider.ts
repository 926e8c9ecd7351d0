import { type Correctable, correctable, standingOf } from '../kernel/facts/correctable.js';
import type { Decider, Decision } from '../kernel/facts/decider.js';
import type { Fact } from '../kernel/facts/telling.js';
import type { CalendarDate } from '../kernel/words/calendar-date.js';
import { notInFuture } from '../kernel/words/dates.js';
import type { ProgrammeId, UnitId } from '../kernel/words/ids.js';
import { refuse } from '../kernel/words/refusal.js';
import {
  COMPLAINT_FACTS,
  COMPLAINT_STEPS,
  type ComplaintCorrection,
  type ComplaintEvent,
  type ComplaintFact,
  type ComplaintPhase,
  type ComplaintReceived,
  type ComplaintStep,
  LEADS_TO,
} from './complaint.events.js';

export type KnownComplaint = Correctable & {
  readonly phase: ComplaintPhase;
  readonly programme?: ProgrammeId;
  /** The unit named last; none before it is verified. */
  readonly unit?: UnitId;
  /** The day of the last step, the receipt being the first. */
  readonly lastOn: CalendarDate;
};

export type Complaint = (Correctable & { readonly phase: 'absent' }) | KnownComplaint;

const evolve = (complaint: Complaint, event: ComplaintFact): Complaint => {
  if (event.type === 'ComplaintReceived') {
    const { programme, receivedOn: lastOn } = event;
    return { phase: 'received', lastOn, ...(programme === undefined ? {} : { programme }) };
  }
  if (complaint.phase === 'absent') return complaint;
  const moved = { ...complaint, phase: LEADS_TO[event.type], lastOn: event.on };
  return 'unit' in event ? { ...moved, unit: event.unit } : moved;
};

const plain: Decider<Complaint, ComplaintFact> = {
  category: 'complaint',
  initial: () => ({ phase: 'absent' }),
  evolve,
};

export const complaintDecider: Decider<Complaint, ComplaintEvent> = correctable<
  Complaint,
  ComplaintFact,
  ComplaintCorrection
>({ plain, keeps: COMPLAINT_FACTS });

/** The steps that stand, as they are told now. */
export const stepsOf = (complaint: KnownComplaint): readonly Fact<ComplaintStep>[] =>
  standingOf<ComplaintStep>(complaint, ...COMPLAINT_STEPS);

/** The newest step of a type that stands. */
export const lastStep = (complaint: KnownComplaint, type: ComplaintStep['type']): Fact<ComplaintStep> | undefined =>
  stepsOf(complaint).findLast(({ event }) => event.type === type);

export const receive = (
  complaint: Complaint,
  event: ComplaintReceived,
  today: CalendarDate,
): Decision<ComplaintEvent> => {
  if (complaint.phase !== 'absent') return [];
  const fault = notInFuture(event.receivedOn, today);
  return fault ? refuse(fault) : [event];
};
